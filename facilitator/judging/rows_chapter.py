"""A result in rows in the report: each thing's place on its scales, and where answers differ."""

from __future__ import annotations

from facilitator.domain.document import (
    Bars,
    Cell,
    Column,
    Drawing,
    Finding,
    Paragraph,
    Table,
    Telling,
)
from facilitator.domain.document import Row as TableRow
from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Date, Own, Text, figure_of, joined, said
from facilitator.figures.ruled import Frame, Mark, Ruler, Thing, ruled
from facilitator.figures.shapes import Figure

from . import telling
from .criteria import Criterion
from .histograms import histograms
from .ours_chapter import against_the_room
from .reasons import readable_reasons
from .rows import Ranking, Row, Terms, ranking_now

_NAMED = 4  # names in one sentence


def report(scene: Scene, terms: Terms) -> Telling:
    """The rows as they were drawn; where the room is divided apart, every number at the end."""
    ranking = ranking_now(scene, terms)
    if ranking is None:
        return Telling((Paragraph(telling.HIDDEN),))
    apart = tuple({"name": row.name,
                   "histograms": histograms(row.id, row.answers, terms.criteria, row.split),
                   "reasons": readable_reasons(scene, row.id, terms.criteria, row.split)}
                  for row in ranking.split())
    others = tuple({"name": row.name, "reasons": told} for row in ranking.rows if not row.split
                   and (told := readable_reasons(scene, row.id, terms.criteria)))
    numbers = [(row.id, row.name, row.answers) for row in ranking.rows]
    below = (Paragraph(telling.MOVED, "soft"),) if any(row.moved for row in ranking.rows) else ()
    return Telling(
        (Paragraph(_asked(terms)), _picture(scene, ranking, terms), *below),
        apart=telling.talks(apart),
        appendix=(*telling.spread(numbers, terms.criteria),
                  *telling.reasons(others, terms.reason)),
        method=(*telling.READING, *terms.method, *telling.citation(scene.activity)),
        findings=_findings(scene, ranking))


def _findings(scene: Scene, ranking: Ranking) -> tuple[Finding, ...]:
    first = tuple(row for row in ranking.rows if row.rank is not None)[:_NAMED]
    told = ((first, message("Först i rangordningen står {names}.")),
            (ranking.split()[:_NAMED], message("Vi är oeniga om {names}.")))
    return tuple(Finding(
        said(sentence, names=telling.listed(tuple(row.name for row in rows))),
        tuple(f"{scene.activity.id}.{row.id}" for row in rows)) for rows, sentence in told if rows)


def ours(scene: Scene, organisation: str, terms: Terms) -> Telling | None:
    """What one organisation said, beside the room."""
    ranking = ranking_now(scene, terms)
    return against_the_room(scene, organisation, terms.criteria, [
        (row.id, row.name, row.answers) for row in ranking.rows]) if ranking else None


def _asked(terms: Terms) -> Text:
    """Each question with what the ends of its scale mean."""
    told = []
    for each in terms.criteria:
        name = said(each.name)
        if each.question != each.name:
            name = (*name, Own(": "), *said(each.question))
        told.append(said(message("{asked} ({low} {low_words}, {high} {high_words})."), asked=name,
                         low=terms.scale.low, low_words=said(each.low_words),
                         high=terms.scale.high, high_words=said(each.high_words)))
    return joined(told, " ")


def _picture(scene: Scene, ranking: Ranking, terms: Terms) -> Drawing:
    sheets = _sheets(ranking)
    first = joined([telling.called(row.name) for row in ranking.rows[:3]])
    return Drawing(
        f"{scene.activity.id}-picture",
        scene.memo.of("rows drawn", lambda ranking, criteria, low, high: _drawn(
            ranking, criteria, low, high), ranking, terms.criteria, terms.scale.low,
            terms.scale.high),
        (*said(message("I rangordning")), Own(": "),
         *joined([said(each.name) for each in terms.criteria])),
        said(message("Först: {names}."), names=first),
        joined((_means(ranking), telling.SIGNS), " "), n=sheets,
        table=_table(scene, ranking, terms), bars=_bars(ranking, terms), signs=telling.SIGNS)


def _means(ranking: Ranking) -> Text:
    return said(message("Medelvärden, n = {n}, {date}."), n=_sheets(ranking),
                date=Date(ranking.result.at))


def _drawn(ranking: Ranking, criteria: tuple[Criterion, ...], low: int, high: int) -> Figure:
    frame = Frame(tuple(Ruler(each.name, each.low_words, each.high_words) for each in criteria),
                  low, high)
    return ruled([Thing(row.name or "–", row.rank, tuple(_mark(row, each) for each in criteria))
                  for row in ranking.rows], frame)


def _mark(row: Row, asked: Criterion) -> Mark:
    found = row.answers.get(asked.id)
    return Mark(found["mean"], found["q1"], found["q3"], found["split"]) if found else Mark(None)


def _bars(ranking: Ranking, terms: Terms) -> Bars:
    return Bars(
        tuple(telling.flagged(row.name, row.split) for row in ranking.rows),
        tuple((said(each.name), tuple(row.answers[each.id]["mean"] if each.id in row.answers
                                      else None for row in ranking.rows))
              for each in terms.criteria),
        caption=joined((_means(ranking), telling.DIVIDED if ranking.split() else ()), " "))


def _sheets(ranking: Ranking) -> int:
    return int(str(ranking.result.numbers["sheets"]))


def _table(scene: Scene, ranking: Ranking, terms: Terms) -> Table:
    columns = (Column(said(message("Plats")), numeric=True), Column(said(message("Sak"))),
               *(Column(said(each.name), numeric=True) for each in terms.criteria),
               *(Column(said(head), numeric=True) for head, _ in terms.more),
               Column(said(message("Oenighet D")), numeric=True),
               Column(said("n"), numeric=True))
    return Table(said(message("I rangordning, tal från {low} till {high}"), low=terms.scale.low,
                      high=terms.scale.high),
                 columns, tuple(_row(scene, row, terms) for row in ranking.rows), heads=1,
                 id=f"{scene.activity.id}-table")


def _row(scene: Scene, row: Row, terms: Terms) -> TableRow:
    means = (figure_of(row.answers[each.id]["mean"] if each.id in row.answers else None, 2)
             for each in terms.criteria)
    more = (figure_of(row.answers[key], 2) for _, key in terms.more)
    return TableRow((
        Cell(telling.place(row.rank, row.moved)),
        Cell(telling.called(row.name), telling.SPLIT if row.split else ()),
        *map(Cell, means), *map(Cell, more),
        Cell(figure_of(telling.largest_disagreement(row.answers, terms.criteria), 2)),
        Cell(figure_of(row.n)),
    ), id=f"{scene.activity.id}.{row.id}")
