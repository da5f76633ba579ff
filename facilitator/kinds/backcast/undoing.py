"""How a desk takes back what it did on a road, seen from before it."""

from __future__ import annotations

from facilitator.domain.event import Event
from facilitator.domain.message import message
from facilitator.domain.workshop import Activity, Undo

from .state import MILESTONE, seen, state_of


def undo(activity: Activity, event: Event) -> Undo | None:
    """The command that takes `event` back; of a change only while its words still stand."""
    data = event.data
    match event.name:
        case "backcast.added" | "backcast.hindered":
            return _undo(activity, event, message("skrev in ”{words}”"), data["text"],
                         "withdraw", entry=data["entry"])
        case "backcast.withdrawn":
            return _undo(activity, event, message("tog tillbaka ”{words}”"),
                         _text(activity, data["entry"]), "restore", entry=data["entry"])
        case "backcast.restored":
            return _undo(activity, event, message("lade tillbaka ”{words}”"),
                         _text(activity, data["entry"]), "withdraw", entry=data["entry"])
        case "backcast.edited":
            return _edited(activity, event)
        case "backcast.moved":
            old = state_of(activity).entries.get(data["entry"]).data
            return _undo(activity, event, message("flyttade ”{words}”"), old["text"],
                         "move", entry=data["entry"], road=old["road"])
        case "backcast.required" | "backcast.unrequired":
            made = event.name == "backcast.required"
            sentence = message("lade till ett krav för ”{words}”") if made else \
                message("tog bort ett krav för ”{words}”")
            return _undo(activity, event, sentence, _text(activity, data["milestone"]),
                         "unrequire" if made else "requires",
                         milestone=data["milestone"], needs=data["needs"])
    return _steered(activity, event)


def _edited(activity: Activity, event: Event) -> Undo:
    entry = state_of(activity).entries.get(event.data["entry"])
    words = {name: entry.data[name] for name in MILESTONE if name in entry.data}
    return _undo(activity, event, message("ändrade ”{words}”"), entry.data["text"], "edit",
                 entry=entry.id, was=seen(event.data), **words)


def _steered(activity: Activity, event: Event) -> Undo | None:
    state, data = state_of(activity), event.data
    match event.name:
        case "backcast.described":
            text = {"text": state.wanted} if state.wanted else {}
            return _undo(activity, event, message("skrev vart vägen leder: ”{words}”"),
                         data["text"], "describe" if text else "clear", was=data["text"], **text)
        case "backcast.shut":
            return _undo(activity, event, message("stängde en väg"), "", "open_road",
                         road=data["road"])
        case "backcast.opened":
            return _undo(activity, event, message("öppnade en väg"), "", "shut_road",
                         road=data["road"])
        case "backcast.walked":
            return _undo(activity, event, message("gav en grupp en väg"), "", "walk",
                         group=data["group"], road=state.walks.get(str(data["group"]), ""))
    return None


def _undo(
    activity: Activity, event: Event, sentence: str, words: object, name: str, **data: object
) -> Undo:
    return Undo(event.seq, sentence, {"words": words}, f"backcast.{name}", activity.id, data)


def _text(activity: Activity, entry: object) -> object:
    found = state_of(activity).entries.by_id.get(str(entry))
    return found.data["text"] if found else "–"
