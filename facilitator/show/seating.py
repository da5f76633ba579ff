"""Who sits where, as the desk, the wall, a sheet of paper and one's own phone may say it.

Names stand on the wall and on paper only where everybody is named. Where nobody is, each phone
knows its own table, and the room is told to look there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from facilitator.domain.fields import swedish_order
from facilitator.domain.group import Group
from facilitator.domain.grouped import FREE, smallest, table_of, unseated
from facilitator.domain.picture import Part, Picture
from facilitator.domain.workshop import Person, Workshop

NAMES_A_PAGE = 36
TABLES_A_PAGE = 6
MOST_HOMES = 7


def seat_part(workshop: Workshop, person: str) -> Part:
    """One's own line on the phone: where one sits, who leads, or where there is room."""
    return Part("seat", "phone/seat.html", {"seat": seat_of(workshop, person)})


def seat_of(workshop: Workshop, person: str) -> Mapping[str, object] | None:
    """What the line says; None where there are no tables, or nobody goes to one any more."""
    if not workshop.groups or workshop.ended or person not in workshop.people:
        return None
    own, free = table_of(workshop, person), workshop.seating == FREE
    offered = None if own or free else smallest(workshop)
    # How many sit where is told to those who have no table: it changes with everyone who sits.
    others = () if own and not free else tuple(
        {**_called(each), "count": None if own else len(each.members)}
        for each in workshop.groups.values() if each not in (own, offered))
    return {"own": _called(own) if own else None, "free": free, "others": others,
            "leads": bool(own and own.host == person),
            "host": _host(workshop, own) if own and own.host != person else "",
            "led": bool(own and own.host),
            "offered": _called(offered) if offered else None}


def seats_changed(before: Workshop, workshop: Workshop) -> set[str]:
    """Those whose own line is another than before."""
    if (before.groups is workshop.groups and before.people is workshop.people
            and before.ended == workshop.ended):
        return set()
    return {person for person in workshop.people
            if seat_of(before, person) != seat_of(workshop, person)}


def tables(workshop: Workshop, here: frozenset[str] = frozenset()) -> dict[str, object]:
    """All that the desk sees: the tables with their people, and those who have none."""
    rows = [{
        **_called(group), "host": group.host, "host_name": _name(workshop, group.host),
        "members": [_person(workshop, each, here) for each in group.members],
        "most": _most_from_one(workshop, group.members),
    } for group in workshop.groups.values()]
    return {
        "tables": rows, "way": workshop.seating if rows else "",
        "choices": [_called(group) for group in workshop.groups.values()],
        "late": [_person(workshop, each.id, here) for each in unseated(workshop)],
    }


def foreseen(workshop: Workshop, groups: Mapping[str, Group]) -> dict[str, object]:
    """What forming these groups would give, in numbers."""
    seated = sum(len(group.members) for group in groups.values())
    return {
        "tables": len(groups), "people": seated,
        "sizes": sorted(Counter(len(group.members) for group in groups.values()).items(),
                        reverse=True),
        "most": max((_most_from_one(workshop, group.members) for group in groups.values()),
                    default=0),
        "without": len(workshop.present()) - seated,
    }


def seats_picture(workshop: Workshop, turn: int) -> Picture:
    """The wall where one finds one's table: page after page, no faster than one reads."""
    free = workshop.seating == FREE
    if free or workshop.naming == "anonymous":
        pages: list[tuple[Mapping[str, object], ...]] = [()]
    elif workshop.naming == "open":
        pages = _pages(by_name(workshop), NAMES_A_PAGE)
    else:
        pages = _pages(by_table(workshop), TABLES_A_PAGE)
    page = turn % len(pages)
    return Picture("wall/seats.html", {}, (Part("seats", "wall/seats_page.html", {
        "rows": pages[page], "page": page + 1, "pages": len(pages),
        "tables": len(workshop.groups), "free": free, "present": len(workshop.present()),
        "seated": sum(len(group.members) for group in workshop.groups.values())}),))


def by_name(workshop: Workshop) -> list[Mapping[str, object]]:
    """Everybody with a table in the order of names; the first of each letter bears it.

    Of two with one name the organisation tells which is meant.
    """
    people = [(workshop.people[each], group) for group in workshop.groups.values()
              for each in group.members if each in workshop.people]
    people.sort(key=lambda row: (swedish_order(row[0].name), row[0].id))
    names = Counter(person.name.casefold() for person, _ in people)
    rows: list[Mapping[str, object]] = []
    letter = ""
    for person, group in people:
        first = person.name[:1].upper()
        rows.append({"letter": first if first != letter else "", "name": person.name,
                     "organisation": workshop.organisation_name(person.organisation)
                     if names[person.name.casefold()] > 1 else "", **_table(group)})
        letter = first
    return rows


def by_table(workshop: Workshop) -> list[Mapping[str, object]]:
    """Every table with the organisations at it and how many come from each."""
    rows: list[Mapping[str, object]] = []
    for group in workshop.groups.values():
        homes = Counter(_home(workshop, each) for each in group.members)
        named = sorted(((home, count) for home, count in homes.items() if home),
                       key=lambda row: (-row[1], swedish_order(row[0])))
        rows.append({**_called(group), "homes": named[:MOST_HOMES],
                     "more": len(named) - len(named[:MOST_HOMES]), "nowhere": homes[""],
                     "host": _host(workshop, group)})
    return rows


def signs(workshop: Workshop) -> list[Mapping[str, object]]:
    """A sign for each table: its number, name, host and people as far as they may be named."""
    return [{**_called(group), "host": _host(workshop, group), "members": sorted(
        (_name(workshop, each) for each in group.members if _name(workshop, each)),
        key=swedish_order) if workshop.naming == "open" else []}
        for group in workshop.groups.values()]


def _pages(
    rows: Sequence[Mapping[str, object]], most: int
) -> list[tuple[Mapping[str, object], ...]]:
    """As few pages as hold the rows, as even as can be."""
    number = max(1, -(-len(rows) // most))
    each = max(1, -(-len(rows) // number))
    return [tuple(rows[start:start + each]) for start in range(0, len(rows), each)] or [()]


def _called(group: Group) -> dict[str, object]:
    return {"group": group.id, **_table(group), "seated": len(group.members)}


def _table(group: Group) -> dict[str, object]:
    return {"number": group.number, "table": group.name}


def _host(workshop: Workshop, group: Group) -> str:
    """Who leads the table, as far as others may know: by name, by organisation, or not at all."""
    match workshop.naming:
        case "open":
            return _name(workshop, group.host)
        case "organisation":
            return _home(workshop, group.host)
    return ""


def _person(workshop: Workshop, person: str, here: frozenset[str]) -> dict[str, object]:
    return {"id": person, "name": _name(workshop, person), "organisation": _home(workshop, person),
            "here": person in here}


def _name(workshop: Workshop, person: str) -> str:
    found = workshop.people.get(person)
    return found.name if found else ""


def _home(workshop: Workshop, person: str) -> str:
    found: Person | None = workshop.people.get(person)
    return workshop.organisation_name(found.organisation) if found else ""


def _most_from_one(workshop: Workshop, members: Iterable[str]) -> int:
    """How many at a table come from the organisation that most come from."""
    homes = Counter(_home(workshop, each) for each in members)
    del homes[""]
    return max(homes.values(), default=0)
