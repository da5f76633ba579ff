"""What stands in a text's picture, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.wording import Own, Text, joined, own, said

from .picture import links
from .spec import CHAIN, Part, written_parts
from .writing import Narrative

_ENDS = (".", "!", "?", "…", ":")


def in_words(text: Narrative) -> Text:
    """Everything that stands in a picture, each part under its name."""
    words = text.words
    if text.form == CHAIN:
        return joined([own(_sentences((link.year, link.head, link.why, link.who)))
                       for link in links(text)], " ")
    return joined([(*said(part.label), Own(" " if part.label.endswith("?") else ": "),
                    *own(_sentences(_of(part, text))))
                   for part in written_parts(text.form, words)], " ")


def in_plain_words(text: Narrative) -> str:
    """The same in people's words alone, for a page that names the parts itself."""
    return " ".join(_sentences(_of(part, text)) for part in written_parts(text.form, text.words))


def _of(part: Part, text: Narrative) -> list[str]:
    return [text.words[slot.name] for slot in part.slots if slot.name in text.words]


def _sentences(told: Iterable[str]) -> str:
    """Each with an end of its own, so that it is read with a pause."""
    lines = [" ".join(each.split()) for each in told]
    return " ".join(each if each.endswith(_ENDS) else f"{each}." for each in lines if each)
