"""The wall: how far every group has come; then the texts themselves, one each turn."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.scenarios.forms import FORMS

from .aloud import in_plain_words
from .forms import forms_of
from .paging import Piece, pages
from .picture import is_drawn, on_wall
from .seen import picture_words, text_words
from .writing import SHOWN, Narrative, narratives_of, told

# What story.css has room for: changed together with the sizes there.
_ROWS = 7
Page = dict[str, object]


def wall(scene: Scene) -> Picture:
    """Not a word of any text before they are shown."""
    if scene.activity.stage not in SHOWN:
        return _progress(scene)
    shown = told(scene.activity)
    state = narratives_of(scene.activity)
    lit = next((each for each in shown if each.id == state.pointed), None)
    turns = scene.since if lit else scene.turn
    all_pages = [page for each in ((lit,) if lit else shown) for page in _pages(scene, each)]
    if not all_pages:
        return Picture("kinds/story/wall_nothing.html")
    page = all_pages[turns % len(all_pages)]
    return Picture("kinds/story/wall.html", {}, (
        Part("st-head", "kinds/story/wall_head.html", page),
        Part("st-page", "kinds/story/wall_page.html", page),
        Part("st-foot", "kinds/story/wall_foot.html", {
            "count": len(shown), "place": [each.id for each in shown].index(str(page["id"])) + 1}),
    ))


def _pages(scene: Scene, text: Narrative) -> Iterator[Page]:
    known = text_words(scene, text)
    likes = len(narratives_of(scene.activity).entries.get(text.id).supporters)
    about: Page = {**{name: known[name] for name in (
        "id", "form", "form_name", "group", "number", "grouped", "world")},
        "title": text.title, "likes": likes, "words": in_plain_words(text)}
    picture = picture_words(scene, narratives_of(scene.activity).seen_picture(text.id))
    shown: list[Page] = []
    for figure in scene.memo.of(("story", text.id), on_wall, text) if is_drawn(text) else ():
        shown.append({"figure": figure, "columns": (), "picture": None})
    if not shown:
        read: tuple[tuple[tuple[Piece, ...], ...], ...] = scene.memo.of(
            ("story pages", text.id), pages, text)
        shown += [{"figure": None, "columns": columns, "picture": None} for columns in read]
    if picture:
        shown.append({"figure": None, "columns": (), "picture": picture})
    for nth, page in enumerate(shown, start=1):
        yield {**about, **page, "nth": nth, "of": len(shown)}


def _progress(scene: Scene) -> Picture:
    """A row for each group: its world, and how far each of its texts has come."""
    state = narratives_of(scene.activity)
    rows: dict[str, list[Narrative]] = {}
    for text in state.by_id.values():
        if state.entries.get(text.id).visible:
            rows.setdefault(text.group or text.id, []).append(text)
    waiting = [group for group in scene.workshop.groups.values() if group.id not in rows]
    told_rows = [_row(scene, texts) for texts in rows.values()]
    told_rows += [{"id": group.id, "group": group.name, "number": group.number, "grouped": True,
                   "world": None, "texts": ()} for group in waiting]
    number = max(1, -(-len(told_rows) // _ROWS))
    first = scene.turn % number * _ROWS
    length = sum(each.length for each in state.by_id.values()
                 if state.entries.get(each.id).visible)
    return Picture("kinds/story/wall_writing.html", {}, (
        Lane("st-rows", "kinds/story/wall_row.html", tuple(
            (f"sr-{row['id']}", row) for row in told_rows[first:first + _ROWS])),
        Part("st-turn", "kinds/story/wall_turn.html", {
            "page": scene.turn % number + 1, "of": number,
            "forms": tuple(FORMS[each] for each in forms_of(scene.activity))}),
        Part("st-foot", "kinds/story/wall_written.html", {
            "count": sum(bool(each.words) for each in state.by_id.values()), "length": length}),
    ))


def _row(scene: Scene, texts: list[Narrative]) -> dict[str, object]:
    known = [text_words(scene, each) for each in texts]
    first = known[0]
    world = next((each["world"] for each in known if each["world"]), None)
    return {"id": texts[0].group or texts[0].id, "world": world,
            **{name: first[name] for name in ("group", "number", "grouped")},
            "texts": tuple({"writes": bool(text.pen), **{name: each[name] for name in (
                "form_name", "length", "saved", "covered", "checks")}}
                for text, each in zip(texts, known, strict=True))}
