"""Fields of ids: those of some entries, and rows of them that are taken or refused together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .fields import Text
from .message import message
from .refused import Refused


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids, at most `most`, each once, in the order given; empty unless `required`.

    One by itself may be sent without a list around it, as a form does.
    """

    most: int
    required: bool = False

    def clean(self, name: str, value: object) -> tuple[str, ...]:
        given = (value,) if isinstance(value, str) and value else value or ()
        if not isinstance(given, list | tuple) or len(given) > self.most:
            raise Refused("not_ids", message("Listan kan inte läsas."), field=name)
        if not given and self.required:
            raise Refused("empty", message("Välj något först."), field=name)
        each = Text(64, required=True)
        return tuple(dict.fromkeys(each.clean(name, one) for one in given))

    def schema(self) -> Mapping[str, object]:
        return {"type": "array", "maxItems": self.most, "minItems": int(self.required),
                "items": {"type": "string", "minLength": 1, "maxLength": 64}}


@dataclass(frozen=True, slots=True)
class Rows:
    """At least one and at most `most` rows, each of one to `longest` ids."""

    most: int
    longest: int

    def clean(self, name: str, value: object) -> tuple[tuple[str, ...], ...]:
        if not isinstance(value, list | tuple) or len(value) > self.most:
            raise Refused("not_ids", message("Listan kan inte läsas."), field=name)
        if not value:
            raise Refused("empty", message("Välj något först."), field=name)
        row = Ids(self.longest, required=True)
        return tuple(dict.fromkeys(row.clean(name, one) for one in value))

    def schema(self) -> Mapping[str, object]:
        return {"type": "array", "minItems": 1, "maxItems": self.most,
                "items": Ids(self.longest, required=True).schema()}
