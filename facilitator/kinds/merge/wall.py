"""The wall: which drafts lie together, and once it is shown one scenario a turn with its text."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.event import Event
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene

from .board import board_of, groupings_shown, groups_of, texts_shown
from .paging import ALONE, LOOSE, drafts_in_a_box, pages
from .shown import Shown

_GROUPING = frozenset({"merge.made", "merge.named", "merge.put", "merge.dissolved",
                       "merge.joined"})
_MAY_SEE = frozenset({"world", "into", "text", "texts", "name", "words", "place", "entry"})


def wall(scene: Scene) -> Picture:
    """What the room may see now."""
    shown = Shown.of(scene)
    if not shown.drafts.texts and not shown.board.living():
        return Picture("kinds/merge/wall_empty.html")
    if texts_shown(scene.activity) and any(shown.board.readable(each.id, shown.drafts)
                                           for each in shown.board.living()):
        return _telling(scene, shown)
    if not groupings_shown(scene.activity):
        return _hidden(shown)
    return _grouping(scene, shown)


def shown_event(scene: Scene, event: Event) -> Mapping[str, object] | None:
    """What programs at the wall and phones may know: what lies together, never who said what."""
    said = event.name in ("merge.proposed", "merge.said") and _visible(scene, event)
    if not groupings_shown(scene.activity) or not (said or event.name in _GROUPING):
        return None
    return {name: value for name, value in event.data.items() if name in _MAY_SEE}


def _visible(scene: Scene, event: Event) -> bool:
    entry = board_of(scene.activity).entries.by_id.get(str(event.data["entry"]))
    return entry is not None and entry.visible


def _hidden(shown: Shown) -> Picture:
    likes = sum(shown.board.liked(text) for text in shown.drafts.texts)
    return Picture("kinds/merge/wall_hidden.html", {}, (
        Part("mg-hidden", "kinds/merge/wall_hidden_counts.html",
             {**shown.counts(), "likes": likes}),))


def _grouping(scene: Scene, shown: Shown) -> Picture:
    """Every scenario with its drafts, and what lies in none; long lists turn their pages."""
    worlds = shown.board.living()
    most = drafts_in_a_box(len(worlds))
    loose = shown.loose()
    room = LOOSE if worlds else ALONE
    held = [loose[at:at + room] for at in range(0, len(loose), room)] or [()]
    page = scene.turn % len(held)
    return Picture("kinds/merge/wall.html", {"alone": not worlds}, (
        Lane("mg-worlds", "kinds/merge/wall_world.html", tuple(
            (f"mw-{each.id}", {**shown.scenario(each),
                               **_some(shown, shown.under(each.id), most, scene.turn)})
            for each in worlds)),
        Part("mg-loose", "kinds/merge/wall_loose.html", {
            "drafts": tuple(shown.draft(text) for text in held[page]), "all": len(loose),
            "page": page + 1, "pages": len(held), "scenarios": len(worlds)}),
        Part("mg-counts", "kinds/merge/counts.html", shown.counts()),
    ))


def _some(shown: Shown, texts: tuple[str, ...], most: int, turn: int) -> dict[str, object]:
    """As many drafts as there is room for, others the next turn."""
    held = [texts[at:at + most] for at in range(0, len(texts), most)] or [()]
    up = held[turn % len(held)]
    return {"drafts": tuple(shown.draft(text) for text in up), "more": len(texts) - len(up)}


def _telling(scene: Scene, shown: Shown) -> Picture:
    board = shown.board
    every = []
    for each in board.living():
        text = {one.id: one for one in board.readable(each.id, shown.drafts)}
        split = pages((one.id, one.wording.words) for one in text.values()) or ((),)
        every += [(each, text, split, number) for number in range(len(split))]
    each, text, split, number = every[scene.turn % len(every)]
    return Picture("kinds/merge/wall_text.html", {}, (
        Part("mg-name", "kinds/merge/wall_name.html", {
            **shown.scenario(each), "tagline": each.tagline.words,
            "tables": shown.tables(shown.groups(each.id)),
            "drafts": len(shown.made_of(each.id)),
            "page": number + 1, "pages": len(split),
            "worlds": tuple({**shown.scenario(one), "lit": one.id == each.id}
                            for one in board.living())}),
        Part("mg-text", "kinds/merge/wall_page.html", {
            "parts": tuple({
                "words": part.words, "ends": part.ends,
                "tables": shown.tables(groups_of(text[part.paragraph], shown.drafts)),
                "own": not text[part.paragraph].wording.sources} for part in split[number])}),
        Part("mg-counts", "kinds/merge/counts.html", shown.counts()),
    ))
