"""How a desk takes back what it did to axes, seen from before it."""

from __future__ import annotations

from facilitator.domain.event import Event
from facilitator.domain.message import message
from facilitator.domain.workshop import Activity, Undo, Workshop
from facilitator.judging.rating_rules import undo_rating

from .state import Axial, Choice, asking, axial, name_of
from .uncertainties import item_of
from .writing import WORDS, wording


def undo(workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
    """The sentence and the command; None for what cannot be taken back."""
    state, data = axial(activity), event.data
    if "ratings" in data or _is_sheet(state, data.get("entry")):
        return undo_rating(activity, event)
    match event.name:
        case "axes.written" | "axes.added":
            return Undo(event.seq, message("skrev in ”{words}”"), {"words": data["low"]},
                        "axes.withdraw", activity.id, {"entry": data["entry"]})
        case "axes.edited":
            return _words_back(state, activity, event)
        case "axes.withdrawn" | "axes.restored":
            back = event.name == "axes.withdrawn"
            words = {"words": state.entries.get(data["entry"]).data["low"]}
            return Undo(event.seq, message("tog tillbaka ”{words}”") if back
                        else message("lade tillbaka ”{words}”"), words,
                        "axes.restore" if back else "axes.withdraw", activity.id,
                        {"entry": data["entry"]})
        case "axes.ticked" | "axes.unticked":
            item = str(data["item"])
            found = item_of(workshop, activity, item)
            ticked = event.name == "axes.ticked"
            return Undo(event.seq, message("tog med ”{words}” i listan") if ticked
                        else message("tog bort ”{words}” ur listan"),
                        {"words": found.name if found else ""},
                        "axes.untick" if ticked else "axes.tick", activity.id, {"item": item})
        case "axes.asked":
            return Undo(event.seq, message("bytte fråga på telefonerna"), {}, "axes.ask",
                        activity.id, {"what": asking(activity)})
    return _decision_back(workshop, activity, event)


def _decision_back(workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
    state, data = axial(activity), event.data
    match event.name:
        case "axes.taken":
            called = {"words": _called(workshop, activity, data["entry"])}
            instead = data["instead"]
            return Undo(event.seq, message("tog ”{words}” som axel"), called,
                        "axes.take" if instead else "axes.leave", activity.id,
                        {"entry": instead or data["entry"]})
        case "axes.left":
            called = {"words": _called(workshop, activity, data["entry"])}
            return Undo(event.seq, message("tog bort axeln ”{words}”"), called, "axes.take",
                        activity.id, {"entry": data["entry"]})
        case "axes.chosen":
            sentence = message("valde axlar till korset")
            if state.chosen is None:
                return Undo(event.seq, sentence, {}, "axes.unchoose", activity.id, {})
            return _choice_back(event, sentence, activity, state.chosen)
        case "axes.unchosen" if state.chosen:
            return _choice_back(event, message("tog bort valet av axlar"), activity, state.chosen)
    return None


def _choice_back(event: Event, sentence: str, activity: Activity, choice: Choice) -> Undo:
    return Undo(event.seq, sentence, {}, "axes.choose", activity.id, {
        "first": choice.first, "second": choice.second, "reason": choice.reason})


def _words_back(state: Axial, activity: Activity, event: Event) -> Undo:
    """The words as they were, unless somebody has changed them since."""
    old = state.entries.get(event.data["entry"])
    new = wording(event.data)
    told = {name: old.data[name] for name in ("item", "name", *WORDS)}
    return Undo(event.seq, message("ändrade ”{words}”"), {"words": old.data["low"]}, "axes.edit",
                activity.id, {"entry": old.id, **told, "was": new})


def _is_sheet(state: Axial, entry: object) -> bool:
    found = state.entries.by_id.get(str(entry))
    return found is not None and state.is_sheet(found)


def _called(workshop: Workshop, activity: Activity, entry: object) -> str:
    return name_of(workshop, activity, axial(activity).entries.get(entry))
