"""How a text begins, what is written in it, and how the desk orders and points."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import written_by
from facilitator.domain.event import Draft
from facilitator.domain.fields import Choice, Text, Whole
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS, Actor, Role
from facilitator.domain.rows import Ids
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.forms import FORMS
from facilitator.scenarios.handed import worlds_before

from .checklist import checklist, elements_of
from .forms import forms_of
from .pens import (
    FIELD,
    TEXT,
    UNTIL_SHOWN,
    expect_at,
    expect_open,
    expect_pen,
    holds,
    own_group,
)
from .spec import LONGEST, Slot, slot_of
from .suggesting import kept_apart
from .writing import Narrative, has_table, narratives_of

ON = Choice(("yes", "no"), required=True)
COMMANDS = (
    Rule("story.begin", EVERYONE, {"form": Choice(tuple(FORMS), required=True), "world": Text(64),
                                   "group": Text(64)}, WHILE_OPEN),
    Rule("story.about", EVERYONE, {"text": TEXT, "world": Text(64)}, UNTIL_SHOWN),
    Rule("story.write", EVERYONE, {
        "text": TEXT, "field": FIELD, "words": Text(LONGEST, lines=True),
        "was": Whole(0, 10**9)}, UNTIL_SHOWN),
    Rule("story.restore", EVERYONE, {
        "text": TEXT, "field": FIELD, "version": Whole(0, 10**9, required=True),
        "was": Whole(0, 10**9)}, may_be_left_out=frozenset({"was"})),
    Rule("story.rest_on", EVERYONE, {"text": TEXT, "element": TEXT, "on": ON}, UNTIL_SHOWN),
    Rule("story.check", EVERYONE, {"text": TEXT, "what": Text(80, required=True), "on": ON},
         UNTIL_SHOWN),
    Rule("story.order", FACILITATORS, {"texts": Ids(200, required=True)}),
    Rule("story.point", FACILITATORS, {"text": Text(64)}),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from a command about a text and its words; None for another command."""
    if command.name == "story.begin":
        return _begin(workshop, activity, command)
    if command.name == "story.order":
        return _order(activity, command)
    if command.name == "story.point":
        return _point(activity, command)
    rule = _ON_A_TEXT.get(command.name)
    if rule is None:
        return None
    return rule(workshop, activity, narratives_of(activity).get(command.data["text"]), command)


def _begin(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """A group has one text of each form: whoever comes second finds what the first has begun."""
    form, world = str(command.data["form"]), str(command.data["world"])
    if form not in forms_of(activity):
        raise Refused("unknown_choice", message("Den formen skrivs inte i det här momentet."),
                      field="form")
    _expect_world(workshop, activity, world)
    phone = command.actor.role is Role.PHONE
    group = own_group(workshop, command.actor.id) if phone else workshop.groups.get(
        str(command.data["group"]))
    own = [each for each in narratives_of(activity).by_id.values()
           if (each.group == group.id if group else phone and not has_table(workshop, each)
               and command.actor.id in each.members)]
    if any(each.form == form for each in own):
        return []
    if not world and own:
        world = own[0].world
    return [Draft("story.begun", {
        "entry": command.id, "form": form, "world": world, "group": group.id if group else "",
        **written_by(workshop, command)})]


def _about(
    workshop: Workshop, activity: Activity, text: Narrative, command: Command
) -> list[Draft]:
    expect_pen(workshop, text, command.actor)
    expect_open(activity, command.actor)
    world = str(command.data["world"])
    _expect_world(workshop, activity, world)
    if text.world == world:
        return []
    # What it rests on and what was ticked of its poles is of the world that it leaves.
    poles = {each.id for each in checklist(workshop, activity, text) if each.axis}
    return [
        *(Draft("story.rested", {"narrative": text.id, "element": each, "on": False})
          for each in text.rests),
        *(Draft("story.checked", {"narrative": text.id, "what": each, "on": False})
          for each in sorted(text.checks & poles)),
        Draft("story.about_set", {"narrative": text.id, "world": world})]


def _write(
    workshop: Workshop, activity: Activity, text: Narrative, command: Command
) -> list[Draft]:
    """The words go into the field, or beside it where they would write over somebody else's."""
    data, actor = command.data, command.actor
    expect_open(activity, actor)
    slot = _slot(text, data["field"])
    words = Text(slot.limit, lines=slot.lines).clean("words", data["words"])
    if words == text.newest(slot.name)[0]:
        return []
    seen = int(str(data["was"] or 0))
    newer = any(each.seq > seen and each.by != str(actor)
                for each in text.fields.get(slot.name, ()))
    if holds(text, actor) and not newer:
        return [Draft("story.wrote", {
            "entry": _hand(activity, text, actor) or command.id, "narrative": text.id,
            "field": slot.name, "words": words, **written_by(workshop, command)})]
    if not _hand(activity, text, actor):
        expect_at(workshop, text, actor)
    return kept_apart(narratives_of(activity), text, slot.name, words, command,
                      written_by(workshop, command))


def _hand(activity: Activity, text: Narrative, actor: Actor) -> str:
    """What they have written of the text before, "" for nothing."""
    author = actor.id if actor.role is Role.PHONE else ""
    if actor.role is Role.PHONE and not author:
        return ""
    found = narratives_of(activity).hand(text.id, author)
    return found.id if found else ""


def _restore(
    workshop: Workshop, activity: Activity, text: Narrative, command: Command
) -> list[Draft]:
    expect_pen(workshop, text, command.actor)
    expect_open(activity, command.actor)
    slot, version = _slot(text, command.data["field"]), int(str(command.data["version"]))
    rows = text.fields.get(slot.name, ())
    if version and version not in {each.seq for each in rows}:
        raise Refused("no_such_version", message("Den versionen finns inte."), field="version")
    words = next((each.words for each in rows if each.seq == version), "")
    now, since = text.newest(slot.name)
    if words == now:
        return []
    if command.data.get("was", since) != since:
        raise Refused("newer", message(
            "Någon har skrivit vidare sedan dess. Det som står nu står kvar."), field="version")
    return [Draft("story.restored", {"narrative": text.id, "field": slot.name, "version": version})]


def _rest_on(
    workshop: Workshop, activity: Activity, text: Narrative, command: Command
) -> list[Draft]:
    expect_pen(workshop, text, command.actor)
    expect_open(activity, command.actor)
    element, on = str(command.data["element"]), command.data["on"] == "yes"
    if on and element not in {each.id for each in elements_of(workshop, activity, text)}:
        raise Refused("no_such_element", message("Elementet finns inte i textens scenario."),
                      field="element")
    if (element in text.rests) == on:
        return []
    return [Draft("story.rested", {"narrative": text.id, "element": element, "on": on})]


def _check(
    workshop: Workshop, activity: Activity, text: Narrative, command: Command
) -> list[Draft]:
    expect_pen(workshop, text, command.actor)
    expect_open(activity, command.actor)
    what, on = str(command.data["what"]), command.data["on"] == "yes"
    if on and what not in {each.id for each in checklist(workshop, activity, text)}:
        raise Refused("no_such_check", message("Det står inte på checklistan."), field="what")
    if (what in text.checks) == on:
        return []
    return [Draft("story.checked", {"narrative": text.id, "what": what, "on": on})]


def _order(activity: Activity, command: Command) -> list[Draft]:
    texts = narratives_of(activity)
    wanted = [texts.get(each).id for each in command.data["texts"]]  # type: ignore[attr-defined]
    now = [each.id for each in texts.in_order()]
    after = [*wanted, *(each for each in now if each not in wanted)]
    return [] if after == now else [Draft("story.ordered", {"texts": after})]


def _point(activity: Activity, command: Command) -> list[Draft]:
    texts, wanted = narratives_of(activity), str(command.data["text"])
    if wanted:
        texts.get(wanted)
    return [] if texts.pointed == wanted else [Draft("story.pointed", {"narrative": wanted})]


def _slot(text: Narrative, name: object) -> Slot:
    found = slot_of(text.form, name)
    if found is None:
        raise Refused("no_such_field", message("Det fältet finns inte i den här formen."),
                      field="field")
    return found


def _expect_world(workshop: Workshop, activity: Activity, world: str) -> None:
    if world and world not in {each.id for each in worlds_before(workshop, activity)}:
        raise Refused("no_such_world", message("Scenariot finns inte. Välj ett av dem som visas."),
                      field="world")


_ON_A_TEXT: Mapping[str, Callable[[Workshop, Activity, Narrative, Command], list[Draft]]] = {
    "story.about": _about, "story.write": _write, "story.restore": _restore,
    "story.rest_on": _rest_on, "story.check": _check,
}
