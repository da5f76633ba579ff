"""What one organisation takes home of a dot vote: its dots beside the room's, if enough voted."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.document import Cell, Column, Finding, Paragraph, Table, Telling
from facilitator.domain.document import Row as TableRow
from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Number, figure_of, said
from facilitator.judging import telling
from facilitator.judging.listing import listing
from facilitator.judging.ours_chapter import answered_from, held_back, too_few
from facilitator.judging.settled import settled_answers

from .standing import stands_now
from .votes import lying, said_on

Share = tuple[str, str, int, float, float | None]  # id, name, dots, our share, the room's


@dataclass(frozen=True, slots=True)
class Own:
    """An organisation's dots: whose, how many, row by row; `held` as in `Mean`."""

    people: int
    dots: int
    rows: tuple[Share, ...]
    held: bool


def own_dots(scene: Scene, organisation: str) -> Own | None:
    """What an organisation put its dots on, where that may be told and has been shown."""
    stands, activity = stands_now(scene), scene.activity
    answers = scene.memo.of(
        "dots settled", lambda activity, least: settled_answers(activity, said_on, least),
        activity, scene.workshop.small_group)
    sheets = answers.of(organisation)
    if stands is None or not sheets:
        return None
    listed = listing(scene.workshop, activity)
    lies = [lying(listed, dict(each)) for each in sheets]  # type: ignore[call-overload]
    every = sum(sum(each.values()) for each in lies)
    return Own(len(lies), every, tuple(
        (row.id, row.name, dots, dots / every, row.share) for row in stands.rows
        if (dots := sum(each.get(row.id, 0) for each in lies))), answers.held)


def ours(scene: Scene, organisation: str) -> Telling | None:
    """Our dots by thing; None where nobody of ours has voted or nothing is shown yet."""
    if stands_now(scene) is None or not answered_from(scene.activity, organisation):
        return None
    found = own_dots(scene, organisation)
    if found is None:
        return Telling((too_few(scene.activity, organisation, scene.workshop.small_group),))
    rows = sorted(found.rows, key=lambda row: -row[2])
    held = (held_back(scene.workshop.small_group),) if found.held else ()
    return Telling((Paragraph(said(message("{n} av oss lade {dots} prickar."), n=found.people,
                                   dots=found.dots)),
                    _table(scene, rows), *held), findings=_findings(scene, rows))


def _table(scene: Scene, rows: list[Share]) -> Table:
    heads = (message("Sak"), message("Våra prickar"), message("Vår andel"),
             message("Rummets andel"))
    return Table(
        said(message("Våra prickar bredvid rummets")),
        tuple(Column(said(head), numeric=nth > 0) for nth, head in enumerate(heads)),
        tuple(TableRow((Cell(telling.called(name)), Cell(figure_of(dots)),
                        Cell((Number(share, 1, percent=True),)),
                        Cell((Number(room, 1, percent=True),))),
                       id=f"{scene.activity.id}.{item}")
              for item, name, dots, share, room in rows))


def _findings(scene: Scene, rows: list[Share]) -> tuple[Finding, ...]:
    first = rows[:3]
    return (Finding(said(message("Viktigast för oss är {names}."), names=telling.listed(
        tuple(name for _, name, *_ in first))),
        tuple(f"{scene.activity.id}.{item}" for item, *_ in first)),) if first else ()
