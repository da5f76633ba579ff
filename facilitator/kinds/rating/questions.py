"""What is asked of each thing, as the agenda has it: up to three questions and their scale."""

from __future__ import annotations

from facilitator.domain.fields import Choice, Field, Text
from facilitator.domain.message import message
from facilitator.domain.workshop import Activity
from facilitator.judging.criteria import Criterion, Scale

FIELDS = ("first", "second", "third")
# What is asked where the agenda names nothing.
USUAL = Criterion("first", message("Betydelse"), message("Hur viktigt är det?"),
                  message("oviktigt"), message("avgörande"))
WIDEST = Scale(1, 10)
_ENDS = message("lägst"), message("högst")
_ASKS = {
    "": (message("Vad bedöms, med ett ord eller två (tomt: betydelse)?"),
         message("Hur lyder frågan (tomt: ordet räcker)?"),
         message("Vad betyder den lägsta siffran?"), message("Vad betyder den högsta siffran?")),
    "2": (message("Vad bedöms också (tomt: inget mer)?"), message("Hur lyder fråga två?"),
          message("Vad betyder lägst i fråga två (tomt: som i den första)?"),
          message("Vad betyder högst i fråga två (tomt: som i den första)?")),
    "3": (message("Vad bedöms för det tredje (tomt: inget mer)?"),
          message("Hur lyder fråga tre?"),
          message("Vad betyder lägst i fråga tre (tomt: som i den första)?"),
          message("Vad betyder högst i fråga tre (tomt: som i den första)?")),
}
_PARTS = (("name", 40), ("ask", 120), ("low", 24), ("high", 24))
OPTIONS: dict[str, Field] = {
    "scale": Choice(("5", "3", "4", "7", "10")), "input": Choice(("buttons", "slider")),
    **{f"{part}{place}": Text(limit) for place in _ASKS for part, limit in _PARTS}}
OPTION_WORDS: dict[str, tuple[str, dict[str, str]]] = {
    "scale": (message("Vilka siffror kan man ge?"), {
        "5": message("1 till 5"), "3": message("1 till 3"), "4": message("1 till 4"),
        "7": message("1 till 7"), "10": message("1 till 10")}),
    "input": (message("Hur svarar man?"), {
        "buttons": message("Med en knapp för varje siffra"),
        "slider": message("Genom att dra på en linje")}),
    **{f"{part}{place}": (ask, {}) for place, asks in _ASKS.items()
       for (part, _), ask in zip(_PARTS, asks, strict=True)}}


def questions(activity: Activity) -> tuple[Criterion, ...]:
    """Those that have a name, in their order; the usual one where none has."""
    named = tuple(_criterion(activity, field, place) for field, place
                  in zip(FIELDS, _ASKS, strict=True) if activity.option(f"name{place}", ""))
    return named or (USUAL,)


def scale_of(activity: Activity) -> Scale:
    """The scale that the agenda asks for."""
    return Scale(1, int(activity.option("scale", "5")))


def _criterion(activity: Activity, field: str, place: str) -> Criterion:
    name = activity.option(f"name{place}", "")
    low, high = (
        activity.option(f"{end}{place}", "") or activity.option(end, "") or usual
        for end, usual in zip(("low", "high"), _ENDS, strict=True))
    return Criterion(field, name, activity.option(f"ask{place}", "") or name, low, high)
