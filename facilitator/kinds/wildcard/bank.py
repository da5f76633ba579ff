"""Ready-made jokers: changes of low probability and very high impact, told as if they had come."""

from __future__ import annotations

import csv
from collections.abc import Collection
from functools import cache
from hashlib import blake2b
from pathlib import Path

from facilitator.domain.offering import Item
from facilitator.judging.before import OWN

_FILE = Path(__file__).with_name("bank.tsv")


@cache
def bank() -> tuple[Item, ...]:
    """Every joker of the bank, in the order of its file."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE)
        return tuple(Item(row["id"], row["name"], row["text"], OWN) for row in rows)


def drawn(held: Collection[str], number: int, salt: str) -> tuple[Item, ...]:
    """So many that are not `held`, as many as are left at most, in an order that hangs on `salt`.

    No chance: the same draw gives the same jokers on any server.
    """
    left = (item for item in bank() if item.id not in held)
    return tuple(sorted(left, key=lambda item: _hash(salt, item.id))[:number])


def _hash(salt: str, item: str) -> bytes:
    return blake2b(f"{len(salt)} {salt}{item}".encode(), digest_size=16).digest()
