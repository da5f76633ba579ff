"""The command line of the rehearsal: `facilitator rehearse URL CODE`."""

import argparse
import asyncio
import json
import signal
import sys

from facilitator.rehearsal.crowd import rehearse
from facilitator.rehearsal.figures import Figures
from facilitator.rehearsal.plan import RehearsalPlan, RehearsalRefused
from facilitator.rehearsal.table import table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `rehearse` takes to its parser."""
    parser.add_argument("url", metavar="URL", help="serverns adress, t.ex. http://127.0.0.1:8000")
    parser.add_argument("code", metavar="CODE", help="workshoppens kod")
    parser.add_argument("--people", type=int, default=100, help="antal telefoner (100)")
    parser.add_argument("--seconds", type=float, default=60.0, help="hur länge de skriver (60)")
    parser.add_argument("--every", type=float, default=10.0,
                        help="sekunder mellan svar, högst 15 i en röstning (10)")
    parser.add_argument("--opening", type=int, default=0, help="antal kort i en skur först (0)")
    parser.add_argument("--seed", type=int, default=2050, help="slumptalens frö (2050)")
    parser.add_argument("--desk-key", help="kontrollera mot det lagrade med processledarens nyckel")
    parser.add_argument("--json", action="store_true", help="siffrorna som JSON")


def run(args: argparse.Namespace) -> int:
    """Rehearse and print the figures; exit status 0 done, 1 refused, 2 wrong usage."""
    try:
        plan = RehearsalPlan(
            url=args.url.rstrip("/"),
            code=args.code,
            people=args.people,
            seconds=args.seconds,
            every=args.every,
            seed=args.seed,
            desk_key=args.desk_key,
            opening=args.opening,
        )
    except ValueError as wrong:
        return _refuse(str(wrong), 2)
    try:
        figures = asyncio.run(_until_signalled(plan))
    except RehearsalRefused as refused:
        return _refuse(str(refused), 1)
    text = json.dumps(figures.as_json(), ensure_ascii=False) if args.json else table(figures)
    sys.stdout.write(text + "\n")
    return 0


async def _until_signalled(plan: RehearsalPlan) -> Figures:
    """Ctrl-C and SIGTERM stop the crowd at once; its figures are still wanted."""
    task = asyncio.ensure_future(rehearse(plan))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    return await task


def _refuse(sentence: str, status: int) -> int:
    sys.stderr.write(sentence + "\n")
    return status
