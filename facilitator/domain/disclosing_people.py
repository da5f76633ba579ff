"""Who took part, as it may be told: how many from where and at which table, named where all are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from .contributions import told_entries
from .group import Group
from .seats import written
from .told import Authors, Told
from .workshop import Workshop


def organisations(workshop: Workshop) -> Iterator[Told]:
    """Those of the programme and those that people came from."""
    for each in workshop.organisations.values():
        yield Told("organisation.added", {
            "organisation": each.id, "name": str(each.name), "type": str(each.type),
            "places": int(each.places)})


def authors(workshop: Workshop) -> Authors:
    """Whose name stands at a contribution, by the id that each is known by here.

    Nobody's where not everybody is named: then no two contributions have one author.
    """
    if workshop.naming != "open":
        return {}
    named = dict.fromkeys(author for author, _ in _signed(workshop))
    return {author: f"author-{number}" for number, author in enumerate(named, start=1)}


def people(workshop: Workshop, named: Authors) -> Iterator[Told]:
    """As many as are there from each organisation, and those whose names are told among them.

    One who is named and has no place among those present is told as removed: counted nowhere.
    """
    left = Counter(person.organisation for person in workshop.present()
                   if workshop.organisation_name(person.organisation) or not person.organisation)
    homes = dict(reversed(list(_signed(workshop)))) if named else {}
    for author, known in named.items():
        home = homes[author]
        yield _joined(known, str(workshop.people[author].name), home)
        if left[home]:
            left[home] -= 1
        else:
            yield Told("person.removed", {"person": known})
    for home in (*workshop.organisations, ""):
        for number in range(1, left[home] + 1):
            yield _joined(f"person-{home or 'none'}-{number}", "", home)


def groups(workshop: Workshop, named: Authors) -> Iterator[Told]:
    """The tables: how many sat at each, and those whose names are told among them."""
    if workshop.groups:
        told = {each.id: _seated(each, named) for each in workshop.groups.values()}
        yield Told("group.formed", {"way": str(workshop.seating), "groups": written(told)})


def _seated(group: Group, named: Authors) -> Group:
    known = {member: named.get(member) or f"seat-{group.number}-{place}"
             for place, member in enumerate(group.members, start=1)}
    return replace(group, members=tuple(known.values()), host=named.get(group.host, ""))


def _joined(person: str, name: str, organisation: str) -> Told:
    return Told("person.joined", {"person": person, "name": name, "organisation": organisation,
                                  "hash": "", "code_hash": ""})


def _signed(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """(author, the organisation that stands beside) of every told contribution with a name."""
    for activity in workshop.activities.values():
        for entry in told_entries(workshop, activity):
            author = workshop.people.get(entry.author)
            if author and author.name and "headline" in entry.data:
                yield author.id, entry.organisation
