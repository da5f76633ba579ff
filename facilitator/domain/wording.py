"""Texts in pieces: what a catalogue says and what people wrote are told apart until they are read.

Only the one is translated, and only the other is watched for signs that a format cannot hold.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Own:
    """People's own words, as they were written."""

    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the catalogue; `details` fill its {placeholders}.

    A detail that is a piece itself is put into the reader's language too.
    """

    sentence: str
    details: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """One of two sentences of the catalogue, after a number, which fills its {n}."""

    one: str
    many: str
    n: int
    details: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the language's decimal sign; "–" for None.

    `decimals` None: whole numbers bare, others with one decimal. `percent`: the value is a share.
    """

    value: float | None
    decimals: int | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """An ISO date or time, told as a day; first/last as a span of days."""

    iso: str


Piece = Own | Said | Counted | Number | Date
Text = tuple[Piece, ...]


def said(sentence: str, **details: object) -> Text:
    """A sentence of the catalogue (mark it with `message`) as a text."""
    return (Said(sentence, tuple(details.items())),)


def counted(words: tuple[str, str], n: int, **details: object) -> Text:
    """The one of two sentences (mark them with `messages`) that goes with `n`, as a text."""
    return (Counted(*words, n, tuple(details.items())),)


def own(words: object) -> Text:
    """People's own words as a text; nothing where there are none."""
    return (Own(str(words)),) if words not in (None, "") else ()


def figure_of(value: float | None, decimals: int | None = None) -> Text:
    """A number as a text."""
    return (Number(value, decimals),)


def joined(texts: tuple[Text, ...] | list[Text], between: str = ", ") -> Text:
    """Texts in a row with `between` them; empty ones fall away."""
    row: list[Piece] = []
    for text in texts:
        if text and row:
            row.append(Own(between))
        row.extend(text)
    return tuple(row)
