"""The settings of a cross: what is asked, and what of it the room sees before the reveal."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.fields import Choice, Field, Whole
from facilitator.domain.message import message
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Activity
from facilitator.judging.kind import DESK_SEES, DESK_WORDS

YEAR = 2050
NOW, HEADING = "now", "heading"
WHICH = (NOW, HEADING)
OPTIONS: Mapping[str, Field] = {
    "ask": Choice(("both", "points", "names")),
    "proposals": Choice(("at_once", "on_reveal")),
    "votes": Choice(("on_reveal", "at_once")),
    "year": Whole(2020, 2200),
    "desk": DESK_SEES,
}
WORDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "ask": (message("Vad frågas telefonerna?"), {
        "both": message("Var vi är, och vad världarna ska heta"),
        "points": message("Bara var vi är och är på väg"),
        "names": message("Bara vad världarna ska heta")}),
    "proposals": (message("När syns andras namnförslag?"), {
        "at_once": message("Genast"), "on_reveal": message("När du visar resultatet")}),
    "votes": (message("När syns rösterna på namnen?"), {
        "on_reveal": message("När du visar resultatet"), "at_once": message("Genast")}),
    "year": (message("Vilket år är vi på väg mot (tomt: 2050)?"), {}),
    "desk": DESK_WORDS,
}


def asks_points(activity: Activity) -> bool:
    """True where people are asked where we are."""
    return activity.option("ask", "both") != "names"


def asks_names(activity: Activity) -> bool:
    """True where people are asked what the worlds shall be called."""
    return activity.option("ask", "both") != "points"


def year_of(activity: Activity) -> int:
    year = activity.options.get("year")
    return year if isinstance(year, int) and not isinstance(year, bool) else YEAR


def proposals_shown(activity: Activity) -> bool:
    """True when everybody may see what others have proposed."""
    return _is_shown(activity) or activity.option("proposals", "at_once") == "at_once"


def votes_shown(activity: Activity) -> bool:
    """True when everybody may see how many a proposal has behind it."""
    return _is_shown(activity) or activity.option("votes", "on_reveal") == "at_once"


def _is_shown(activity: Activity) -> bool:
    return activity.stage in (Stage.REVEALED, Stage.ARCHIVED)
