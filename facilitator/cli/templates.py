"""`facilitator templates`: what a workshop can be made from."""

from __future__ import annotations

import argparse
import sys

from facilitator.plans import plans, programmes


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to add."""
    del parser


def run(args: argparse.Namespace) -> int:
    """List templates, then programmes: name, title, size."""
    del args
    for plan in plans().values():
        sys.stdout.write(f"{plan.name:<18} {plan.title}, {plan.minutes} min. {plan.summary}\n")
    for programme in programmes().values():
        sys.stdout.write(f"{programme.name:<18} {programme.title} (program), "
                         f"{len(programme.organisations)} organisationer\n")
    return 0
