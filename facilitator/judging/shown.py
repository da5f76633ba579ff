"""The result that is shown, read once for all who look at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from facilitator.domain.results import shown_result
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Result, Workshop

Read = TypeVar("Read")


def shown_once(
    scene: Scene, name: str, read: Callable[[Workshop, Activity, Result], Read]
) -> Read | None:
    """What `read` makes of the shown result, kept as `name`; None while there is none.

    `read` gets a workshop with activities, agenda and names, and must look at nothing else.
    """

    def shown(
        activities: Mapping[str, Activity], agenda: tuple[str, ...], called: Mapping[str, str],
        activity: Activity,
    ) -> Read | None:
        result = shown_result(activity)
        workshop = Workshop(activities=activities, agenda=agenda, called=called)
        return read(workshop, activity, result) if result else None

    workshop = scene.workshop
    return scene.memo.of(name, shown, workshop.activities, workshop.agenda, workshop.called,
                         scene.activity)
