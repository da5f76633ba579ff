"""One organisation's own view: what its people said, beside the room. For them alone.

A figure of few people is not told among colleagues either, and not where what few others said could
be reckoned from it: the same rule as on paper, for a phone can be laid beside a paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity

from .criteria import Criterion
from .ratings import rating_of
from .settled import settled_answers, shown_sheets

Rows = Iterable[tuple[str, str, Mapping[str, Any]]]
NOTHING: Mapping[str, object] = {"organisation": "", "rows": (), "criteria": (), "n": 0}


@dataclass(frozen=True, slots=True)
class Mean:
    """An organisation's mean and of how many; `held` true: as it was shown an earlier time."""

    value: float
    n: int
    held: bool


# By thing and question.
Means = Mapping[tuple[str, str], Mean]


def home_of(activity: Activity, person: str) -> str:
    """The organisation that somebody answered from when it was shown, "" for none.

    From where one has answered and not from where one says one comes: that can be said by anybody.
    """
    sheets = shown_sheets(activity)[-1:]
    return next((sheet.organisation for last in sheets for sheet in last
                 if person and sheet.author == person), "")


def means_of(
    scene: Scene, organisation: str, criteria: Sequence[Criterion], items: Iterable[str]
) -> Means:
    """An organisation's means of the things, only what may be told."""
    found: dict[tuple[str, str], Mean] = {}
    for item in items:
        for each in criteria:
            said = rating_of(item, each.id)
            # Once for all organisations: at a reveal everybody asks for theirs.
            answers = scene.memo.of(
                ("settled", item, each.id),
                lambda activity, least, said=said: settled_answers(activity, said, least),
                scene.activity, scene.workshop.small_group)
            if given := [float(str(value)) for value in answers.of(organisation)]:
                found[item, each.id] = Mean(
                    sum(given) / len(given), len(given), answers.held)
    return found


def beside_the_room(
    scene: Scene, person: str, criteria: Sequence[Criterion], rows: Rows
) -> Mapping[str, object]:
    """One's organisation's means beside the room's; nothing where one has none.

    `rows` are the things of the result that is shown: id, name, the room's answers.
    """
    home = home_of(scene.activity, person)
    if not home:
        return NOTHING
    # The same for everybody from there, and at a reveal all of them ask at once.
    return scene.memo.of(f"ours {home}", lambda *_: _beside(scene, home, criteria, rows),
                         scene.workshop.activities, scene.workshop.agenda,
                         scene.workshop.organisations, scene.workshop.small_group, scene.activity)


def _beside(
    scene: Scene, home: str, criteria: Sequence[Criterion], rows: Rows
) -> Mapping[str, object]:
    rows = tuple(rows)
    means = means_of(scene, home, criteria, [item for item, *_ in rows])
    if not means:
        return NOTHING
    return {
        "organisation": scene.workshop.organisation_name(home),
        "n": max(mean.n for mean in means.values()),
        "criteria": tuple(each.name for each in criteria),
        "rows": tuple({"name": called, "values": tuple(
            (mean.value if (mean := means.get((item, each.id))) else None, answers[each.id]["mean"])
            for each in criteria)} for item, called, answers in rows),
    }
