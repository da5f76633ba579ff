"""Which forms are written in an item: a setting that holds several of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.kind import Setting
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.workshop import Activity
from facilitator.scenarios.forms import FORMS

from .spec import CHAIN, DAY, FICTION, FRONTPAGE, SKETCH

USUAL = f"{FRONTPAGE} {DAY}"


@dataclass(frozen=True, slots=True)
class Forms:
    """Names of forms, with a space or a comma between; in the order they are always told in."""

    def clean(self, name: str, value: object) -> str:
        given = re.split(r"[\s,]+", str(value or "").casefold().strip())
        unknown = [each for each in given if each and each not in FORMS]
        if unknown:
            raise Refused("unknown_choice", message(
                "Det valet finns inte. Välj ett av dem som visas."), field=name)
        return " ".join(each for each in FORMS if each in given)

    def schema(self) -> Mapping[str, object]:
        one = "|".join(FORMS)
        return {"type": "string", "pattern": f"^(({one})([ ,]+({one}))*)?$"}


SETTING = Setting("forms", message("Vad ska skrivas?"), (
    (USUAL, message("Förstasida och en dag i livet")),
    (FRONTPAGE, FORMS[FRONTPAGE]), (DAY, FORMS[DAY]), (CHAIN, FORMS[CHAIN]),
    (FICTION, FORMS[FICTION]), (SKETCH, message("Egna scenarier, utan kors")),
    (f"{FRONTPAGE} {DAY} {CHAIN}", message("Förstasida, en dag i livet och händelsekedja")),
    (f"{FRONTPAGE} {DAY} {CHAIN} {FICTION}", message("Alla fyra formerna")),
))


def forms_of(activity: Activity) -> tuple[str, ...]:
    """The forms that are written in the item."""
    wanted = activity.option("forms", USUAL).split()
    return tuple(each for each in FORMS if each in wanted) or (FRONTPAGE, DAY)
