"""What has been reckoned of frozen values, found again while they are the very same ones."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Any, TypeVar

Value = TypeVar("Value")


# A board as it is, as the wall was turned to it, and as it was when the wall was held.
_KEPT = 3


class Memo:
    """The last few answers of each function that was asked.

    A room has one: what a board is to three audiences and a hundred people is reckoned once.
    State is frozen, so a value that is the same object says the same. Nothing here is needed for
    being right: with a memo that forgets everything the pictures are the same, only slower.
    """

    def __init__(self) -> None:
        self._kept: dict[object, list[tuple[tuple[object, ...], Any]]] = {}

    def of(self, name: object, make: Callable[..., Value], *given: object) -> Value:
        """`make(*given)`, or what it was under `name` with the very same values a moment ago.

        `make` must look at nothing but `given`. Only the last few are kept.
        """
        known = self._kept.setdefault(name, [])
        for place, (values, answer) in enumerate(known):
            if _same(values, given):
                known.insert(0, known.pop(place))
                found: Value = answer
                return found
        made = make(*given)
        # The values are kept too: were they let go of, others could get their identity.
        known.insert(0, (given, made))
        del known[_KEPT:]
        return made

    def forget(self) -> None:
        """Let go of everything: what somebody wrote is to be erased."""
        self._kept.clear()


def _same(known: tuple[object, ...], given: tuple[object, ...]) -> bool:
    return len(known) == len(given) and all(map(is_, known, given))
