"""Rooms that have rated, for the gallery: twenty things, and a crowd that is divided on some."""

from __future__ import annotations

from facilitator.judging.listing import listing

from .boards import DEFINITION, LONG, NAMES
from .sample import DESK, Sample, make

REASONS = (
    "Vi har redan två sådana i länet och ser redan vad det gör med den lokala vården.",
    "Det avgörs i Bryssel och inte här.", "Små kommuner klarar det inte utan staten.",
    "Färre söker sig till yrket, och de som finns slutar.", "Det kan gå fort om elpriset stiger.")
ADDED = (
    "Alla bor i tre städer", "Järnmalmen är slut", "Kommunernas journaler låg öppna i ett år för "
    "vem som helst", "Barn föds bara på sjukhus i Stockholm, Göteborg och Malmö")
TWO: dict[str, object] = {
    "name": "Nytta", "ask": "Hur stor nytta gör det för regionen?", "low": "ingen alls",
    "high": "avgörande", "name2": "Genomförbarhet", "ask2": "Hur lätt är det att genomföra?",
    "low2": "går inte", "high2": "kan börja nu"}


def rating(people: int = 90, *, things: int = 20, long: bool = False, **options: object) -> Sample:
    """The desk has written so many things into the list, and everybody may rate them."""
    sample = make(people=people)
    first = sample.workshop.agenda[0]
    sample.do("agenda.add", kind="rating", title="Skalor", minutes=15, note="", after=first,
              question="Vad ska vi satsa på till nästa möte?", options=options)
    activity = next(each.id for each in sample.workshop.activities.values()
                    if each.kind == "rating")
    for name in ((*LONG, *NAMES) if long else NAMES)[:things]:
        sample.do("rating.add_item", DESK, activity, name=name, text=DEFINITION)
    sample.start("rating")
    return sample


def jokers(people: int = 90, *, bank: int = 16, added: int = 4) -> Sample:
    """Some of the bank's jokers and some that people have added; everybody may rate them."""
    sample = make(people=people)
    sample.do("agenda.add", kind="wildcard", title="Jokrar", minutes=30, note="",
              after=sample.workshop.agenda[0], options={"of": "own"},
              question="Vad är vi inte beredda på?")
    sample.start("wildcard")
    if bank:
        sample.do("wildcard.draw_from_bank", DESK, sample.workshop.current, number=bank)
    for person, name in zip(sample.cast[:added], ADDED, strict=False):
        sample.do("wildcard.add", person, sample.workshop.current, name=name, text=DEFINITION)
    return sample


def answered(sample: Sample, fields: tuple[str, ...], high: int = 5, *, most: int = 90) -> Sample:
    """A crowd answers; of every fourth thing one half says low and one half says high."""
    kind = str(sample.workshop.now().kind)  # type: ignore[union-attr]
    for place, person in enumerate(sample.cast[:most]):
        for nth, item in enumerate(items(sample)):
            said: dict[str, object] = {}
            for number, field in enumerate(fields):
                # A thing has its own place on the scale; people stand around it.
                middle = (nth * 7 + number * 11) % 20 / 19 * (high - 1) + 1
                around = round(middle + (place * 7 % 5 - 2) / 3)
                apart = (1, high)[(place + nth) % 3 > 0]
                said[field] = None if (place + nth) % 17 == 0 else (
                    apart if (nth + number) % 7 == 3 else min(high, max(1, around)))
            if (place + nth) % 23 == 0:
                said["reason"] = REASONS[(place + nth) % len(REASONS)]
            sample.do(f"{kind}.rate", person, sample.workshop.current, entry=item, **said)
    return sample


def items(sample: Sample) -> tuple[str, ...]:
    """The ids of the list."""
    now = sample.workshop.now()
    assert now
    return listing(sample.workshop, now).ids()


def pointed(sample: Sample, nth: int = 3) -> Sample:
    """The desk points at one of the things."""
    now = sample.workshop.now()
    assert now
    sample.do(f"{now.kind}.point", DESK, now.id, entry=items(sample)[nth])
    return sample
