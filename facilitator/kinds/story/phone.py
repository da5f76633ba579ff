"""The phone: the open texts, one's own with the pen or without it, and all of them afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.domain.entry import Entry
from facilitator.domain.grouped import is_host
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.roles import Actor, Role
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.scenarios.forms import FORMS

from .checklist import checklist, elements_of
from .forms import forms_of
from .pens import own_group, patience
from .picturing import LONGEST_ALT, SHORTEST_ALT, last_removed
from .seen import holder, picture_words, text_words, worlds_in
from .spec import SPEC, shown_parts, written_parts
from .spec import Part as FormPart
from .suggesting import WAITING
from .writing import SHOWN, Narrative, has_table, is_at, narratives_of, told

_VERSIONS = 12
Item = tuple[str, Mapping[str, object]]


def phone(scene: Scene) -> Picture:
    """The same for every phone: texts that one may join, and what is to be read at the end."""
    texts = narratives_of(scene.activity)
    shown = scene.activity.stage in SHOWN
    joinable = () if shown or scene.activity.stage is not Stage.OPEN else tuple(
        each for each in texts.by_id.values()
        if not has_table(scene.workshop, each) and texts.entries.get(each.id).visible)
    return Picture("kinds/story/phone.html", {
        "shown": shown, "likes": scene.workshop.naming != "anonymous",
    }, (
        Lane("st-open", "kinds/story/open.html", tuple(
            (f"so-{each.id}", {**_open(scene, each), "writers": len(each.members)})
            for each in joinable)),
        Lane("st-read", "kinds/story/read.html", tuple(
            (f"sx-{each.id}", read(scene, each)) for each in told(scene.activity))),
    ))


def _open(scene: Scene, text: Narrative) -> dict[str, object]:
    """Nothing that changes with each word, so that nobody's list moves while they read it."""
    words = text_words(scene, text)
    return {name: words[name] for name in ("id", "form_name", "number", "world")}


def read(scene: Scene, text: Narrative) -> dict[str, object]:
    """A text to be read, part by part."""
    seen = narratives_of(scene.activity).seen_picture(text.id)
    return {**text_words(scene, text), "title": text.title, "picture": picture_words(scene, seen),
            "parts": tuple(_words(part, text) for part in written_parts(text.form, text.words))}


def _words(part: FormPart, text: Narrative) -> dict[str, object]:
    words = text.words
    return {"id": part.id, "label": part.label, "nth": part.nth, "alone": len(part.slots) == 1,
            "rows": tuple((slot.name, slot.label, words[slot.name]) for slot in part.slots
                          if slot.name in words)}


def mine(scene: Scene, person: str) -> Picture:
    """One's own: what one writes, what one's table writes, and what one likes."""
    texts = own_texts(scene, person)
    state = narratives_of(scene.activity)
    liked = [each.id for each in state.by_id.values()
             if person and person in state.entries.get(each.id).supporters]
    items = () if scene.activity.stage in SHOWN else tuple(_items(scene, person, texts))
    return Picture("", {}, (
        Lane("st-mine", "kinds/story/mine.html", items),
        Part("st-own", "kinds/story/own.html", {"own": {
            "liked": liked, "forms": list(forms_of(scene.activity)),
            "worlds": [each["id"] for each in worlds_in(scene)],
            "texts": [_own(text, person) for text in texts]}}),
    ))


def own_texts(scene: Scene, person: str) -> tuple[Narrative, ...]:
    """The texts that one works on, in the order of the forms: one's table's, and those joined."""
    writer = Actor(Role.PHONE, person)
    found = [each for each in narratives_of(scene.activity).by_id.values()
             if person and is_at(scene.workshop, each, writer)]
    return tuple(sorted(found, key=lambda each: list(FORMS).index(each.form)))


def _own(text: Narrative, person: str) -> dict[str, object]:
    """What the page's script must know of a text: where it stands on the server."""
    holds = holds_pen(text, person)
    return {"id": text.id, "form": text.form, "pen": holds, "free": not text.pen,
            "fields": {name: list(text.newest(name)) for name in text.fields} if holds else {}}


def holds_pen(text: Narrative, person: str) -> bool:
    return bool(person) and text.pen == str(Actor(Role.PHONE, person))


def _items(scene: Scene, person: str, texts: tuple[Narrative, ...]) -> Iterator[Item]:
    """One flat list, so that each piece changes by itself and nobody's field is drawn anew."""
    group = own_group(scene.workshop, person)
    is_open = scene.activity.stage is Stage.OPEN
    begun = {each.form for each in texts if not group or each.group == group.id}
    left = [each for each in forms_of(scene.activity) if is_open and each not in begun]
    if group:
        yield "st-group", {"what": "group", "slot": "", "name": group.name, "number": group.number}
    slots = [(each.id, FORMS[each.form]) for each in texts] + [(each, FORMS[each])
                                                             for each in left]
    slots.sort(key=lambda row: list(FORMS.values()).index(row[1]))
    if len(slots) > 1:
        yield "st-tabs", {"what": "tabs", "slot": "", "slots": tuple(slots)}
    world = texts[0].world if texts else ""
    for form in left:
        yield f"sb-{form}", {"what": "begin", "slot": form, "form": form, "form_name": FORMS[form],
                             "worlds": worlds_in(scene), "chosen": world,
                             "parts": tuple(part.label for part in SPEC[form][:1])}
    for text in texts:
        for item_id, data in _text(scene, text, person, is_open):
            yield f"{item_id}-{text.id}", {**data, "slot": text.id, "text": text.id}


def _text(scene: Scene, text: Narrative, person: str, is_open: bool) -> Iterator[Item]:
    known = text_words(scene, text)
    who = holder(scene, text, person)
    writes = is_open and who["pen"] == "mine"
    leads = is_host(scene.workshop, Actor(Role.PHONE, person))
    yield "sh", {"what": "head", "open": is_open, **who, "at": text.pen_at, "leads": leads,
                 "patience": patience(scene.workshop),
                 **{name: known[name] for name in ("form_name", "world", "hidden")}}
    yield "ss", {"what": "state", "writes": writes, **{
        name: known[name] for name in ("length", "saved", "aim", "covered", "checks")}}
    yield from _suggestions(scene, text, person, is_open, writes)
    if writes:
        for part in shown_parts(text.form, text.words):
            yield f"se-{part.id}", {"what": "edit", **_fields(part, text)}
    elif text.words:
        for part in written_parts(text.form, text.words):
            yield f"sr-{part.id}", {"what": "part", **_words(part, text)}
    else:
        yield "sn", {"what": "nothing"}
    yield from _picture(scene, text, writes)
    yield from _beside(scene, text, is_open, writes)


def _picture(scene: Scene, text: Narrative, writes: bool) -> Iterator[Item]:
    """The text's picture; with the pen also how to put one there, and the one that was removed."""
    state = narratives_of(scene.activity)
    held = state.picture(text.id)
    if not (held or writes):
        return
    shown = picture_words(scene, held)
    if shown and held and held.hidden is not None:
        shown = {**shown, "source": "", "alt": ""}
    removed = last_removed(state.pictures(text.id)) if writes and not held else None
    yield "si", {"what": "picture", "writes": writes, "picture": shown,
                 "removed": picture_words(scene, removed),
                 "shortest": SHORTEST_ALT, "longest": LONGEST_ALT}


def _beside(scene: Scene, text: Narrative, is_open: bool, writes: bool) -> Iterator[Item]:
    if is_open and not writes:
        yield "sg", {"what": "offer", "fields": tuple(
            (slot.name, part.label, part.nth, slot.label if len(part.slots) > 1 else "")
            for part in shown_parts(text.form, text.words) for slot in part.slots)}
    checks = checklist(scene.workshop, scene.activity, text)
    elements = elements_of(scene.workshop, scene.activity, text)
    if checks or elements:
        yield "sk", {"what": "checks", "writes": writes, "checks": tuple(
            {"id": each.id, "label": each.label, "ticked": each.ticked, "via": each.via,
             "axis": each.axis} for each in checks), "elements": tuple(
            {"id": each.id, "text": each.text, "on": each.id in text.rests}
            for each in elements)}
    if writes:
        older = versions(text)[:_VERSIONS]
        if older:
            yield "sv", {"what": "versions", "versions": older}
        yield "sw", {"what": "worlds", "worlds": worlds_in(scene), "chosen": text.world}


def versions(text: Narrative) -> tuple[dict[str, object], ...]:
    """What fields said before, the newest first, each with a way back."""
    labels = {slot.name: (part.label, part.nth, slot.label if len(part.slots) > 1 else "")
              for part in SPEC[text.form] for slot in part.slots}
    rows = [{"field": name, "label": labels[name], "seq": each.seq, "at": each.at,
             "words": each.words}
            for name, held in text.fields.items() for each in held[:-1] if each.words]
    return tuple(sorted(rows, key=lambda row: -int(str(row["seq"]))))


def _fields(part: FormPart, text: Narrative) -> dict[str, object]:
    """The fields as they were when one took the pen: the page itself knows what one wrote since."""
    return {"id": part.id, "label": part.label, "nth": part.nth, "alone": len(part.slots) == 1,
            "fields": tuple({"name": slot.name, "label": slot.label, "limit": slot.limit,
                             "lines": slot.lines, "hint": slot.hint,
                             "words": text.base.get(slot.name, ("", 0))[0],
                             "was": text.base.get(slot.name, ("", 0))[1]} for slot in part.slots)}


def _suggestions(
    scene: Scene, text: Narrative, person: str, is_open: bool, writes: bool
) -> Iterator[Item]:
    for entry in narratives_of(scene.activity).suggestions(text.id):
        own = bool(person) and entry.author == person
        if entry.data["done"] == WAITING and (entry.visible or own):
            yield f"sp-{entry.id}", {"what": "suggestion", "own": own, "open": is_open,
                                     "writes": writes and entry.visible,
                                     **suggestion_words(text, entry)}


def suggestion_words(text: Narrative, entry: Entry) -> dict[str, object]:
    """A suggestion and where in the text it belongs."""
    part, slot = next((part, slot) for part in SPEC[text.form] for slot in part.slots
                      if slot.name == entry.data["field"])
    return {"entry": entry.id, "words": entry.data["words"], "stale": entry.data["stale"],
            "label": part.label, "nth": part.nth, "hidden": entry.hidden,
            "inner": slot.label if len(part.slots) > 1 else ""}
