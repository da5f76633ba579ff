"""What each form of a narrative is made of: its parts, their fields and how long they may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.domain.message import message
from facilitator.scenarios.forms import FORMS

LEAST_EVENTS, MOST_EVENTS = 6, 12
# What a day in the life should hold (methods.md §2.10).
DAY_WORDS = (300, 500)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Slot:
    """One field: what it is called in commands and on the screen; `lines` where it may have many.

    `hint` says what goes there, "" where the label is enough.
    """

    name: str
    label: str
    limit: int
    lines: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that stand together; what is written in them is one passage. `nth` counts alike."""

    id: str
    label: str
    slots: tuple[Slot, ...]
    nth: int = 0


def _alone(
    name: str, label: str, limit: int, hint: str = "", *, lines: bool = True
) -> Part:
    return Part(name, label, (Slot(name, label, limit, lines, hint),))


def _notice(nth: int) -> Part:
    return Part(f"notice{nth}", message("Notis"), (
        Slot(f"notice{nth}_head", message("Rubrik"), 50),
        Slot(f"notice{nth}_text", message("Text"), 180, lines=True)), nth)


def _event(nth: int) -> Part:
    return Part(f"event{nth}", message("Händelse"), (
        Slot(f"event{nth}_year", message("År"), 10),
        Slot(f"event{nth}_head", message("Rubrik"), 60),
        Slot(f"event{nth}_why", message("Orsak och verkan"), 160, lines=True,
             hint=message("Vad ledde dit, och vad ledde det till?")),
        Slot(f"event{nth}_who", message("Aktör"), 50, hint=message("Vem gjorde det?"))), nth)


_FRONTPAGE = (
    Part("masthead", message("Tidningshuvud"), (
        Slot("paper", message("Tidningens namn"), 40), Slot("date", message("Datum"), 30))),
    _alone("headline", message("Huvudrubrik"), 80, lines=False),
    _alone("lead", message("Ingress"), 280, message("Vad har hänt, för vem och varför?")),
    _notice(1), _notice(2), _notice(3),
    _alone("advert", message("Annons"), 120, message("Vad säljs i den här världen?")),
)
_DAY = (
    Part("persona", message("Vem är det?"), (
        Slot("name", message("Namn"), 40), Slot("age", message("Ålder"), 10),
        Slot("place", message("Ort"), 60), Slot("work", message("Yrke"), 80))),
    _alone("morning", message("Morgon"), 1500),
    _alone("forenoon", message("Förmiddag"), 1500),
    _alone("afternoon", message("Eftermiddag"), 1500),
    _alone("evening", message("Kväll"), 1500),
)
_FICTION = (
    _alone("name", message("Namn"), 80, message("Vad heter föremålet, tjänsten eller initiativet?"),
           lines=False),
    _alone("what", message("Vad är det?"), 600),
    _alone("whom", message("För vem?"), 300),
    _alone("theme", message("Vilket tema?"), 80, lines=False),
    _alone("trend", message("Vilken megatrend ligger bakom?"), 120, lines=False),
)
_SKETCH = (
    _alone("title", message("Titel"), 80, lines=False),
    _alone("looks", message("Hur ser det ut?"), 900),
    _alone("path", message("Hur kom vi hit?"), 900),
    _alone("winners", message("Vem vinner?"), 600),
    _alone("losers", message("Vem förlorar?"), 600),
)
SPEC: Mapping[str, tuple[Part, ...]] = dict(zip(FORMS, (
    _FRONTPAGE, _DAY, tuple(_event(nth) for nth in range(1, MOST_EVENTS + 1)), _FICTION, _SKETCH,
), strict=True))
FRONTPAGE, DAY, CHAIN, FICTION, SKETCH = FORMS
# The field that a text is called by, the first of these that has words.
_TITLES: Mapping[str, tuple[str, ...]] = {
    FRONTPAGE: ("headline", "paper"), DAY: ("name",), CHAIN: ("event1_head",), FICTION: ("name",),
    SKETCH: ("title",)}
LONGEST = max(slot.limit for parts in SPEC.values() for part in parts for slot in part.slots)


def slots(form: str) -> Iterator[Slot]:
    """Every field of a form, in its order."""
    return (slot for part in SPEC[form] for slot in part.slots)


def slot_of(form: str, name: object) -> Slot | None:
    """The field of that name, None where the form has none."""
    return next((slot for slot in slots(form) if slot.name == name), None)


def title_of(form: str, words: Mapping[str, str]) -> str:
    """What a text is called, in people's words; "" where nothing is written there yet."""
    return next((words[name] for name in _TITLES[form] if words.get(name)), "")


def shown_parts(form: str, words: Mapping[str, str]) -> tuple[Part, ...]:
    """The parts to write in: of a chain six events, and always one empty after those written."""
    parts = SPEC[form]
    if form != CHAIN:
        return parts
    last = max((part.nth for part in written_parts(form, words)), default=0)
    return parts[:max(LEAST_EVENTS, min(last + 1, MOST_EVENTS))]


def written_parts(form: str, words: Mapping[str, str]) -> tuple[Part, ...]:
    """The parts that have words, as they are read: the events of a chain by year."""
    parts = [part for part in SPEC[form] if any(words.get(slot.name) for slot in part.slots)]
    if form == CHAIN:
        parts.sort(key=lambda part: (year_of(words.get(f"{part.id}_year", "")) or 9999, part.nth))
    return tuple(parts)


def said_in(part: Part, words: Mapping[str, str]) -> str:
    """What a part says: short facts in a row, longer words each on lines of their own."""
    between = "\n" if any(slot.lines for slot in part.slots) else ", "
    return between.join(words[slot.name] for slot in part.slots if words.get(slot.name))


def year_of(words: str) -> int:
    """The year in what was written, 0 where there is none."""
    found = _YEAR.search(words)
    return int(found[1]) if found else 0


def word_count(words: Mapping[str, str]) -> int:
    """How many words stand in all fields together."""
    return sum(len(each.split()) for each in words.values())
