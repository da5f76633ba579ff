"""Rooms that have voted or judged a matrix, for the gallery: full, alike, by one, by nobody."""

from __future__ import annotations

from collections.abc import Callable

from .boards import LONG, NAMES
from .sample import DESK, Sample, make

Screens = tuple[tuple[int, int, str], ...]
PHONE = ((375, 812, "light"), (375, 812, "dark"), (320, 568, "light"))
WALL = ((1920, 1080, "dark"), (1280, 720, "dark"), (1024, 768, "dark"), (1920, 1080, "light"))
LARGE_AND_SMALL = (WALL[0], WALL[2])
LAPTOP = ((1366, 768, "light"),)
TITLES = {"dotvote": "Prickröstning", "matrix": "Påverkan och osäkerhet"}
QUESTIONS = {"dotvote": "Vilka drivkrafter ska vi gå vidare med?",
             "matrix": "Vad betyder mest, och vad är helt öppet?"}


def judging(
    kind: str, things: int = 16, *, people: int = 90, long: bool = False, **options: object
) -> Sample:
    """The desk has written so many things into the list, and everybody may judge them."""
    sample = make(people=people)
    sample.do("agenda.add", kind=kind, title=TITLES[kind], minutes=15, note="", day=0,
              question=QUESTIONS[kind], after=sample.workshop.agenda[0],
              options={"of": "own", **options})
    made = [each.id for each in sample.workshop.activities.values() if each.kind == kind]
    known = (*LONG, *NAMES) if long else NAMES
    for place in range(things):
        again, nth = divmod(place, len(known))
        name = known[nth] + (f" {again + 1}" if again else "")
        sample.do(f"{kind}.add_item", DESK, made[-1], name=name[:80], text="")
    sample.start(kind)
    return sample


def things(sample: Sample) -> tuple[str, ...]:
    """The ids of what is judged, in the order of the list."""
    now = sample.workshop.now()
    assert now
    return tuple(now.state.own)  # type: ignore[attr-defined]


def voted(sample: Sample, people: int = 90, *, alike: bool = False) -> Sample:
    """So many place all their dots; some things are much liked, unless all are liked `alike`."""
    listed = things(sample)
    for place, person in enumerate(sample.cast[:people]):
        for dot in range(4):
            liked = place * 4 + dot if alike else (place * place + dot * 5) % (len(listed) + 4)
            sample.do("dotvote.place", person, sample.workshop.current,
                      entry=listed[liked % len(listed)])
    return sample


def judged(sample: Sample, people: int = 90, *, alike: bool = False) -> Sample:
    """So many rate everything; of every fifth thing one half says low and one half says high."""
    for place, person in enumerate(sample.cast[:people]):
        for nth, item in enumerate(things(sample)):
            said: dict[str, object] = {
                name: None if (place + nth) % 19 == 0 and not alike else
                3 if alike else _value(place, nth, number)
                for number, name in enumerate(("impact", "uncertainty"))}
            if (place + nth) % 29 == 0:
                said["reason"] = "Det avgörs i Bryssel och inte här, och det vet ingen i dag."
            sample.do("matrix.rate", person, sample.workshop.current, entry=item, **said)
    return sample


def _value(place: int, nth: int, number: int) -> int:
    if nth % 5 == 2 + number:
        return (1, 5)[(place + nth) % 2]
    middle = 1.4 + (nth * (7, 11)[number] % 16) / 15 * 3.4
    return min(5, max(1, round(middle + (place * 7 % 5 - 2) / 3)))


def shown(sample: Sample) -> Sample:
    sample.do("stage.close")
    sample.do("stage.reveal")
    return sample


def pointed(sample: Sample, nth: int = 2) -> Sample:
    sample.do("matrix.point", DESK, sample.workshop.current, entry=things(sample)[nth])
    return sample


def second(sample: Sample) -> Sample:
    """The same list once more, after a talk that moved some of it."""
    first = sample.workshop.current
    sample.do("agenda.add", kind="matrix", title="Andra rundan", minutes=9, note="", day=0,
              question=QUESTIONS["matrix"], after=first, options={"again": first})
    sample.start("matrix")
    listed = tuple(sample.workshop.activities[str(first)].state.own)  # type: ignore[attr-defined]
    for place, person in enumerate(sample.cast):
        for nth, item in enumerate(listed):
            sample.do("matrix.rate", person, sample.workshop.current, entry=item,
                      impact=_value(place, nth, 0) if nth % 3 else 4,
                      uncertainty=_value(place, nth, 1) if nth % 4 else 2 + place % 2)
    return sample


def vote_stages(
    phone: Callable[[Sample], str], wall: Callable[..., str], desk: Callable[[Sample], str]
) -> dict[str, tuple[Callable[[], str], Screens]]:
    """The states of dots and matrix by name, as in `stages`."""
    return {
        "phone-dotvote": (lambda: phone(voted(judging("dotvote", dots=5))), PHONE),
        "phone-dotvote-long": (lambda: phone(judging("dotvote", 24, long=True)), PHONE),
        "phone-dotvote-locked": (lambda: phone(_locked(voted(judging("dotvote")))), PHONE),
        "phone-dotvote-revealed": (
            lambda: phone(shown(voted(judging("dotvote", long=True)))), PHONE),
        "phone-dotvote-nobody": (lambda: phone(shown(judging("dotvote"))), PHONE),
        "phone-matrix-revealed": (
            lambda: phone(shown(judged(judging("matrix", long=True)))), PHONE),
        "phone-matrix-nobody": (lambda: phone(shown(judging("matrix"))), PHONE),
        "wall-dotvote-open": (lambda: wall(voted(judging("dotvote"), 61)), LARGE_AND_SMALL),
        "wall-dotvote": (lambda: wall(shown(voted(judging("dotvote")))), WALL),
        "wall-dotvote-40": (lambda: wall(shown(voted(judging("dotvote", 40, long=True))), 1), WALL),
        "wall-dotvote-alike": (
            lambda: wall(shown(voted(judging("dotvote"), 88, alike=True))), LARGE_AND_SMALL),
        "wall-dotvote-one": (lambda: wall(shown(voted(judging("dotvote"), 1))), LARGE_AND_SMALL),
        "wall-dotvote-nobody": (lambda: wall(shown(judging("dotvote"))), LARGE_AND_SMALL),
        "wall-matrix-open": (lambda: wall(judged(judging("matrix"), 61)), LARGE_AND_SMALL),
        "wall-matrix": (lambda: wall(shown(judged(judging("matrix")))), WALL),
        "wall-matrix-40": (lambda: wall(shown(judged(judging("matrix", 40, long=True), 30)), 1),
                           WALL),
        "wall-matrix-lit": (lambda: wall(pointed(shown(judged(judging("matrix"))))), WALL),
        "wall-matrix-alike": (
            lambda: wall(shown(judged(judging("matrix"), alike=True))), LARGE_AND_SMALL),
        "wall-matrix-one": (lambda: wall(shown(judged(judging("matrix"), 1))), LARGE_AND_SMALL),
        "wall-matrix-second": (
            lambda: wall(shown(second(shown(judged(judging("matrix")))))), WALL),
        "desk-dotvote": (lambda: desk(voted(judging("dotvote"), 61)), LAPTOP),
        "desk-dotvote-revealed": (lambda: desk(shown(voted(judging("dotvote")))), LAPTOP),
        "desk-matrix": (lambda: desk(judged(judging("matrix", 40, long=True), 30)), LAPTOP),
        "desk-matrix-revealed": (lambda: desk(shown(judged(judging("matrix")))), LAPTOP),
    }


def _locked(sample: Sample) -> Sample:
    sample.do("stage.close")
    return sample
