"""The English catalogue: whole, exact, and in step with the sentences.

A sentence is written in Swedish, in a template or marked by `message`; it is its own key.
"""

from __future__ import annotations

import gettext
import re
import string
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from facilitator.show.language import LANGUAGES, catalogue, say, say_counted

from .book import WORDS, key, sentences, spoken

ROOT = Path(__file__).parents[2]
STALE = "run bin/words and translate what is new"


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every sentence there is, gathered the way bin/words does it."""
    template = tmp_path_factory.mktemp("words") / "facilitator.pot"
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg",
         "-k", "message", "-k", "messages:1,2", "--no-location", "-o", str(template), "."],
        cwd=ROOT, check=True)  # fmt: skip
    with template.open("rb") as file:
        return read_po(file)


def test_every_sentence_is_in_the_catalogue_and_no_other(
    english: Catalog, gathered: Catalog
) -> None:
    ours, there = {m.id for m in sentences(english)}, {m.id for m in sentences(gathered)}
    assert len(there) > 400
    assert not there - ours, STALE
    assert not ours - there, STALE


def test_every_sentence_has_its_english(english: Catalog) -> None:
    assert not [m.id for m in sentences(english) if not all(spoken(m))]
    assert not [m.id for m in sentences(english) if m.fuzzy]


def test_english_keeps_what_is_filled_in(english: Catalog) -> None:
    wrong = [
        (m.id, words)
        for m in sentences(english)
        for words in spoken(m)
        if holes(words) != holes(key(m))
    ]
    assert not wrong


def test_english_has_no_swedish_letters(english: Catalog) -> None:
    assert not [w for m in sentences(english) for w in spoken(m) if re.search("[åäöÅÄÖ]", w)]


def test_a_sentence_ends_in_english_as_in_swedish(english: Catalog) -> None:
    wrong = [
        (m.id, words)
        for m in sentences(english)
        for words in spoken(m)
        if " " in key(m) and (words[-1] in ".?:") != (key(m)[-1] in ".?:")
    ]
    assert not wrong


def test_what_the_program_reads_is_what_is_written(english: Catalog) -> None:
    with (WORDS / "facilitator.mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    for m in sentences(english):
        if isinstance(m.id, str):
            assert read.gettext(m.id) == m.string, STALE
        else:
            one, many = m.id
            assert (read.ngettext(one, many, 1), read.ngettext(one, many, 2)) == m.string, STALE


def test_the_catalogue_holds_no_places_and_no_day_of_today(english: Catalog) -> None:
    assert not [m.id for m in english if m.locations]
    text = (WORDS / "facilitator.po").read_text()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", text)) == {"2026-01-01"}


def test_numbers_take_their_plural() -> None:
    counted = partial(say_counted, "en", "bidrag", "bidrag")
    assert (counted(0), counted(1), counted(2)) == (
        "contributions", "contribution", "contributions")  # fmt: skip
    assert say_counted("sv", "organisation", "organisationer", 1) == "organisation"
    assert say("en", "Talet ska vara mellan {low} och {high}.", {"low": 1, "high": 5}) == (
        "The number must be between 1 and 5.")  # fmt: skip


def test_swedish_is_what_the_sentences_are_written_in() -> None:
    assert LANGUAGES[0] == "sv"
    assert catalogue("sv").gettext("Gå med") == "Gå med"


def holes(words: str) -> list[str]:
    """What a sentence leaves open: %(name)s and {name}."""
    named = [name for _, name, _, _ in string.Formatter().parse(words) if name is not None]
    return sorted(re.findall(r"%\(\w+\)s", words) + named)
