"""The command line. Each command is a module with `add_arguments` and `run`, read when asked."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

# Read lazily: `serve` must patch the standard library before anything else is imported.
COMMANDS = {
    "serve": ("facilitator.cli.serve", "serva workshoppar"),
    "demo": ("facilitator.cli.demo", "en färdig demonstration med publik"),
    "new": ("facilitator.cli.new", "gör en ny workshop"),
    "templates": ("facilitator.cli.templates", "lista mallar och program"),
    "rehearse": ("facilitator.rehearsal.command", "öva med simulerade telefoner"),
    "backup": ("facilitator.cli.backup", "kontrollerad kopia, också mitt i en workshop"),
    "restore": ("facilitator.cli.restore", "lägg tillbaka en kopia"),
    "account": ("facilitator.cli.account", "konton: lista, bjud in, nytt lösenord"),
    "suggest": ("facilitator.cli.suggest", "förslag: gruppera raderna i en fil, utan server"),
    "import": ("facilitator.cli.importing", "läs in en workshop ur dess JSON-rapport"),
    "carry": ("facilitator.cli.carry", "visa vad en workshop kan lämna vidare till nästa"),
    "report": ("facilitator.cli.report", "skriv rapporten till en fil"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 refused with a sentence, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="facilitator",
        description="Levande workshoppar för framsyn: telefon, vägg, bord och rapport.")
    commands = parser.add_subparsers(dest="command", metavar="KOMMANDO", required=True)
    wanted = next((word for word in given if not word.startswith("-")), "")
    for name, (module, words) in COMMANDS.items():
        one = commands.add_parser(name, help=words, description=words)
        if name == wanted:
            importlib.import_module(module).add_arguments(one)
    parsed = parser.parse_args(given)
    status: int = importlib.import_module(COMMANDS[parsed.command][0]).run(parsed)
    return status


def refuse(sentence: str) -> int:
    """Say why not, on standard error; the exit status for it."""
    sys.stderr.write(sentence.rstrip() + "\n")
    return 1
