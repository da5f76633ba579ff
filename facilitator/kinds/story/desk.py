"""The desk: every text with how far it is, who has the pen, what it says, and its place."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.roles import Role
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.scenarios.forms import FORMS

from .checklist import checklist, elements_of
from .forms import forms_of
from .pens import UNTIL_SHOWN
from .phone import read, suggestion_words, versions
from .seen import holder, picture_words, worlds_in
from .spec import LONGEST, shown_parts
from .suggesting import WAITING
from .writing import SHOWN, Narrative, narratives_of

_VERSIONS = 12


def desk(scene: Scene) -> Picture:
    """The texts in the order of showing."""
    texts = narratives_of(scene.activity).in_order()
    return Picture("kinds/story/desk.html", {
        "open": scene.activity.stage is Stage.OPEN, "longest": LONGEST,
        "until_shown": scene.activity.stage in UNTIL_SHOWN,
    }, (
        Part("st-counts", "kinds/story/desk_counts.html", {
            "count": len(texts), "written": sum(bool(each.words) for each in texts),
            "length": sum(each.length for each in texts),
            "worlds": len(worlds_in(scene)), "missing": _missing(scene, texts)}),
        Part("st-begin", "kinds/story/desk_begin.html", _begin(scene, texts)),
        Lane("st-desk", "kinds/story/desk_text.html", tuple(
            (f"sd-{each.id}", _row(scene, each, texts)) for each in texts)),
    ))


def _missing(scene: Scene, texts: tuple[Narrative, ...]) -> tuple[dict[str, object], ...]:
    """The worlds that nobody writes about yet."""
    about = {each.world for each in texts}
    return tuple(each for each in worlds_in(scene) if each["id"] not in about)


def _begin(scene: Scene, texts: tuple[Narrative, ...]) -> dict[str, object]:
    begun = {(each.group, each.form) for each in texts}
    forms = forms_of(scene.activity)
    return {"open": scene.activity.stage is Stage.OPEN, "worlds": worlds_in(scene),
            "forms": tuple((each, FORMS[each]) for each in forms),
            "groups": tuple({"id": group.id, "name": group.name, "number": group.number}
                            for group in scene.workshop.groups.values()
                            if any((group.id, form) not in begun for form in forms))}


def _row(scene: Scene, text: Narrative, texts: tuple[Narrative, ...]) -> dict[str, object]:
    state, ids = narratives_of(scene.activity), [each.id for each in texts]
    place = ids.index(text.id)
    who, until_shown = holder(scene, text), scene.activity.stage in UNTIL_SHOWN
    suggested = [each for each in state.suggestions(text.id) if each.data["done"] == WAITING]
    return {
        **read(scene, text), **who, **_named(scene, text),
        "picture": picture_words(scene, state.picture(text.id)),
        "open": scene.activity.stage is Stage.OPEN, "shown": scene.activity.stage in SHOWN,
        "until_shown": until_shown,
        "fields": tuple(_fields(text)) if until_shown and who["pen"] == "desk" else (),
        "up": _moved(ids, place, -1), "down": _moved(ids, place, 1),
        "pointed": state.pointed == text.id, "likes": len(state.entries.get(text.id).supporters),
        "suggestions": tuple(suggestion_words(text, each) for each in suggested),
        "list": tuple({"label": each.label, "covered": each.covered}
                      for each in checklist(scene.workshop, scene.activity, text)),
        "elements": tuple(each.text for each in elements_of(scene.workshop, scene.activity, text)
                          if each.id in text.rests),
        "worlds": worlds_in(scene), "versions": versions(text)[:_VERSIONS],
    }


def _fields(text: Narrative) -> Iterator[dict[str, object]]:
    """What a desk that has taken the pen can write in, each as it stands now."""
    for part in shown_parts(text.form, text.words):
        for slot in part.slots:
            words, seq = text.newest(slot.name)
            yield {"label": part.label, "nth": part.nth, "name": slot.name, "words": words,
                   "inner": slot.label if len(part.slots) > 1 else "", "was": seq}


def _named(scene: Scene, text: Narrative) -> dict[str, object]:
    """Who holds the pen by name and who could; a desk knows people where they have names."""
    people = scene.workshop.people
    if scene.workshop.naming == "anonymous":
        return {"name": "", "people": ()}
    group = scene.workshop.groups.get(text.group)
    at_it = group.members if group else sorted(text.members)
    pen = text.pen.removeprefix(f"{Role.PHONE}:") if text.pen.startswith(f"{Role.PHONE}:") else ""
    return {"name": people[pen].name if pen in people else "", "people": tuple(
        {"id": each, "name": people[each].name} for each in at_it
        if each in people and not people[each].removed and each != pen)}


def _moved(ids: list[str], place: int, step: int) -> tuple[str, ...]:
    """The order with one text a step earlier or later; () where it is at the end already."""
    to = place + step
    if not 0 <= to < len(ids):
        return ()
    after = list(ids)
    after[place], after[to] = after[to], after[place]
    return tuple(after)
