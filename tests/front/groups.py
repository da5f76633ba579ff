"""Groups on every surface: formed, late, free, led, with long names, with nobody, on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.domain.command import Command
from facilitator.domain.grouping import formed
from facilitator.domain.picture import Part
from facilitator.domain.seat_list import listed
from facilitator.domain.undoing import last_laid, last_undo
from facilitator.show.painted import painted
from facilitator.show.seating import by_name, by_table, foreseen, signs, tables
from facilitator.show.views import context

from .sample import DESK, Sample, make

Screens = tuple[tuple[int, int, str], ...]
LONG = "Kommunikationsinfrastruktur och bredband"


def seated(people: int = 60, naming: str = "open", **asked: Any) -> Sample:
    """Tables with people, a host at the third, names on two, and a scan that is on."""
    sample = make(people=people, naming=naming)
    sample.do("group.form", **{"way": "mix", "size": 6, **asked})
    sample.do("group.rename", group="g1", name=LONG)
    third = sample.workshop.groups.get("g3")
    if third:
        sample.do("group.rename", group="g3", name="Norrsken")
    if third and third.members:
        sample.do("group.host", group="g3", person=third.members[0])
    sample.start("scan")
    return sample


def late(people: int = 3, **asked: Any) -> Sample:
    """And some who came afterwards."""
    sample = seated(**asked)
    sample.join(people)
    return sample


def on_wall(sample: Sample) -> Sample:
    sample.do("wall.show", what="seats")
    return sample


def group_stages(
    phone: Callable[..., str], wall: Callable[..., str], page: Callable[..., str],
    environment: Callable[[], Any],
) -> Mapping[str, tuple[Callable[[], str], Screens]]:
    """The pages by name, as in `stages`."""
    small = ((375, 812, "light"), (375, 812, "dark"), (320, 640, "light"))
    both = ((1366, 768, "light"), (375, 812, "light"))
    walls = ((1920, 1080, "dark"), (1280, 720, "dark"), (1920, 1080, "light"))

    def member(sample: Sample, group: str, place: int = 0) -> int:
        people = [actor.id for actor in sample.cast]
        return people.index(sample.workshop.groups[group].members[place])

    def at(group: str, place: int = 0, **asked: Any) -> str:
        sample = seated(**asked)
        return phone(sample, member(sample, group, place))

    def desk(sample: Sample, **shown: Any) -> str:
        state, here = sample.workshop, sample.presence().people
        part = painted(Part("tables", "desk/groups_tables.html", {
            **tables(state, here), "csrf": "x", "on_wall": False,
            "undo": last_undo(state, DESK), "laid": last_laid(state, DESK),
        }), environment(), context(state, state.now()))
        return page("desk/groups.html", **{
            "workshop": state, "seq": 1, "mark": "x", "error": "", "given": {}, "strange": [],
            "foreseen": None, "part": part, "formed": bool(state.groups),
            "present": len(state.present()), "csrf": "x", **shown})

    def previewed() -> str:
        sample = make(people=40, naming="open")
        names = "Ingen Alls; 3\n" + "\n".join(
            f"{person.name}; Bord {place % 5 + 1}"
            for place, person in enumerate(sample.workshop.people.values()))
        told = listed(sample.workshop, names)
        groups = formed(sample.workshop, Command("x", "group.form", DESK, None, {
            "way": "list", "names": names}))
        return desk(sample, given={"way": "list", "names": names}, strange=told.strange,
                    foreseen=foreseen(sample.workshop, groups))

    def paper(what: str, naming: str = "open", members: bool = False) -> str:
        state = seated(naming=naming).workshop
        return page("desk/groups_print.html", workshop=state, what=what, signs=signs(state),
                    tables=by_table(state), members=members,
                    names=by_name(state) if naming == "open" else [])

    return {
        "phone-seat": (lambda: at("g1", 1), small),
        "phone-seat-led": (lambda: at("g3", 1), small),
        "phone-seat-led-organisation": (lambda: at("g3", 1, naming="organisation"), small),
        "phone-seat-leads": (lambda: at("g3"), small),
        "phone-seat-anonymous": (lambda: at("g3", 1, naming="anonymous"), small),
        "phone-seat-late": (lambda: phone(late(), 60), small),
        "phone-seat-free": (lambda: phone(seated(people=30, way="code", number=7), 2), small),
        "wall-seats-open": (lambda: wall(on_wall(seated(90))), walls),
        "wall-seats-open-few": (lambda: wall(on_wall(seated(9))), walls),
        "wall-seats-organisation": (
            lambda: wall(on_wall(seated(90, naming="organisation"))), walls),
        "wall-seats-homes": (lambda: wall(on_wall(
            seated(90, naming="organisation", way="organisation")), 1), walls),
        "wall-seats-anonymous": (lambda: wall(on_wall(seated(naming="anonymous"))), walls),
        "wall-seats-free": (lambda: wall(on_wall(seated(way="code", number=7))), walls),
        "desk-groups": (lambda: desk(late()), both),
        "desk-groups-none": (lambda: desk(make(people=0, naming="organisation")), both),
        "desk-groups-anonymous": (lambda: desk(seated(20, naming="anonymous")), both),
        "desk-groups-preview": (previewed, both),
        "desk-groups-error": (
            lambda: desk(make(people=3), error="Ingen rad i listan gick att para ihop med någon "
                         "som är med.", given={"way": "list", "names": "X; 1"}), both),
        "desk-groups-signs": (lambda: paper("signs", members=True), both),
        "desk-groups-list": (lambda: paper("list"), both),
        "desk-groups-list-organisation": (lambda: paper("list", "organisation"), both),
        "desk-groups-list-anonymous": (lambda: paper("list", "anonymous"), both),
    }
