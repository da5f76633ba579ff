"""Under what elements are written: EPISTEL, or the policy areas that the agenda lists."""

from __future__ import annotations

import re

from facilitator.domain.category import CATEGORY, EPISTEL, UNPLACED, Category
from facilitator.domain.fields import Choice, Field, Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.wording import Text as Words
from facilitator.domain.wording import own, said
from facilitator.domain.workshop import Activity

OPTIONS: dict[str, Field] = {
    "fields": Choice(("epistel", "areas")), "areas": Text(200, lines=True)}
OPTION_WORDS = {
    "fields": (message("Under vad skrivs elementen?"), {
        "epistel": message("EPISTEL"), "areas": message("Egna sakområden")}),
    "areas": (message(
        "Vilka sakområden gäller det, högst nio, med semikolon emellan?"), {}),
}
MOST = 9  # items a screen, methods.md §2.21
_BETWEEN = re.compile(r"[;\n]")


def fields_of(activity: Activity) -> tuple[Category, ...]:
    """The categories of an activity, in order. An area has a number where EPISTEL has a letter."""
    if activity.option("fields", "epistel") == "epistel":
        return EPISTEL
    names = dict.fromkeys(
        name for each in _BETWEEN.split(activity.option("areas", "")) if (name := each.strip()))
    listed = tuple(Category(name, name, str(place), UNPLACED.sign)
                   for place, name in enumerate(tuple(names)[:MOST], start=1))
    return listed or EPISTEL


def field_of(activity: Activity, category: object) -> Category:
    """The category of that id; the one of what has none for one that is not there any longer."""
    return next((each for each in fields_of(activity) if each.id == category), UNPLACED)


def chosen(activity: Activity, category: object) -> str:
    """The category as it is kept. Raises `Refused` for one that is not there."""
    if fields_of(activity) is EPISTEL:
        return CATEGORY.clean("category", category)
    wanted = str(category or "").casefold().strip()
    found = next((each.id for each in fields_of(activity) if each.id.casefold() == wanted), "")
    if wanted and not found:
        raise Refused("unknown_choice", message(
            "Det valet finns inte. Välj ett av dem som visas."), field="category")
    return found


def called(field: Category) -> Words:
    """What a category is called: a sentence of the catalogue, or an area's own name."""
    return own(field.name) if field.id and field not in EPISTEL else said(field.name)
