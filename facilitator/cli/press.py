"""The pressroom's child: one order on standard input, its files on standard output.

The file is folded once, however many are asked for. It runs at the lowest priority, so that phones
go before it, and ends when nobody reads what it writes.
"""

from __future__ import annotations

import json
import os
import sys
from typing import IO

from facilitator.domain.message import message
from facilitator.pressroom.orders import Copy, read_order
from facilitator.report.boxes import BOXES
from facilitator.report.formats import FORMATS
from facilitator.report.printing import NoSuchOrganisation, Printer
from facilitator.show.language import say

from .printer import NotOpened, open_printer

_LOWEST = 19


def main() -> int:
    """Read the order, make its files; 1 when it said why not."""
    os.nice(_LOWEST)
    answers = sys.stdout.buffer
    # What anybody else may print must not be taken for an answer.
    sys.stdout = sys.stderr
    asked = sys.stdin.buffer.readline()
    if not asked:
        return 0  # the server ended before it had said what it wanted
    order, sessions = read_order(asked)
    try:
        printer = open_printer(order.file, sessions, order.language)
        for copy in order.copies:
            _send(answers, _made(printer, copy, answers))
    except NoSuchOrganisation as error:
        return _refuse(answers, say(order.language, message(
            "{organisation} finns inte i workshopen."), {"organisation": error}))
    except NotOpened as error:
        return _refuse(answers, str(error))
    return 0


def _made(printer: Printer, copy: Copy, answers: IO[bytes]) -> bytes:
    def progress(done: int, of: int, what: str) -> None:
        _tell(answers, done=done, of=of, what=what[:200])

    box = BOXES.get(copy.ware)
    if box:
        return box.pack(printer, progress)
    form = FORMATS[copy.ware]
    progress(0, 1, say(printer.language, form.label))
    return printer.copy(form, copy.organisation, copy.separator, copy.version)


def _send(answers: IO[bytes], body: bytes) -> None:
    _tell(answers, bytes=len(body))
    answers.write(body)
    answers.flush()


def _refuse(answers: IO[bytes], why: str) -> int:
    _tell(answers, why=why)
    return 1


def _tell(answers: IO[bytes], **told: object) -> None:
    answers.write(json.dumps(told).encode() + b"\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
