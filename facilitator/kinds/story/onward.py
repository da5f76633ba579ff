"""Where a person's words went on within a text, so that they can go from there too.

Each save is a whole field: what one has written stands also in what the next wrote after it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from facilitator.domain.event import Event
from facilitator.domain.pictures import PICTURE
from facilitator.domain.quoting import quotations, without


@dataclass(slots=True)
class _Field:
    """A field on its way through the log: how it read before the present hand, and since."""

    before: str = ""
    now: str = ""
    hand: str = ""
    gone: list[str] = field(default_factory=list)


def onward(
    events: Iterable[Event], gone: Collection[str], instead: str
) -> Mapping[int, Mapping[str, object]]:
    """By the number of an event its words without those of `gone`, entries that are erased.

    Fewer than three words in a row are anybody's.
    """
    fields: dict[tuple[str, str], _Field] = {}
    changed: dict[int, Mapping[str, object]] = {}
    suggested: dict[str, tuple[str, str]] = {}
    for event in events:
        data = event.data
        if event.name == "story.pictured" and data["entry"] in gone:
            changed[event.seq] = {PICTURE: instead, "alt": instead}
        if event.name == "story.suggested":
            suggested[str(data["entry"])] = str(data["narrative"]), str(data["field"])
        if event.name in ("story.suggested", "story.went_on"):
            if data["entry"] in gone:
                place = fields.setdefault(suggested.get(str(data["entry"]), ("", "")), _Field())
                place.gone.append(str(data["words"]))
        elif event.name == "story.wrote":
            place = fields.setdefault((str(data["narrative"]), str(data["field"])), _Field())
            _write(place, str(data["words"]), str(data["entry"]), gone)
            if data["entry"] not in gone:
                left = without(str(data["words"]), quotations(_all(place, gone)), instead)
                if left != data["words"]:
                    changed[event.seq] = {"words": left}
    return changed


def _write(place: _Field, words: str, hand: str, gone: Collection[str]) -> None:
    if hand != place.hand:
        place.gone = list(_all(place, gone))
        place.before, place.hand = place.now, hand
    place.now = words


def _all(place: _Field, gone: Collection[str]) -> Iterator[str]:
    """Everything that erased hands have put into the field, as far as it can be known again."""
    yield from place.gone
    if place.hand in gone:
        yield from _added(place.before, place.now)


def _added(before: str, after: str) -> Iterator[str]:
    """The rows of words that stand in `after` and did not in `before`."""
    old, new = before.split(), after.split()
    for tag, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in ("insert", "replace"):
            yield " ".join(new[start:end])
