"""How a desk takes back what it did to texts, each seen from before it."""

from __future__ import annotations

from facilitator.domain.event import Event
from facilitator.domain.message import message
from facilitator.domain.roles import Actor
from facilitator.domain.workshop import Activity, Undo

from .suggesting import ADOPTED, DECLINED
from .writing import Narrative, narratives_of


def undo(activity: Activity, event: Event) -> Undo | None:
    """None for what is not taken back: a text that was begun can be hidden."""
    return _of_a_suggestion(activity, event) or _of_a_text(activity, event)


def _of_a_suggestion(activity: Activity, event: Event) -> Undo | None:
    entry = narratives_of(activity).entries.by_id.get(str(event.data.get("entry")))
    words = {"words": entry.data.get("words", "") if entry else event.data.get("words", "")}
    which = {"entry": event.data.get("entry")}
    match event.name:
        case "story.suggested" if not event.data["stale"]:
            return Undo(event.seq, message("föreslog ”{words}”"), words, "story.withdraw",
                        activity.id, which)
        case "story.withdrawn":
            return Undo(event.seq, message("tog tillbaka ”{words}”"), words, "story.reopen",
                        activity.id, which)
        case "story.adopted":
            return Undo(event.seq, message("tog in ”{words}”"), words, "story.reopen",
                        activity.id, which)
        case "story.declined":
            return Undo(event.seq, message("tackade nej till ”{words}”"), words, "story.reopen",
                        activity.id, which)
        case "story.reopened" if entry:
            return _answered_again(activity, event, str(entry.data["done"]), words)
    return None


def _answered_again(
    activity: Activity, event: Event, done: str, words: dict[str, object]
) -> Undo | None:
    name = {ADOPTED: "story.adopt", DECLINED: "story.decline"}.get(done)
    return Undo(event.seq, message("tog upp ”{words}” igen"), words, name, activity.id,
                {"entry": event.data["entry"]}) if name else None


def _of_a_text(activity: Activity, event: Event) -> Undo | None:
    texts = narratives_of(activity)
    if event.name == "story.ordered":
        return Undo(event.seq, message("ändrade ordningen"), {}, "story.order", activity.id,
                    {"texts": [each.id for each in texts.in_order()]})
    if event.name == "story.pointed":
        return Undo(event.seq, message("pekade på en text"), {}, "story.point", activity.id,
                    {"text": texts.pointed})
    text = texts.by_id.get(str(event.data.get("narrative")))
    return _of_this(activity, event, text) if text else None


def _picture(activity: Activity, event: Event, text: Narrative) -> Undo:
    held = narratives_of(activity).picture(text.id)
    sentence = message("tog bort en bild") if event.name == "story.unpictured" else message(
        "satte in en bild")
    if held:
        return Undo(event.seq, sentence, {}, "story.repicture", activity.id, {"entry": held.id})
    return Undo(event.seq, sentence, {}, "story.unpicture", activity.id, {"text": text.id})


def _of_this(activity: Activity, event: Event, text: Narrative) -> Undo | None:
    data, which = event.data, {"text": text.id}
    match event.name:
        case "story.wrote" | "story.restored":
            name = str(data["field"])
            return Undo(event.seq, message("ändrade texten"), {}, "story.restore", activity.id,
                        {**which, "field": name, "version": text.newest(name)[1],
                         "was": event.seq})
        case "story.pictured" | "story.unpictured" | "story.repictured":
            return _picture(activity, event, text)
        case "story.about_set":
            return Undo(event.seq, message("bytte textens scenario"), {}, "story.about",
                        activity.id, {**which, "world": text.world})
        case "story.pen_taken" | "story.pen_given" | "story.pen_released":
            holder = Actor.parse(text.pen).id if text.pen.startswith("phone:") else ""
            return Undo(event.seq, message("flyttade pennan"), {}, "story.give_pen", activity.id,
                        {**which, "person": holder})
        case "story.rested":
            return Undo(event.seq, message("ändrade vad texten bygger på"), {}, "story.rest_on",
                        activity.id, {**which, "element": data["element"],
                                      "on": "no" if data["on"] else "yes"})
        case "story.checked":
            return Undo(event.seq, message("ändrade checklistan"), {}, "story.check", activity.id,
                        {**which, "what": data["what"], "on": "no" if data["on"] else "yes"})
    return None
