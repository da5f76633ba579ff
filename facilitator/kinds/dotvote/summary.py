"""What a dot vote leaves behind: its chapter, its table, and facts that its numbers follow from."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.kind import Scene, Sheet
from facilitator.domain.message import message
from facilitator.domain.picture import Picture
from facilitator.judging.summary import cited, item_facts, result_facts

from .numbers import changes
from .standing import stands_now
from .views import figure_words, whole_figure


def report(scene: Scene) -> Picture:
    """Every thing with its dots, both ways of weighing side by side."""
    stands = stands_now(scene)
    if stands is None:
        return Picture("judging/report_hidden.html")
    return Picture("kinds/dotvote/report.html", {
        **figure_words(scene, stands), "figure": whole_figure(scene, stands),
        "page": "all", "rows": stands.rows, "cited": cited(scene.activity),
        "terms": stands.result.parameters, "outside": stands.numbers["outside"],
        "fair": stands.is_fair, "changes": changes(scene.workshop, scene.activity),
    })


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
              spoken=frozenset({"goes_on"})),
        Sheet("prickar organisationer", scene.activity.title,
              (("item", message("Sak")),
               ("share", message("En organisations andel, utan namn"))),
              tuple({"item": row.name, "share": share} for row in stands.rows
                    for share in stands.numbers["items"][row.id]["organisation_shares"]),
              part=message("Organisationer")),
    )


def facts(scene: Scene) -> Mapping[str, object]:
    """The list, and every result that has been shown of it."""
    stands = stands_now(scene)
    return {"entries": item_facts(scene), "clusters": [], "results": {
        **result_facts(scene),
        "names": {row.id: row.name for row in stands.rows} if stands else {},
    }}
