"""What a check-in leaves behind: its chapter, its tables and its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from facilitator.domain.contributions import entries_of
from facilitator.domain.kind import Scene, Sheet
from facilitator.domain.message import message
from facilitator.domain.picture import Picture
from facilitator.domain.small_groups import shown_counts
from facilitator.domain.stage import Stage

from .answers import counted_words, energies, mean_energy


def report(scene: Scene) -> Picture:
    """Words and expectations, and how the energy was spread."""
    answers = entries_of(scene.activity).visible()
    return Picture("kinds/checkin/report.html", {
        "mode": scene.activity.option("mode", "in"), "answers": len(answers),
        "words": counted_words(answers), "levels": energies(answers),
        "mean": mean_energy(answers),
        "expectations": tuple(str(e.data["expectation"]) for e in answers
                              if e.data["expectation"]),
    })


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """One row an answer; energy stands without organisation, since it is feedback on the day."""
    answers = entries_of(scene.activity).visible()
    return (Sheet(
        "incheckning", scene.activity.title,
        (("nr", message("Nr")), ("word", message("Ord")),
         ("expectation", message("Förväntan")), ("energy", message("Energi"))),
        tuple({"nr": e.nr, **e.data} for e in answers),
    ),)


def _by_organisation(scene: Scene) -> Mapping[str, object] | None:
    """How many answered from each organisation, as far as that tells of nobody (null: hidden).

    None while it is open, since of two reports the later would tell whose the answer between them
    was; and where nobody is named. Those without an organisation are counted under "".
    """
    workshop, activity = scene.workshop, scene.activity
    if activity.stage in (Stage.PREPARED, Stage.OPEN) or workshop.naming == "anonymous":
        return None
    answered = Counter(e.organisation for e in entries_of(activity).visible())
    names = {o.id: o.name for o in workshop.named_organisations()}
    if answered.keys() - names.keys():
        names[""] = ""
    shown = shown_counts({name: answered[each] for each, name in names.items()},
                         workshop.small_group)
    return {"counts": dict(shown.counts), "total": shown.total}


def facts(scene: Scene) -> Mapping[str, object]:
    """Every answer without who gave it, and the counts."""
    answers = entries_of(scene.activity).visible()
    return {
        "entries": [{"id": e.id, "headline": e.data["word"], "text": e.data["expectation"],
                     "energy": e.data["energy"], "derived_from": []} for e in answers],
        "clusters": [],
        "results": {
            "words": [{"word": word, "count": count} for word, count in counted_words(answers)],
            "energy": {"counts": list(energies(answers)), "mean": mean_energy(answers)},
            "by_organisation": _by_organisation(scene),
        },
    }
