"""What the texts leave behind as tables and facts: every word with what it was made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.pictures import PICTURE
from facilitator.domain.scene import Scene
from facilitator.scenarios.forms import FORMS
from facilitator.scenarios.handed import worlds_called

from .checklist import checklist
from .spec import slots, written_parts
from .writing import Narrative, narratives_of, passages, rests_on, told

_PICTURE = message("Bild")


def facts(scene: Scene) -> Mapping[str, object]:
    """Each text with its world and elements, so that a sentence is followed back to them."""
    return {"entries": [_fact(scene, each) for each in told(scene.activity)], "clusters": [],
            "results": {}}


def _fact(scene: Scene, text: Narrative) -> dict[str, object]:
    entry = narratives_of(scene.activity).entries.get(text.id)
    picture = narratives_of(scene.activity).seen_picture(text.id)
    worlds = worlds_called(scene.workshop, scene.activity)
    rests = rests_on(scene.workshop, scene.activity, text)
    words = text.words
    return {
        "id": text.id, "form": text.form, "world": text.world, "group": text.group,
        "title": text.title, "at": entry.at,
        "fields": {slot.name: words[slot.name] for slot in slots(text.form)
                   if slot.name in words},
        **({PICTURE: picture.data[PICTURE], "alt": picture.data["alt"]} if picture else {}),
        "words": text.length, "likes": len(entry.supporters),
        "covers": [each.id for each in checklist(scene.workshop, scene.activity, text)
                   if each.covered],
        "derived_from": [*([text.world] if text.world in worlds else []), *rests],
        "passages": [{"id": each.id, "words": each.words, "groups": list(each.groups)}
                     for each in passages(text)],
    }


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """A row for each field of each text."""
    return (Sheet(
        "berattelser", scene.activity.title,
        (("world", message("Scenario")), ("form", message("Form")), ("group", message("Grupp")),
         ("title", message("Titel")), ("nth", message("Nr")), ("part", message("Del")),
         ("field", message("Fält")), ("words", message("Text"))),
        tuple(_rows(scene)), spoken=frozenset({"form", "part", "field"})),)


def _rows(scene: Scene) -> Iterator[Mapping[str, object]]:
    worlds = worlds_called(scene.workshop, scene.activity)
    for text in told(scene.activity):
        group = scene.workshop.groups.get(text.group)
        words = text.words
        for part in written_parts(text.form, words):
            for slot in part.slots:
                if slot.name in words:
                    yield {
                        "world": worlds.get(text.world, ""), "form": FORMS[text.form],
                        "group": (group.name or group.number) if group else "",
                        "title": text.title, "nth": part.nth or "", "part": part.label,
                        "field": slot.label, "words": words[slot.name]}
        picture = narratives_of(scene.activity).seen_picture(text.id)
        if picture:
            yield {"world": worlds.get(text.world, ""), "form": FORMS[text.form],
                   "group": (group.name or group.number) if group else "", "title": text.title,
                   "nth": "", "part": _PICTURE, "field": _PICTURE, "words": picture.data["alt"]}
