"""Rooms that make axes, for the gallery: poles of all lengths, pairs tested, a pair chosen."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.kinds.axes.pairs import CORNERS, pairs_in
from facilitator.kinds.axes.state import axial
from facilitator.kinds.axes.uncertainties import every_item

from .boards import DEFINITION
from .sample import DESK, Sample, make
from .votes import LAPTOP, LARGE_AND_SMALL, PHONE, WALL, Screens, judged, judging, shown

POLES = (
    ("Öppna gränser och fri handel", "Slutna handelsblock"),
    ("Samlat i storstäder", "Spritt över landet"), ("Staten betalar", "Var och en betalar"),
    ("Maskiner gör det", "Människor gör det"), ("Elen är billig och ojämn", "Elen är dyr och jämn"),
    ("Hållbar tillväxt i hela landet", "Stagnation"), ("Få stora kommuner", "Många små kommuner"),
    ("Den offentliga arbetsgivaren bestämmer i alla kompetensförsörjningsfrågor",
     "Kompetensförsörjningsansvaret ligger hos varje enskild arbetstagare i regionen"))
QUESTION = "Vilka två ändar kan det få, som båda går att leva i?"
WHY = ("De två hänger minst ihop, alla fyra hörnen går att tänka sig, och båda avgörs utanför "
       "regionen. Befolkningen tar vi i stället med som något givet i alla fyra.")


def uncertain(*, long: bool = False, **options: object) -> Sample:
    """The room has rated twelve drivers, and the item in which axes are made is open."""
    sample = shown(judged(judging("matrix", 12, long=long), 40))
    sample.do("agenda.add", kind="axes", title="Axlar", minutes=60, note="Läs upp båda polerna.",
              after=sample.workshop.current, question=QUESTION, options=options)
    sample.start("axes")
    return sample


def written(sample: Sample, number: int = 14, *, taken: int = 3) -> Sample:
    """So many pairs of poles come in; the desk takes the first of some uncertainties."""
    now = sample.workshop.now()
    assert now
    from_list = [item.id for item in every_item(sample.workshop, now)]
    made: dict[str, str] = {}
    for place in range(number):
        item = from_list[place * 5 % min(len(from_list), 6)]
        low, high = POLES[place % len(POLES)]
        entry = sample.do("axes.write", sample.cast[place], now.id, item=item, low=low, high=high,
                          definition=DEFINITION if place % 3 else "",
                          indicator="Andelen som pendlar" if place % 2 else "")
        made.setdefault(item, entry)
        for other in sample.cast[place + 1:place + 1 + place % 4]:
            sample.do("axes.support", other, now.id, entry=entry)
    for entry in list(made.values())[:taken]:
        sample.do("axes.take", DESK, now.id, entry=entry)
    return sample


def pairs_tested(sample: Sample, most: int = 60) -> Sample:
    """The desk asks about the pairs, and so many answer."""
    now = sample.workshop.now()
    assert now
    sample.do("axes.ask", DESK, now.id, what="pairs")
    for place, person in enumerate(sample.cast[:most]):
        activity = sample.workshop.activities[now.id]
        for nth, pair in enumerate(pairs_in(sample.workshop, activity)):
            corners = {corner: None if (place + nth) % 13 == 0 else
                       1 if nth == 1 and corner == "low_low" else
                       min(5, max(1, 2 + nth + (place * 3 + spot) % 3 - spot % 2))
                       for spot, corner in enumerate(CORNERS)}
            sample.do("axes.rate", person, now.id, entry=pair.id,
                      pull=(place + nth) % 3 - 1 if nth != 2 else 2 - place % 2, **corners)
    return sample


def chosen(sample: Sample) -> Sample:
    """The desk has chosen the first and the third axis, and says why."""
    now = sample.workshop.now()
    assert now
    axes = axial(now).axes(sample.workshop, now)
    sample.do("axes.choose", DESK, now.id, first=axes[0].id, second=axes[-1].id, reason=WHY)
    return sample


def axes_stages(
    phone: Callable[..., str], wall: Callable[..., str], desk: Callable[[Sample], str],
    report: Callable[[Sample], str],
) -> dict[str, tuple[Callable[[], str], Screens]]:
    """The states of axes by name, as in `stages`."""
    return {
        "phone-axes": (lambda: phone(written(uncertain())), PHONE),
        "phone-axes-new": (lambda: phone(written(uncertain(long=True)), 60), PHONE),
        "phone-axes-empty": (lambda: phone(_nothing()), PHONE),
        "phone-axes-pairs": (lambda: phone(pairs_tested(written(uncertain()), 8), 60), PHONE),
        "phone-axes-done": (lambda: phone(pairs_tested(written(uncertain()), 8)), PHONE),
        "phone-axes-share": (lambda: phone(pairs_tested(written(uncertain(), taken=6), 0)), PHONE),
        "phone-axes-revealed": (
            lambda: phone(shown(chosen(pairs_tested(written(uncertain()))))), PHONE),
        "phone-axes-poles": (lambda: phone(shown(written(uncertain()))), PHONE),
        "wall-axes-0": (lambda: wall(uncertain()), LARGE_AND_SMALL),
        "wall-axes": (lambda: wall(written(uncertain())), WALL),
        "wall-axes-100": (lambda: wall(written(uncertain(long=True), 88), 2), WALL),
        "wall-axes-bare": (lambda: wall(written(uncertain(), 4), 4), LARGE_AND_SMALL),
        "wall-axes-empty": (lambda: wall(_nothing()), LARGE_AND_SMALL),
        "wall-axes-testing": (
            lambda: wall(pairs_tested(written(uncertain(), taken=6), 20)), WALL),
        "wall-axes-ranked": (
            lambda: wall(shown(pairs_tested(written(uncertain(), taken=5)))), WALL),
        "wall-axes-chosen": (lambda: wall(shown(chosen(pairs_tested(written(
            uncertain(long=True), taken=5))))), WALL),
        "wall-axes-untested": (lambda: wall(shown(chosen(written(uncertain())))), WALL),
        "wall-axes-nobody": (lambda: wall(shown(_nothing())), LARGE_AND_SMALL),
        "desk-axes-0": (lambda: desk(_nothing()), LAPTOP),
        "desk-axes": (lambda: desk(written(uncertain())), LAPTOP),
        "desk-axes-pairs": (lambda: desk(pairs_tested(written(uncertain()), 20)), LAPTOP),
        "desk-axes-revealed": (
            lambda: desk(shown(chosen(pairs_tested(written(uncertain()))))), LAPTOP),
        "report-axes": (
            lambda: report(shown(chosen(pairs_tested(written(uncertain()))))), LAPTOP),
    }


def _nothing() -> Sample:
    sample = make(people=20)
    sample.do("agenda.add", kind="axes", title="Axlar", minutes=60, note="",
              after=sample.workshop.agenda[0], question=QUESTION)
    sample.start("axes")
    return sample
