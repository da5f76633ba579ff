"""What phone, wall and desk see of a dot vote."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.conclusion import Conclusion
from facilitator.domain.entry import Entry
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.figures.shapes import Figure
from facilitator.judging import desk as judged_desk
from facilitator.judging.listing import Listing, listing
from facilitator.judging.ours import home_of
from facilitator.judging.progress import hidden_wall, progress
from facilitator.judging.sheets import sheet_of

from .numbers import changes
from .ours import own_dots
from .picture import drawn, drawn_pages
from .standing import Standing, stands_now, stood
from .votes import dots_on, lying, terms


def phone(scene: Scene) -> Picture:
    """The list to put dots on; afterwards what has got how many."""
    listed = listing(scene.workshop, scene.activity)
    dots, each = terms(scene.activity, listed)
    data = {"dots": dots, "each": each, "empty": not listed.items}
    if scene.activity.stage is Stage.OPEN:
        return Picture("kinds/dotvote/phone.html", data, (
            Lane("dv-items", "kinds/dotvote/item.html", tuple(
                (f"di-{item.id}", {"id": item.id, "name": item.name, "text": item.text})
                for item in listed.items)),))
    stands = stands_now(scene)
    return Picture("kinds/dotvote/phone.html", data, (
        Part("dv-result", "kinds/dotvote/phone_result.html", {
            "shown": stands is not None,
            "rows": tuple((row.rank, row.name, row.dots, row.goes_on) for row in stands.rows)
            if stands else (),
            "sheets": stands.numbers["sheets"] if stands else 0}),))


def mine(scene: Scene, person: str) -> Picture:
    """Where one's own dots lie; and when it is shown, one's organisation beside the room."""
    listed = listing(scene.workshop, scene.activity)
    own = Part("dv-own", "judging/own.html", {
        "own": lying(listed, dots_on(sheet_of(scene.activity, person)))})
    if scene.activity.stage is Stage.OPEN:
        return Picture("", {}, (own,))
    return Picture("", {}, (own, Part("dv-ours", "kinds/dotvote/ours.html", ours(scene, person))))


def ours(scene: Scene, person: str) -> dict[str, object]:
    """What one's organisation put its dots on, beside the room; for that organisation."""
    home = home_of(scene.activity, person)
    found = own_dots(scene, home) if home else None
    if found is None:
        return {"organisation": "", "rows": (), "n": 0}
    return {"organisation": scene.workshop.organisation_name(home), "n": found.people,
            "rows": tuple((name, dots, share, room) for _, name, dots, share, room in found.rows)}


def wall(scene: Scene) -> Picture:
    """Nothing of the dots before they are shown; then a page of bars at a time."""
    listed = listing(scene.workshop, scene.activity)
    told = told_of(scene, listed)
    if scene.activity.stage is not Stage.REVEALED:
        return hidden_wall(told, len(listed.items))
    stands = stands_now(scene)
    if stands is None or not stands.rows:  # all that was voted on has been taken out since
        return Picture("judging/wall_nothing.html")
    turns = scene.memo.of("dots by page", drawn_pages, stands)
    number = scene.turn % len(turns)
    return Picture("kinds/dotvote/wall.html", {}, (
        Part("dv-figure", "kinds/dotvote/figure.html", {
            **figure_words(scene, stands), "figure": turns[number], "page": number}),
        Part("dv-foot", "kinds/dotvote/wall_foot.html", {
            **told, "fair": stands.is_fair, "moved": any(row.moved for row in stands.rows),
            "number": number + 1, "of": len(turns)})))


def figure_words(scene: Scene, stands: Standing) -> dict[str, object]:
    """What a picture of the dots is called and says in words."""
    return {"id": scene.activity.id, "sheets": stands.numbers["sheets"],
            "dots": stands.numbers["dots"],
            "first": tuple((row.name, row.dots) for row in stands.rows if row.goes_on)}


def whole_figure(scene: Scene, stands: Standing) -> Figure:
    """Everything in one drawing, laid out once for all who look."""
    return scene.memo.of("dots drawn", drawn, stands)


def desk(scene: Scene, made: Conclusion | None) -> Picture:
    """The list and how far the room has come; then the result. `made` is what counts now."""
    activity = scene.activity
    listed = listing(scene.workshop, activity)
    dots, each = terms(activity, listed)
    shown = stands_now(scene)
    stands = shown or _ahead(scene, made)
    data: Mapping[str, object] = {
        **judged_desk.frame(scene, listed), "dots": dots, "each": each,
        "ahead": stands is not None and shown is None, "stands": stands is not None,
        "own_rule_fails": activity.option("own", "allowed") == "not_allowed"
        and scene.workshop.naming == "anonymous"}
    parts = judged_desk.parts(scene, listed, told_of(scene, listed))
    if stands is None:
        return Picture("kinds/dotvote/desk.html", data, parts)
    return Picture("kinds/dotvote/desk.html", data, (
        *parts,
        judged_desk.recount(scene, made),
        Part("dv-changes", "kinds/dotvote/desk_changes.html", {
            "changes": changes(scene.workshop, activity) if shown else (),
            "outside": stands.numbers["outside"]}),
        Part("dv-figure", "kinds/dotvote/figure.html", {
            **figure_words(scene, stands), "figure": whole_figure(scene, stands),
            "page": "all"}),
        Lane("dv-rows", "kinds/dotvote/desk_row.html", tuple(
            (f"dr-{row.id}", {
                "rank": row.rank, "name": row.name, "dots": row.dots, "voters": row.voters,
                "share": row.share, "fair_share": row.fair_share, "fair_rank": row.fair_rank,
                "moved": row.moved, "goes_on": row.goes_on}) for row in stands.rows)),
    ))


def told_of(scene: Scene, listed: Listing) -> dict[str, object]:
    """How far the room has come."""
    dots, _ = terms(scene.activity, listed)

    def spent(sheet: Entry) -> int:
        return sum(dots_on(sheet).values())

    return progress(scene, lambda sheet: spent(sheet) > 0, lambda sheet: spent(sheet) >= dots)


def _ahead(scene: Scene, made: Conclusion | None) -> Standing | None:
    """What would be shown, where the agenda lets the desk see it before the room does."""
    result = judged_desk.ahead(scene, made)
    return stood(scene.workshop, scene.activity, result) if result else None
