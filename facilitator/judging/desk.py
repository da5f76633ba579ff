"""What the desk sees of what is judged: how far the room has come, the list, who was helped."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from facilitator.domain.conclusion import Conclusion
from facilitator.domain.picture import Lane, Part
from facilitator.domain.results import is_stale, shown_result
from facilitator.domain.scene import Scene
from facilitator.domain.stage import BEFORE_SHOWN, Stage
from facilitator.domain.workshop import Activity, Result, Workshop

from .before import first_round
from .listing import Listing, names
from .ratings import reasons_on
from .sheets import judging_of, sheets_in

# More than these cannot be told apart by somebody who has dots for a tenth of them.
MANY = 40


def frame(scene: Scene, listed: Listing) -> Mapping[str, object]:
    """What stands still at the desk while the middle changes."""
    activity = scene.activity
    return {
        "open": activity.stage is Stage.OPEN, "shown": shown_result(activity) is not None,
        "may_list": activity.stage in BEFORE_SHOWN,
        "organisations": scene.workshop.named_organisations(),
        "round": 2 if first_round(scene.workshop, activity) else 1,
        "items": listed.items if activity.stage is Stage.OPEN else (),
        "waiting": bool(_waiting(scene)),
    }


def parts(scene: Scene, listed: Listing, told: Mapping[str, object]) -> tuple[Part | Lane, ...]:
    """How far the room has come, the list with what was taken out last, and the proxies."""
    judging = judging_of(scene.activity)
    rows = [*((item, False) for item in listed.items), *((item, True) for item in listed.out)]
    return (
        Part("jd-progress", "judging/desk_progress.html", {
            **told, "listed": len(listed.items), "many": len(listed.items) > MANY,
            "nameless": sum(not item.name for item in listed.items)}),
        Lane("jd-list", "judging/desk_item.html", tuple(
            (f"jl-{item.id}", {"id": item.id, "name": item.name, "text": item.text, "out": out,
                               "own": item.id in judging.own, "cards": len(item.cards),
                               "sort": item.sort,
                               "may": scene.activity.stage in BEFORE_SHOWN})
            for item, out in rows)),
        Lane("jd-waiting", "judging/desk_reason.html", _waiting(scene)),
        Lane("jd-proxies", "judging/desk_proxy.html", tuple(
            (f"jp-{sheet.id}", {
                "id": sheet.id, "at": sheet.at, "open": scene.activity.stage is Stage.OPEN,
                "from": scene.workshop.organisation_name(sheet.organisation)})
            for sheet in sheets_in(scene.activity) if sheet.proxy and sheet.visible)),
    )


def _waiting(scene: Scene) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """What people have written, once it is locked and before it is shown: words and no numbers."""
    if scene.activity.stage is not Stage.LOCKED:
        return ()
    judging = judging_of(scene.activity)
    told = [(sheet.id, item, words) for sheet in sheets_in(scene.activity) if sheet.visible
            for item, words in reasons_on(sheet).items()]
    called = names(scene.workshop, scene.activity, {item for _, item, _ in told})
    return tuple((f"jw-{sheet}-{item}", {
        "sheet": sheet, "item": item, "words": words, "name": called[item],
        "hidden": judging.hidden.get((sheet, item))}) for sheet, item, words in told)


def recount(scene: Scene, made: Conclusion | None) -> Part:
    """Whether what was counted has changed since the result was shown: the desk may count anew."""
    activity = scene.activity
    return Part("jd-stale", "judging/desk_stale.html", {
        "stale": shown_result(activity) is not None and is_stale(scene.workshop, activity, made),
        "result": activity.results[-1].id if activity.results else "",
        "at": activity.results[-1].at if activity.results else "",
        "results": len(activity.results)})


def expected(
    scene: Scene, conclude: Callable[[Workshop, Activity], Conclusion | None]
) -> Conclusion | None:
    """What would be counted now, where the desk is to see it; reckoned once for a while."""
    activity, workshop = scene.activity, scene.workshop
    waits = activity.option("desk", "progress") != "totals"
    if waits and activity.stage is not Stage.REVEALED:
        return None

    def made(*_: object) -> Conclusion | None:
        return conclude(workshop, activity)

    return scene.memo.of("expected", made, workshop.activities, workshop.agenda, workshop.people,
                         workshop.small_group, activity)


def ahead(scene: Scene, made: Conclusion | None) -> Result | None:
    """What would be shown, where the agenda lets the desk see it before the room does."""
    if made is None or scene.activity.option("desk", "progress") != "totals":
        return None
    return Result("", scene.now, "", made.formula, made.parameters, made.numbers)


def second_round(scene: Scene) -> Mapping[str, object] | None:
    """The agenda item that judges the same list once more; None while nothing is shown."""
    activity = scene.activity
    if activity.stage is not Stage.REVEALED or shown_result(activity) is None:
        return None
    return {"kind": activity.kind, "day": activity.day, "after": activity.id,
            "minutes": activity.minutes, "question": activity.question,
            "options": {**activity.options, "again": activity.id}}
