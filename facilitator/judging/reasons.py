"""Why people rated as they did: every reason can be read, first of those who stand apart."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.kind import Scene

from .ratings import ratings_on, reasons_on
from .sheets import counted, judging_of


def reasons(
    scene: Scene, item: str, criteria: Sequence[str] = ()
) -> tuple[dict[str, object], ...]:
    """The reasons of one thing with the numbers their writer gave; nobody's name.

    Those that the fewest share the answer of come first, on the `criteria` asked about: a
    minority's reason is the one a room has not heard. `hidden` says why one is not shown.
    """
    activity = scene.activity
    sheets = counted(scene.workshop, activity)
    hidden = judging_of(activity).hidden
    rated = [ratings_on(sheet).get(item, {}) for sheet in sheets]
    names = tuple(criteria) or tuple(sorted({name for each in rated for name in each}))

    def company(answers: object) -> int:
        return min((sum(each.get(name) == answers.get(name)  # type: ignore[attr-defined]
                        for each in rated) for name in names), default=0)

    told: list[dict[str, object]] = [{
        "sheet": sheet.id, "item": item, "words": reasons_on(sheet)[item],
        "values": tuple((name, ratings_on(sheet).get(item, {}).get(name)) for name in names),
        "hidden": hidden.get((sheet.id, item)), "company": company(ratings_on(sheet).get(item, {})),
    } for sheet in sheets if item in reasons_on(sheet)]
    return tuple(sorted(told, key=lambda each: (int(str(each["company"])), str(each["words"]))))


def readable_reasons(
    scene: Scene, item: str, criteria: Sequence[str] = ()
) -> tuple[dict[str, object], ...]:
    """Those that everybody may read."""
    return tuple(each for each in reasons(scene, item, criteria) if each["hidden"] is None)
