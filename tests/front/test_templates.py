"""What every template keeps to: nothing inline, nothing unescaped, every sentence translatable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.paths import asset

TEMPLATES = sorted(asset("templates").rglob("*.html"))
# Keys are the same in every language, and a language is offered in its own name.
UNTRANSLATED = {"S", "L", "V", "O", "P", "K", "N", "Ctrl Z", "Ctrl Y", "Esc", "In English", "ZIP",
                "På svenska"}
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
# Blocks that stand inside a tag and hold its attributes or classes.
_IN_A_TAG = re.compile(r"\{% block (?:body|look|head_look) %\}.*?\{% endblock %\}", re.DOTALL)
_READ_OUT = re.compile(r"\b(?:aria-label|placeholder|title|alt)=\"([^\"]*)\"")


def named(path: Path) -> str:
    return path.relative_to(asset("templates")).as_posix()


# Files that are opened from disk, beside nothing: what they need is in them.
ALONE = {"report/report.html", "report/replay.html"}


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_nothing_is_inline(path: Path) -> None:
    source = path.read_text("utf-8")
    assert not re.search(r"\sstyle\s*=", source)
    assert not re.search(r"\son[a-z]+\s*=", source)
    if named(path) not in ALONE:
        assert not re.search(r"<script(?![^>]*\ssrc=)", source)
        assert "<style" not in source


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_nothing_escapes_the_escaping(path: Path) -> None:
    source = path.read_text("utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_every_sentence_goes_through_the_catalogue(path: Path) -> None:
    source = _JINJA.sub("\N{NULL}", _IN_A_TAG.sub("", path.read_text("utf-8")))
    read_out = [words for words in _READ_OUT.findall(source) if "\N{NULL}" not in words]
    source = re.sub(r"\bdata-[\w-]+=", "", source)
    texts = re.split(r"<[^>]*>|\N{NULL}", source)
    seen = {text.strip() for text in (*read_out, *texts)}
    loose = {text for text in seen if re.search(r"[^\W\d_]{2}", text)} - UNTRANSLATED
    assert not loose


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_what_people_wrote_is_no_catalogue_sentence(path: Path) -> None:
    # A percent sign in somebody's words would be read as a placeholder and break the page.
    source = path.read_text("utf-8")
    assert not re.search(r"\b_\((?:\w+\.)?(?:hidden|headline|word|text|question|reason)\)", source)
