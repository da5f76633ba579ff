"""What a dot vote leaves behind: its table, and facts that its numbers follow from."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.judging.summary import item_facts, result_facts

from .standing import stands_now


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    stands = stands_now(scene)
    if stands is None:
        return ()
    return (
        Sheet("prickar", scene.activity.title,
              (("rank", message("Plats")), ("item", message("Sak")), ("dots", message("Prickar")),
               ("voters", message("Har lagt prick")), ("share", message("Andel")),
               ("fair_share", message("Andel, organisationer lika")),
               ("fair_rank", message("Plats, organisationer lika")),
               ("goes_on", message("Går vidare")), ("result", message("Resultat"))),
              tuple({"rank": row.rank, "item": row.name, "dots": row.dots, "voters": row.voters,
                     "share": row.share, "fair_share": row.fair_share,
                     "fair_rank": row.fair_rank,
                     "goes_on": message("ja") if row.goes_on else "",
                     "result": stands.result.id} for row in stands.rows),
              spoken=frozenset({"goes_on"}), shares=frozenset({"share", "fair_share"})),
        Sheet("prickar organisationer", scene.activity.title,
              (("item", message("Sak")),
               ("share", message("En organisations andel, utan namn"))),
              tuple({"item": row.name, "share": share} for row in stands.rows
                    for share in stands.numbers["items"][row.id]["organisation_shares"]),
              part=message("Organisationer"), shares=frozenset({"share"})),
    )


def facts(scene: Scene) -> Mapping[str, object]:
    """The list, and every result that has been shown of it."""
    stands = stands_now(scene)
    return {"entries": item_facts(scene), "clusters": [], "results": {
        **result_facts(scene),
        "names": {row.id: row.name for row in stands.rows} if stands else {},
    }}
