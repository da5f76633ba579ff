"""What a result in rows leaves behind: its chapter of the report, its tables and its facts."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.kind import Scene
from facilitator.domain.picture import Picture

from .histograms import histograms
from .reasons import readable_reasons
from .rows import Row, Terms, ranking_now
from .rows_wall import drawn_with, shown_row
from .summary import cited, item_facts, reason_facts, result_facts


def report(scene: Scene, terms: Terms) -> Picture:
    """The rows as they were drawn, how far apart the answers lie, and what people wrote."""
    ranking = ranking_now(scene, terms)
    if ranking is None:
        return Picture("judging/report_hidden.html")
    return Picture("judging/rows_report.html", {
        **drawn_with(terms), "reason": terms.reason, "cited": cited(scene.activity),
        "rows": tuple({**shown_row(row, terms), "answers": row.answers} for row in ranking.rows),
        "talks": tuple({"name": row.name,
                        "histograms": histograms(row.id, row.answers, terms.criteria, row.split),
                        "reasons": readable_reasons(scene, row.id, row.split)}
                       for row in ranking.split()),
        "others": tuple({"name": row.name, "reasons": told} for row in ranking.rows
                        if not row.split and (told := readable_reasons(scene, row.id))),
    })


def facts(scene: Scene, terms: Terms) -> Mapping[str, object]:
    """Enough to reckon every number anew: counts by step, and the organisations' means."""
    ranking = ranking_now(scene, terms)
    return {"entries": item_facts(scene), "clusters": [], "results": {
        **result_facts(scene),
        **({"criteria": [{"id": each.id, "name": each.name, "question": each.question,
                          "low": each.low_words, "high": each.high_words}
                         for each in terms.criteria],
            "rows": [_fact(row, terms) for row in ranking.rows],
            "reasons": reason_facts(scene, [row.id for row in ranking.rows])} if ranking else {}),
    }}


def _fact(row: Row, terms: Terms) -> dict[str, object]:
    return {"id": row.id, "name": row.name, "rank": row.rank, "moved": row.moved, "n": row.n,
            terms.score: row.answers[terms.score], "split": list(row.split),
            "means": {each.id: row.answers[each.id]["mean"] for each in terms.criteria
                      if each.id in row.answers},
            "first_round": row.was}
