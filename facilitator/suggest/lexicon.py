"""The word lists that come with the product: text files, so that people can read and mend them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .cleaning import clean

HERE = Path(__file__).parent


@cache
def stop_words() -> frozenset[str]:
    """Words, Swedish and English, that tell nothing of what a note is about."""
    return frozenset((HERE / "stopwords.txt").read_text("utf-8").split())


@cache
def negations() -> frozenset[str]:
    """Words that turn what is said into its opposite."""
    return frozenset((HERE / "negations.txt").read_text("utf-8").split())


@cache
def endings() -> tuple[str, ...]:
    """Endings of Swedish and English inflection, the longest first."""
    found = (HERE / "endings.txt").read_text("utf-8").split()
    return tuple(sorted(found, key=lambda ending: (-len(ending), ending)))


@cache
def numbers() -> dict[str, str]:
    """From a word that is a number to its value."""
    return {word: value for value, forms in _table("numbers.tsv") for word in forms.split()}


@cache
def places() -> dict[str, str]:
    """From a form of a place's name, cleaned, to the name."""
    return {clean(form): row[0] for row in _table("places.tsv") for form in row}


@cache
def directions() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Whole words, and beginnings of words, to the directions they point in: "axis+", "axis-"."""
    whole: dict[str, frozenset[str]] = {}
    begun: dict[str, frozenset[str]] = {}
    for axis, one, other in _table("directions.tsv")[1:]:
        for sign, forms in (("+", one), ("-", other)):
            for form in forms.split():
                book = begun if form.endswith("*") else whole
                word = form.rstrip("*")
                book[word] = book.get(word, frozenset()) | {axis + sign}
    return whole, begun


@cache
def statements() -> tuple[str, ...]:
    """Everyday statements of our own, which say how common a piece of a word is."""
    return tuple((HERE / "statements.txt").read_text("utf-8").splitlines())


def _table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
