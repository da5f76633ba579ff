"""How a command is answered, in the words of the one who asked."""

from __future__ import annotations

from facilitator.domain.command import Receipt
from facilitator.domain.message import message
from facilitator.domain.refused import Refused

from .language import say


def accepted(receipt: Receipt) -> dict[str, object]:
    """The acknowledgement of something that is on disk."""
    return {"ok": True, "seq": receipt.seq}


def refusal(refused: Refused, language: str) -> dict[str, object]:
    """A refusal with its sentence in `language`."""
    answer = {"ok": False, "code": refused.code, "field": refused.field,
              "why": say(language, refused.why, refused.details)}
    return answer if refused.retry_ms is None else {**answer, "retry_ms": refused.retry_ms}


def failure(language: str) -> dict[str, object]:
    """The answer when the fault is ours. Another try may help, but must not hold up the rest."""
    why = message("Något gick fel hos oss. Det är inte sparat, försök igen.")
    return {"ok": False, "code": "internal", "field": None, "why": say(language, why)}
