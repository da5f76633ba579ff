"""What a result in rows leaves behind: the facts its numbers follow from."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.scene import Scene

from .rows import Row, Terms, ranking_now
from .summary import item_facts, reason_facts, result_facts


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
