"""Who sits where, by rules without chance: mixed over the tables, or by organisation.

What looks like chance is a hash of the command that asked, so the same log seats the same people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from math import ceil

from .group import Group
from .seats import Groups, in_order, placed
from .workshop import Person, Workshop

# A table's name ("" keeps the one it had), and who sits there.
Table = tuple[str, tuple[str, ...]]
USUAL = 6


def tables_for(people: int, size: int | None, number: int | None) -> int:
    """How many tables: as many as are asked for, else so many that none has more than `size`."""
    return number or max(1, ceil(people / (size or USUAL)))


def mixed(people: Sequence[Person], tables: int, salt: str) -> list[Table]:
    """Dealt out organisation by organisation, so each is spread as evenly as can be.

    Tables differ by at most one, and so do one organisation's people at any two of them.
    """
    sizes = Counter(person.organisation for person in people)
    dealt = sorted(people, key=lambda person: (
        -sizes[person.organisation], _lot(salt, f"o:{person.organisation}"), person.organisation,
        _lot(salt, person.id), person.id))
    return [("", tuple(person.id for person in dealt[place::tables])) for place in range(tables)]


def by_organisation(workshop: Workshop, people: Sequence[Person]) -> list[Table]:
    """One table an organisation, in the workshop's order; who comes from none sits at the last."""
    homes = (*workshop.organisations, "")
    tables = [(workshop.organisation_name(home),
               tuple(person.id for person in people if person.organisation == home))
              for home in homes]
    return [table for table in tables if table[1]]


def numbered(before: Groups, tables: Mapping[int, Table]) -> dict[str, Group]:
    """Tables by number as groups. A number keeps its id, and its name where no other is given."""
    was = {group.number: group for group in before.values()}
    return in_order(
        replace(was.get(number) or Group(f"g{number}", number), members=members,
                name=name or (was[number].name if number in was else ""))
        for number, (name, members) in tables.items())


def in_turn(tables: Iterable[Table]) -> dict[int, Table]:
    """Tables numbered from 1."""
    return dict(enumerate(tables, start=1))


def seated(workshop: Workshop, groups: Groups, people: Iterable[str]) -> Groups:
    """The groups with each of `people` at one of the smallest, where fewest are from their own."""
    for person in people:
        home = _home(workshop, person)
        where = min(groups.values(), key=lambda group: (
            len(group.members),
            sum(_home(workshop, each) == home for each in group.members), group.number))
        groups = placed(groups, person, where.id)
    return groups


def put_back(before: Groups, after: Groups, now: Groups, here: Iterable[str]) -> dict[str, Group]:
    """What a step is when it is taken back: only what still stands as the step left it.

    `before` and `after` are the groups around the step. Who has been moved since stays there; a
    table that was added since stays, one that was removed since is gone, and a name that was given
    since holds. `here` are those who may sit at all.
    """
    then, left_at, is_at = (_places(groups) for groups in (before, after, now))
    tables = {each.id: each for each in before.values()
              if each.id in now or each.id not in after}
    tables |= {each.id: each for each in now.values() if each.id not in after}
    seats: dict[str, str] = {}
    for person in here:
        moved = is_at.get(person) != left_at.get(person) and is_at.get(person, "") in tables
        place = is_at.get(person) if moved else then.get(person)
        if place in tables:
            seats[person] = str(place)
    return in_order(_as_it_was(table, after.get(table.id), now.get(table.id), tuple(
        person for person in _in_turn_at(table, now, seats) if seats[person] == table.id))
        for table in tables.values())


def _as_it_was(
    table: Group, after: Group | None, now: Group | None, members: tuple[str, ...]
) -> Group:
    if after and now:
        table = replace(table, name=now.name if now.name != after.name else table.name,
                        host=now.host if now.host != after.host else table.host)
    return replace(table, members=members)


def _in_turn_at(table: Group, now: Groups, seats: Mapping[str, str]) -> list[str]:
    """Who may sit at the table: those who did first, then those who do, then the rest."""
    known = (*table.members, *(now[table.id].members if table.id in now else ()), *seats)
    return [person for person in dict.fromkeys(known) if person in seats]


def _places(groups: Groups) -> dict[str, str]:
    return {person: group.id for group in groups.values() for person in group.members}


def _home(workshop: Workshop, person: str) -> str:
    found = workshop.people.get(person)
    return found.organisation if found else ""


def _lot(salt: str, thing: str) -> bytes:
    return blake2b(f"{salt}\0{thing}".encode(), digest_size=8).digest()
