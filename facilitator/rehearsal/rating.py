"""How a phone rates a list: thing after thing, each with all its questions answered at once."""

from collections.abc import Iterable, Mapping

from facilitator.rehearsal.pen import Command, Pen
from facilitator.rehearsal.taste import opinion

_DOES_NOT_KNOW = 1 / 12
_SAYS_WHY = 1 / 10


def rate(pen: Pen) -> Command | None:
    """An answer about one thing more, or the wish for one's share of a long list; None when all
    are answered, or something is on its way."""
    listed = pen.seen.listed
    if pen.waits or not listed.criteria or not listed.items:
        return None
    drawn = next((said.seq for said in pen.said if said.name == f"{listed.kind}.draw"), None)
    if listed.share and drawn is None:
        return f"{listed.kind}.draw", {}
    asked = _share(pen, drawn) if drawn is not None else listed.items
    rated = {said.data.get("entry") for said in pen.said}
    left = [item for item in asked if item in listed.items and item not in rated]
    if not left:
        return None
    # A share comes in an order of one's own; who has the whole list turns it as they like.
    item = left[0] if listed.share else pen.rng.choice(left)
    return f"{listed.kind}.rate", {"entry": item, **_answers(pen, item)}


def _share(pen: Pen, drawn: int) -> Iterable[str]:
    """What is one's own of a long list; nothing while it is on its way."""
    told, own = pen.own()
    return own.get("share") or () if told >= drawn else ()


def _answers(pen: Pen, item: str) -> dict[str, object]:
    scales = pen.seen.listed.criteria
    given = {
        name: None if pen.rng.random() < _DOES_NOT_KNOW
        else opinion(pen.person, item, name, scale, pen.rng)
        for name, scale in scales.items()}
    said = {name: end for name, value in given.items()
            if value is not None and (end := _end(value, scales[name]))}
    reason = _reason(pen, item, said) if pen.rng.random() < _SAYS_WHY else ""
    return {**given, **({"reason": reason} if reason else {})}


def _end(value: int, scale: tuple[int, int]) -> str:
    """Which end of its scale a number is at, "" in the middle."""
    middle = sum(scale) / 2
    return "low" if value < middle else "high" if value > middle else ""


def _reason(pen: Pen, item: str, said: Mapping[str, str]) -> str:
    """Something that nobody has said of this thing yet, and that goes with what one answers."""
    fitting = [reason for reason in pen.bank.reasons(said)
               if (item, reason) not in pen.seen.asked]
    if not fitting:
        return ""
    reason = pen.rng.choice(fitting)
    pen.seen.asked.add((item, reason))
    return reason
