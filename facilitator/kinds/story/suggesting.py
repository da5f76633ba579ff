"""What is suggested beside a text: by others at the table, or written where it came too late."""

from __future__ import annotations

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import expect_remembered, written_by
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft
from facilitator.domain.fields import Choice, Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, Role
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Workshop

from .pens import FIELD, TEXT, UNTIL_SHOWN, expect_at, expect_open, expect_pen
from .spec import LONGEST, slot_of
from .writing import SHOWN, Narrative, Narratives, narratives_of

WAITING, ADOPTED, DECLINED = "waiting", "adopted", "declined"
MOST_WAITING = 20  # of one person for one text
_SHOWN = frozenset(stage.value for stage in SHOWN)
_LIKES = frozenset({Role.PHONE})
COMMANDS = (
    Rule("story.suggest", EVERYONE, {"text": TEXT, "field": FIELD, "words": Text(
        LONGEST, required=True, lines=True)}, WHILE_OPEN),
    Rule("story.withdraw", EVERYONE, {"entry": TEXT}, WHILE_OPEN),
    Rule("story.adopt", EVERYONE, {"entry": TEXT, "how": Choice(("append", "replace"))},
         UNTIL_SHOWN),
    Rule("story.decline", EVERYONE, {"entry": TEXT}, UNTIL_SHOWN),
    Rule("story.reopen", EVERYONE, {"entry": TEXT}),
    Rule("story.like", _LIKES, {"text": TEXT}, _SHOWN),
    Rule("story.unlike", _LIKES, {"text": TEXT}, _SHOWN),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from a command about suggestions and likes; None for another."""
    match command.name:
        case "story.suggest":
            return _suggest(workshop, activity, command)
        case "story.withdraw":
            return _withdraw(activity, command)
        case "story.adopt" | "story.decline" | "story.reopen":
            return _answer(workshop, activity, command)
        case "story.like" | "story.unlike":
            return _like(workshop, activity, command)
    return None


def grows(old: str, new: str) -> bool:
    """True where `new` still says everything that `old` did, in its order, a last word begun."""
    left = iter(new.split())
    return all(any(word.startswith(each) for word in left) for each in old.split())


def kept_apart(
    texts: Narratives, text: Narrative, field: str, words: str, command: Command,
    author: dict[str, object],
) -> list[Draft]:
    """What would have been written over somebody else's words stands beside them instead."""
    if not words:
        return []
    waiting = [each for each in texts.suggestions(text.id)
               if each.data["field"] == field and each.data["done"] == WAITING]
    if any(each.data["words"] == words for each in waiting):
        return []
    own = [each for each in waiting if each.author == author["author"] and each.data["stale"]
           and grows(str(each.data["words"]), words)]
    if own:
        return [Draft("story.went_on", {"entry": own[-1].id, "words": words, **author})]
    return [Draft("story.suggested", {"entry": command.id, "narrative": text.id, "field": field,
                                      "words": words, "stale": True, **author})]


def _suggest(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    texts, data = narratives_of(activity), command.data
    text = texts.get(data["text"])
    expect_at(workshop, text, command.actor)
    slot = slot_of(text.form, data["field"])
    if slot is None:
        raise Refused("no_such_field", message("Det fältet finns inte i den här formen."),
                      field="field")
    author = written_by(workshop, command)
    own = [each for each in texts.suggestions(text.id)
           if each.author == author["author"] and each.data["done"] == WAITING]
    if len(own) >= MOST_WAITING:
        raise Refused("full", message("Du har {most} förslag som väntar på svar här."),
                      details={"most": MOST_WAITING})
    words = Text(slot.limit, required=True, lines=slot.lines).clean("words", data["words"])
    return [Draft("story.suggested", {"entry": command.id, "narrative": text.id, "field": slot.name,
                                      "words": words, "stale": False, **author})]


def suggestion(activity: Activity, entry: object) -> Entry:
    """The suggestion of that id. Raises `Refused` for anything else."""
    found = narratives_of(activity).entries.get(entry)
    if "stale" not in found.data:
        raise Refused("no_such_entry", message("Bidraget finns inte längre."), field="entry")
    return found


def _withdraw(activity: Activity, command: Command) -> list[Draft]:
    entry = suggestion(activity, command.data["entry"])
    narratives_of(activity).entries.own(entry.id, command.actor)
    if entry.data["done"] == ADOPTED:
        raise Refused("adopted", message("Förslaget är redan med i texten."))
    return [] if entry.withdrawn else [Draft("story.withdrawn", {"entry": entry.id})]


def _answer(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """The one who holds the pen says yes or no, and may think better of it."""
    entry = suggestion(activity, command.data["entry"])
    text = narratives_of(activity).get(entry.data["narrative"])
    expect_pen(workshop, text, command.actor)
    expect_open(activity, command.actor)
    done = str(entry.data["done"])
    if command.name == "story.reopen":
        rows = text.fields.get(str(entry.data["field"]), ())
        if done == ADOPTED and rows and rows[-1].hand != entry.id:
            raise Refused("newer", message(
                "Någon har skrivit vidare sedan förslaget togs in. Ändra i texten i stället."))
        back = done != WAITING or entry.withdrawn
        return [Draft("story.reopened", {"entry": entry.id})] if back else []
    if not entry.visible:
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    if command.name == "story.decline":
        return [Draft("story.declined", {"entry": entry.id})] if done == WAITING else []
    if done == ADOPTED:
        return []
    how = str(command.data["how"] or "append")
    slot = slot_of(text.form, entry.data["field"])
    whole = adopted_words(text.newest(str(entry.data["field"]))[0], str(entry.data["words"]), how)
    if slot and len(whole) > slot.limit:
        raise Refused("too_long", message(
            "Texten blir {length} tecken med förslaget och får vara högst {limit}. Byt ut i "
            "stället, eller korta den först."), details={"length": len(whole), "limit": slot.limit})
    return [Draft("story.adopted", {"entry": entry.id, "how": how})]


def adopted_words(before: str, words: str, how: str) -> str:
    """A field with a suggestion in it."""
    return words if how == "replace" or not before else f"{before} {words}"


def _like(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    texts, person = narratives_of(activity), command.actor.id
    text = texts.get(command.data["text"])
    entry = texts.entries.get(text.id)
    known = bool(person) and person in entry.supporters
    if command.name == "story.unlike":
        return [Draft("story.unliked", {"entry": entry.id})] if known else []
    if text not in texts.visible():
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    expect_remembered(workshop, activity, entry)
    if not person:
        raise Refused("forgotten", message(
            "Workshopen är anonym, och ingen vet längre vem som har gillat vad."))
    return [] if known else [Draft("story.liked", {"entry": entry.id})]
