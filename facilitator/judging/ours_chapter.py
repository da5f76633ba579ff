"""What one organisation takes home of ratings: its own beside the room's, where enough answered.

A file is handed on, so it holds itself to the same rule as the wall: a figure is told only where
as many from the organisation and as many from elsewhere have given a number as the workshop asks,
and where the parts of all, laid beside the whole, leave nothing to be reckoned out of the few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.document import Block, Cell, Column, Finding, Paragraph, Row, Table, Telling
from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Own, Text, figure_of, joined, own, said
from facilitator.domain.workshop import Activity

from . import telling
from .criteria import Criterion
from .ours import Means, Rows, means_of
from .settled import shown_sheets

_FAR = 3  # differences that are told in words
_ABREAST, _SHORT = 2, 14  # questions in one table, and letters of their names where they have room
_HEADS = (message("Vi"), message("Rummet"), message("Skillnad"))


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing and question: our mean beside the room's, and how many of us gave a number."""

    item: str
    name: str
    criterion: Criterion
    ours: float
    room: float
    n: int

    @property
    def difference(self) -> float:
        return self.ours - self.room


def too_few(activity: Activity, organisation: str, least: int) -> Paragraph:
    """Why there are no figures: the reader must not take it for no answers."""
    counts = Counter(sheet.organisation for sheet in shown_sheets(activity)[-1])
    ours = counts[organisation]
    if ours >= least and counts.total() - ours >= least:
        return Paragraph(said(message(
            "Era siffror visas inte för sig, för då kunde räknas fram vad några få sa.")), "soft")
    return Paragraph(said(message(
        "Färre än {least} från er eller från de andra har svarat. Då visas inga siffror för sig, "
        "för de skulle berätta vad enskilda sa."), least=least), "soft")


def held_back(least: int) -> Paragraph:
    """Why some figures are not of the last answers."""
    return Paragraph(said(message(
        "Där färre än {least} svar skiljer från ett tidigare visat resultat bygger era siffror på "
        "det, för skillnaden skulle berätta vad enskilda sa."), least=least), "soft")


def answered_from(activity: Activity, organisation: str) -> bool:
    """True where anybody from there had answered when the result was shown."""
    return any(sheet.organisation == organisation for last in shown_sheets(activity)[-1:]
               for sheet in last if organisation)


def against_the_room(
    scene: Scene, organisation: str, criteria: Sequence[Criterion], rows: Rows
) -> Telling | None:
    """Our means beside the room's, for the things of the result that is shown.

    `rows` are id, name and the room's answers. None where nobody of ours has answered.
    """
    activity, least, rows = scene.activity, scene.workshop.small_group, tuple(rows)
    if not answered_from(activity, organisation):
        return None
    means = means_of(scene, organisation, criteria, [item for item, *_ in rows])
    beside = tuple(_beside(means, criteria, rows))
    if not beside:
        return Telling((too_few(activity, organisation, least),))
    held = (held_back(least),) if any(mean.held for mean in means.values()) else ()
    return Telling((_words(beside), *_tables(scene, beside, criteria), *held),
                   findings=_findings(scene, beside))


def _beside(means: Means, criteria: Sequence[Criterion], rows: Rows) -> Iterator[Beside]:
    for item, name, answers in rows:
        for each in criteria:
            room = answers[each.id]["mean"] if each.id in answers else None
            if room is not None and (item, each.id) in means:
                mean = means[item, each.id]
                yield Beside(item, name, each, mean.value, room, mean.n)


def _far(beside: Sequence[Beside]) -> list[Beside]:
    """Where we differ most from the room, by half a step at least."""
    apart = [each for each in beside if abs(each.difference) >= 0.5]
    return sorted(apart, key=lambda each: -abs(each.difference))[:_FAR]


def _words(beside: Sequence[Beside]) -> Block:
    far = _far(beside)
    if not far:
        return Paragraph(said(message("Vi bedömer i stort sett som rummet.")))
    return Paragraph(said(message("Mest skiljer vi oss från rummet om {names}."),
                          names=telling.listed(tuple(dict.fromkeys(each.name for each in far)))))


def _findings(scene: Scene, beside: Sequence[Beside]) -> tuple[Finding, ...]:
    return tuple(Finding(_finding(each), (f"{scene.activity.id}.{each.item}",))
                 for each in _far(beside))


def _finding(each: Beside) -> Text:
    """Which way we lean and how far: what a question is called is the facilitator's, as it is."""
    sentence = message("Vi bedömer {name} högre än rummet på {asked}: {ours} mot {room}.") \
        if each.difference > 0 \
        else message("Vi bedömer {name} lägre än rummet på {asked}: {ours} mot {room}.")
    return said(sentence, name=telling.rowed((each.name,)),
                asked=said(message("”{name}”"), name=said(each.criterion.name)),
                ours=figure_of(each.ours, 1), room=figure_of(each.room, 1))


def _tables(
    scene: Scene, beside: Sequence[Beside], criteria: Sequence[Criterion]
) -> Iterator[Table]:
    """A row a thing, two questions beside each other where a page has room for both."""
    asked = [each for each in criteria if any(row.criterion.id == each.id for row in beside)]
    things: dict[str, dict[str, Beside]] = {}
    for row in beside:
        things.setdefault(row.item, {})[row.criterion.id] = row
    abreast = _ABREAST if all(len(each.name) <= _SHORT for each in asked) else 1
    for at in range(0, len(asked), abreast):
        some = asked[at:at + abreast]
        names = joined([said(each.name) for each in some])
        yield Table(
            said(message("Våra medelvärden bredvid rummets: {asked}"), asked=names),
            (Column(said(message("Sak"))), *(each for one in some for each in _columns(one)),
             Column(said(message("n, vi")), numeric=True)),
            tuple(_row(scene, given, some, first=not at) for given in things.values()
                  if any(each.id in given for each in some)))


def _columns(asked: Criterion) -> Iterator[Column]:
    ours, *others = (said(head) for head in _HEADS)
    yield Column((*said(asked.name), Own(": "), *ours), numeric=True)
    yield from (Column(head, numeric=True) for head in others)


def _row(
    scene: Scene, given: Mapping[str, Beside], asked: Sequence[Criterion], *, first: bool
) -> Row:
    """`given` is by question. The row of the `first` table is the one that is pointed at."""
    known = [given[each.id] for each in asked if each.id in given]
    answered = dict.fromkeys(each.n for each in known)
    return Row((
        Cell(telling.called(known[0].name)),
        *(cell for each in asked for cell in _cells(given.get(each.id))),
        Cell(joined([figure_of(n) for n in answered])),
    ), id=f"{scene.activity.id}.{known[0].item}" if first else "")


def _cells(beside: Beside | None) -> tuple[Cell, ...]:
    if beside is None:
        return (Cell(own("–")),) * len(_HEADS)
    sign = own("+" if beside.difference > 0 else "−" if beside.difference < 0 else "")
    return (Cell(figure_of(beside.ours, 2)), Cell(figure_of(beside.room, 2)),
            Cell((*sign, *figure_of(abs(beside.difference), 2))))
