"""Scenario crosses for the gallery: without axes, being placed, named, shown, with long words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import cos, sin

from facilitator.domain.group import Group
from facilitator.kinds.cross.options import proposals_shown
from facilitator.kinds.cross.state import cross_of

from .sample import DESK, Sample, make
from .votes import LAPTOP, LARGE_AND_SMALL, PHONE, WALL, Screens

AXES = (("Var folk bor och arbetar", "Samlat i storstäder", "Spritt över landet"),
        ("Världshandeln", "Slutna handelsblock", "Öppna gränser och fri handel"))
LONG_AXES = (
    ("Hur kompetensförsörjningen organiseras i de glesaste kommunerna",
     "Kompetensförsörjningssamverkan mellan fem regioner och staten",
     "Varje kommun rekryterar för sig och konkurrerar med grannarna"),
    ("Infrastrukturinvesteringarnas finansiering fram till 2050",
     "Staten betalar allt och bestämmer i vilken ordning det byggs",
     "Brukarfinansiering och medfinansiering avgör vad som byggs först"))
NAMES = (("Världen i byn", "Uppkopplade orter säljer till hela världen."),
         ("Magnetstäderna", "Fyra nav drar till sig talang och kapital."),
         ("Fästningen", "Försörjning och försvar styr var vi bygger."),
         ("Skafferiet", "Länen föder och värmer sig själva."))
LONG = (("Kompetensförsörjningssamverkansregionen", "Alla delar på allt som går att dela, och den "
         "som bor längst bort får vänta längst på sin tur i den gemensamma kön."),) * 4
IDEAS = ("Varje by ett nav", "Fiberbygden", "Hela kartan lyser", "Världen i byn", "Hemvändarna",
         "Tågordningen", "Lagom nära")


def cross(people: int = 90, *, axes: int = 2, long: bool = False, **options: object) -> Sample:
    """A cross that is open, with so many of its axes written."""
    sample = make(people=people)
    sample.do("agenda.add", kind="cross", title="Scenariokors", minutes=25, note="", day=0,
              question="Fyra världar vi kan vakna i 2050", options=options,
              after=sample.workshop.agenda[0])
    made = [a.id for a in sample.workshop.activities.values() if a.kind == "cross"][-1]
    for which, axis in list(zip(("first", "second"), LONG_AXES if long else AXES,
                                strict=True))[:axes]:
        sample.do("cross.set_axis", DESK, made, axis=which,
                  **dict(zip(("name", "low", "high"), axis, strict=True)))
    sample.start("cross")
    return sample


def worlds(sample: Sample) -> tuple[str, ...]:
    now = sample.workshop.now()
    assert now
    return tuple(world.id for world in cross_of(now).worlds(sample.workshop, now))


def placed(sample: Sample, people: int = 70) -> Sample:
    """So many have put both points, in a cloud that moves up and to the right."""
    for nth, person in enumerate(sample.cast[:people]):
        for which, x, y in (("now", -0.3, -0.1), ("heading", 0.25, 0.35)):
            far = (nth * 37 % 60) / 100
            sample.do("cross.place", person, sample.workshop.current, which=which,
                      x=round(max(-1, min(1, x + far * cos(nth * 2.4))), 2),
                      y=round(max(-1, min(1, y + far * sin(nth * 2.4))), 2))
    return sample


def proposed(sample: Sample, number: int = 14) -> Sample:
    """So many names, some with voices; one is hidden."""
    made = []
    for nth in range(number):
        made.append(sample.do(
            "cross.propose", sample.cast[nth % len(sample.cast)], sample.workshop.current,
            world=worlds(sample)[nth % 4 if nth < 8 else 0],
            name=IDEAS[nth % len(IDEAS)] + (f" {nth}" if nth >= len(IDEAS) else "")))
    now = sample.workshop.now()
    assert now
    for nth, entry in enumerate(made[:6] if proposals_shown(now) else ()):
        for person in sample.cast[number:number + 9 - nth]:
            sample.do("cross.support", person, sample.workshop.current, entry=entry)
    if len(made) > 5:
        sample.do("entry.hide", DESK, sample.workshop.current, entry=made[5], reason="Namn")
    return sample


def named(sample: Sample, words: tuple[tuple[str, str], ...] = NAMES, number: int = 4) -> Sample:
    for world, (name, tagline) in list(zip(worlds(sample), words, strict=True))[:number]:
        sample.do("cross.name", DESK, sample.workshop.current, world=world, name=name)
        sample.do("cross.tagline", DESK, sample.workshop.current, world=world, tagline=tagline)
    return sample


def shown(sample: Sample, *more: str) -> Sample:
    for step in ("stage.close", "stage.reveal", *more):
        sample.do(step)
    return sample


def turned(sample: Sample) -> Sample:
    """The axes have changed places, and one is the other way round."""
    sample.do("cross.swap", DESK, sample.workshop.current)
    sample.do("cross.flip", DESK, sample.workshop.current, axis=f"{sample.workshop.current}-first")
    return sample


def hosted(sample: Sample) -> Sample:
    """The first of the cast leads a table."""
    host = sample.cast[0].id
    sample.workshop = replace(sample.workshop, groups={"g1": Group("g1", 1, "", (host,), host)})
    return sample


def full() -> Sample:
    return shown(named(proposed(placed(cross()))))


def cross_stages(
    phone: Callable[[Sample], str], wall: Callable[..., str], desk: Callable[[Sample], str],
    report: Callable[[Sample], str],
) -> dict[str, tuple[Callable[[], str], Screens]]:
    """Every state of the cross by name."""
    return {
        "phone-cross": (lambda: phone(proposed(placed(cross()))), PHONE),
        "phone-cross-nothing": (lambda: phone(cross(axes=0)), PHONE),
        "phone-cross-host": (lambda: phone(hosted(named(cross()))), PHONE),
        "phone-cross-long": (lambda: phone(named(cross(long=True), LONG)), PHONE),
        "phone-cross-locked": (lambda: phone(_locked(proposed(cross()))), PHONE),
        "phone-cross-revealed": (lambda: phone(full()), PHONE),
        "phone-cross-anonymous": (lambda: phone(proposed(cross(proposals="on_reveal"))), PHONE),
        "wall-cross-nothing": (lambda: wall(cross(axes=1)), LARGE_AND_SMALL),
        "wall-cross-empty": (lambda: wall(cross()), LARGE_AND_SMALL),
        "wall-cross-open": (lambda: wall(proposed(placed(cross())), 1), WALL),
        "wall-cross-named": (lambda: wall(named(placed(cross()))), WALL),
        "wall-cross-long": (lambda: wall(named(cross(long=True), LONG)), LARGE_AND_SMALL),
        "wall-cross-points": (lambda: wall(full()), WALL),
        "wall-cross-points-long": (lambda: wall(shown(turned(named(
            placed(cross(long=True)), LONG)))), LARGE_AND_SMALL),
        "wall-cross-one": (lambda: wall(shown(placed(cross(), 1))), LARGE_AND_SMALL),
        "desk-cross-nothing": (lambda: desk(cross(axes=1)), LAPTOP),
        "desk-cross": (lambda: desk(proposed(named(placed(cross()), number=2))), LAPTOP),
        "desk-cross-long": (lambda: desk(named(proposed(cross(long=True)), LONG)), LAPTOP),
        "desk-cross-revealed": (lambda: desk(full()), LAPTOP),
        "report-cross": (lambda: report(full()), ((1366, 768, "light"), (375, 812, "light"))),
    }


def _locked(sample: Sample) -> Sample:
    sample.do("stage.close")
    return sample
