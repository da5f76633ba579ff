"""How a desk takes back what it did to a cross, seen from before it."""

from __future__ import annotations

from facilitator.domain.event import Event
from facilitator.domain.message import message
from facilitator.domain.workshop import Activity, Undo
from facilitator.judging.pointing import undo_look

from .state import Cross, Naming, cross_of

LOOKS_USUAL = {"show": "usual"}


def undo(activity: Activity, event: Event) -> Undo | None:
    """The sentence and the command for it; None where it cannot be taken back."""
    data, cross, here = event.data, cross_of(activity), activity.id
    match event.name:
        case "cross.axis_set":
            return _axis(cross, event, here)
        case "cross.swapped":
            return Undo(event.seq, message("lät axlarna byta plats"), {}, "cross.swap", here, {})
        case "cross.flipped":
            return Undo(event.seq, message("vände en axel"), {}, "cross.flip", here,
                        {"axis": data["axis"]})
        case "cross.named" | "cross.took":
            return _named(cross, event, here)
        case "cross.taglined":
            return Undo(event.seq, message("ändrade en underrubrik"), {}, "cross.tagline", here,
                        {"world": data["world"],
                         "tagline": cross.tagline_of(str(data["world"])),
                         "was": data["tagline"]})
        case "cross.proposed":
            return Undo(event.seq, message("skrev in ”{words}”"), {"words": data["name"]},
                        "cross.withdraw", here, {"entry": data["entry"]})
        case "cross.filled":
            return Undo(event.seq, message("placerade åt någon"), {}, "cross.withdraw", here,
                        {"entry": data["entry"]})
        case "cross.withdrawn":
            return _withdrawn(cross, event, here)
    return undo_look(activity, event, LOOKS_USUAL)


def _axis(cross: Cross, event: Event, here: str) -> Undo:
    which = str(event.data["axis"])
    old = cross.written.get(which)
    words = {"name": old.name, "low": old.low, "high": old.high} if old else {
        "name": "", "low": "", "high": ""}
    called = event.data["name"] or words["name"]
    return Undo(event.seq, message("skrev axeln ”{words}”"), {"words": called},
                "cross.set_axis", here, {"axis": which, **words})


def _named(cross: Cross, event: Event, here: str) -> Undo:
    """Back to the proposal that was taken before, or to what a desk had written."""
    world = str(event.data["world"])
    old = cross.naming.get(world, Naming())
    if event.name == "cross.took":
        words = str(cross.entries.get(event.data["entry"]).data["name"])
    else:
        words = str(event.data["name"]) or cross.name_of(world)
    sentence, details = message("gav en värld namnet ”{words}”"), {"words": words}
    if old.entry and cross.entries.get(old.entry).visible:
        return Undo(event.seq, sentence, details, "cross.take", here, {"entry": old.entry})
    return Undo(event.seq, sentence, details, "cross.name", here,
                {"world": world, "name": old.name, "was": words if event.name == "cross.took"
                 else event.data["name"]})


def _withdrawn(cross: Cross, event: Event, here: str) -> Undo:
    entry = cross.entries.get(event.data["entry"])
    if cross.is_sheet(entry):
        return Undo(event.seq, message("tog bort en placering som gjorts åt någon"), {},
                    "cross.restore", here, {"entry": entry.id})
    return Undo(event.seq, message("tog tillbaka ”{words}”"), {"words": entry.data["name"]},
                "cross.restore", here, {"entry": entry.id})
