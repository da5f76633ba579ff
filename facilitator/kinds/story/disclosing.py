"""The texts as they may be told: their last words, and nothing of who wrote or suggested what."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.pictures import PICTURE
from facilitator.domain.told import Told, voices
from facilitator.domain.workshop import Activity

from .spec import slots
from .writing import Narrative, narratives_of, told

_NOBODYS = {"author": "", "organisation": "", "proxy": False}


def disclose(activity: Activity) -> Iterator[Told]:
    """Each text that has been shown as it reads now; then in which order they were shown."""
    state = narratives_of(activity)
    shown = {each.id for each in told(activity)}
    begun = [each for each in state.by_id.values() if each.id in shown]
    for text in begun:
        entry = state.entries.get(text.id)
        yield Told("story.begun", {"entry": text.id, "form": text.form, "world": text.world,
                                   "group": text.group, **_NOBODYS}, at=entry.at)
        yield from _written(text)
        picture = state.seen_picture(text.id)
        if picture:
            yield Told("story.pictured", {
                "entry": picture.id, "narrative": text.id, PICTURE: picture.data[PICTURE],
                "alt": picture.data["alt"], **_NOBODYS})
        yield from voices("story.liked", entry, len(entry.supporters))
    order = [each.id for each in told(activity)]
    if order != [each.id for each in begun]:
        yield Told("story.ordered", {"texts": order})


def _written(text: Narrative) -> Iterator[Told]:
    words = text.words
    for slot in slots(text.form):
        if slot.name in words:
            yield Told("story.wrote", {"entry": f"{text.id}-pen", "narrative": text.id,
                                       "field": slot.name, "words": words[slot.name], **_NOBODYS})
    for element in text.rests:
        yield Told("story.rested", {"narrative": text.id, "element": element, "on": True})
    for what in sorted(text.checks):
        yield Told("story.checked", {"narrative": text.id, "what": what, "on": True})
