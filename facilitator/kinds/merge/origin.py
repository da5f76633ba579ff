"""Which tables something came from, as it is told: "ur bord 3 och 7"."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.message import message
from facilitator.domain.wording import Text, joined, own, said
from facilitator.domain.workshop import Workshop


def tables(workshop: Workshop, groups: Iterable[str]) -> tuple[list[int], list[str]]:
    """The numbers of groups without a name, and the names of those that have one, in order.

    A group that is formed no more is told of no more.
    """
    wanted = set(groups)
    known = sorted((each for each in workshop.groups.values() if each.id in wanted),
                   key=lambda each: each.number)
    return [each.number for each in known if not each.name], [
        each.name for each in known if each.name]


def tables_told(workshop: Workshop, groups: Iterable[str]) -> Text:
    """The groups as a text, () for none: "bord 3 och 7, Hälsa"."""
    numbers, names = tables(workshop, groups)
    row = [own(each) for each in numbers]
    at_tables = () if not row else said(message("bord {number}"), number=row[0]) \
        if len(row) == 1 else said(
            message("bord {first} och {last}"), first=joined(row[:-1]), last=row[-1])
    return joined((at_tables, *(own(each) for each in names)))


def whence(workshop: Workshop, groups: Iterable[str]) -> Text:
    """Where something came from, () where nobody knows: "ur bord 3 och 7"."""
    told = tables_told(workshop, groups)
    return said(message("ur {tables}"), tables=told) if told else ()
