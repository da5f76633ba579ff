"""What every audience may know of a text beside its words: whose it is, which world, how far."""

from __future__ import annotations

from facilitator.domain.entry import Entry
from facilitator.domain.message import message
from facilitator.domain.pictures import PICTURE, source
from facilitator.domain.roles import Actor, Role
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Text, own, said
from facilitator.domain.workshop import Workshop
from facilitator.scenarios.forms import FORMS
from facilitator.scenarios.handed import worlds_before
from facilitator.scenarios.values import World

from .checklist import checklist, world_of
from .spec import DAY, DAY_WORDS
from .writing import Narrative, Narratives, narratives_of


def called(workshop: Workshop, shown: tuple[Narrative, ...], text: Narrative) -> Text:
    """Whose a text is: its group's name, or its number among those that are `shown`."""
    group = workshop.groups.get(text.group)
    if group:
        return own(group.name) or said(message("Bord {n}"), n=group.number)
    return said(message("Text {n}"), n=shown.index(text) + 1)


def group_words(workshop: Workshop, texts: Narratives, text: Narrative) -> dict[str, object]:
    """The same for a template: a name, or a number to be named."""
    group = workshop.groups.get(text.group)
    if group:
        return {"group": group.name, "number": group.number, "grouped": True}
    loose = [each for each in texts.by_id.values() if each.group not in workshop.groups]
    return {"group": "", "number": loose.index(text) + 1, "grouped": False}


def world_words(world: World | None) -> dict[str, object] | None:
    """A world as a template shows it."""
    return {"id": world.id, "place": world.place, "name": world.name,
            "tagline": world.tagline} if world else None


def worlds_in(scene: Scene) -> tuple[dict[str, object], ...]:
    """The worlds that a text can be about."""
    return tuple(told for each in worlds_before(scene.workshop, scene.activity)
                 if (told := world_words(each)))


def text_words(scene: Scene, text: Narrative) -> dict[str, object]:
    """Whose, which form, which world and how far it has come; not a word of the text."""
    texts = narratives_of(scene.activity)
    checks = checklist(scene.workshop, scene.activity, text)
    return {
        "id": text.id, "form": text.form, "form_name": FORMS[text.form],
        **group_words(scene.workshop, texts, text),
        "world": world_words(world_of(scene.workshop, scene.activity, text)),
        "length": text.length, "saved": text.saved, "aim": DAY_WORDS if text.form == DAY else None,
        "covered": sum(each.covered for each in checks), "checks": len(checks),
        "hidden": texts.entries.get(text.id).hidden,
    }


def picture_words(scene: Scene, entry: Entry | None) -> dict[str, object] | None:
    """A picture as a template shows it: where it is found, and what it shows."""
    return {"entry": entry.id, "alt": entry.data["alt"], "hidden": entry.hidden,
            "source": source(scene.workshop, str(entry.data[PICTURE]))} if entry else None


def holder(scene: Scene, text: Narrative, me: str = "") -> dict[str, object]:
    """Who holds the pen, as `me` may know it: "mine", "free", "desk", or "other" with what may be
    told of whom."""
    if not text.pen:
        return {"pen": "free", "holder": "", "from": ""}
    actor = Actor.parse(text.pen)
    if actor.role is not Role.PHONE:
        return {"pen": "desk", "holder": "", "from": ""}
    if me and actor.id == me:
        return {"pen": "mine", "holder": "", "from": ""}
    person = scene.workshop.people.get(actor.id)
    naming = scene.workshop.naming
    return {"pen": "other", "holder": person.name if person and naming == "open" else "",
            "from": scene.workshop.organisation_name(person.organisation)
            if person and naming == "organisation" else ""}
