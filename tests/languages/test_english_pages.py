"""What an English reader gets: pages and tables without a Swedish sentence of ours."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from jinja2 import nodes

from facilitator.paths import asset
from facilitator.report.build import build
from facilitator.report.tables import as_csv
from facilitator.show.environment import make_environment
from tests.cast import ANNA, KINDS, scanning
from tests.front import stages

from .book import key, sentences, spoken

TEMPLATES = sorted((Path(__file__).parents[2] / "templates").rglob("*.html"))
LANGUAGE_NAMES = {"På svenska"}  # the way back is told in the language it leads to
# States in which every word but people's own comes from the templates and the methods.
FRAMES = (
    "phone-waiting", "phone-scan-empty", "phone-scan-hidden", "phone-scan-locked",
    "phone-scan-revealed", "phone-checkin", "phone-checkin-answered", "phone-talk", "phone-pause",
    "phone-out", "wall-join", "wall-scan-0", "wall-scan-186", "wall-checkin-3",
    "wall-checkin-revealed", "wall-talk", "wall-pause", "desk-before", "desk-scan",
    "desk-checkin", "desk-talk", "desk-keys", "desk-persons", "start", "login", "setup",
    "setup-shut", "workshops", "workshops-empty", "download", "contact", "desk-contacts",
)  # fmt: skip


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_says_swedish_past_the_catalogue(path: Path) -> None:
    env = make_environment([asset("templates")], "sv", str)
    raw = [
        words.strip()
        for node in env.parse(path.read_text()).find_all(nodes.TemplateData)
        for words in re.findall(r"[^<>\n]*[åäöÅÄÖ][^<>\n]*", node.data)
    ]
    assert not set(raw) - LANGUAGE_NAMES


@pytest.mark.parametrize("name", FRAMES)
def test_an_english_page_says_no_swedish_sentence(
    name: str, english: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = make_environment([asset("templates")], "en", stages.ASSETS.address)
    monkeypatch.setattr(stages, "environment", lambda: env)
    make, _ = stages.stages()[name]
    html = make()
    assert '<html lang="en"' in html
    said = text_of(html)
    assert not [m.id for m in sentences(english) if swedish(m, said)]


def test_an_english_table_names_categories_in_english_and_leaves_peoples_words() -> None:
    story = scanning()
    story.card(ANNA, "Politik", category="ekonomi", type="svag_signal", horizon="nu")
    table = as_csv(build(story.state, KINDS, story.now, "en")).decode("utf-8-sig")
    heading, row = table.splitlines()
    assert {"Category", "Type", "Time horizon", "Title"} <= set(heading.split(","))
    assert {"Politik", "Economy", "Weak signal", "Now"} <= set(row.split(","))


def text_of(html: str) -> list[str]:
    """Everything a reader may see or hear of a page: text nodes and attributes."""
    texts = re.findall(r">([^<]+)<", html) + re.findall(
        r'\s(?:aria-label|title|placeholder|content|data-[\w-]+)="([^"]*)"', html)  # fmt: skip
    return [unescape(text).strip() for text in texts]


def swedish(m: Message, said: list[str]) -> bool:
    """Whether a Swedish sentence stands alone in a text, with anything filled in.

    A word that is the same in both languages says nothing, and a single word may be somebody's
    own: activities are often named after their method.
    """
    if key(m) in spoken(m) or " " not in key(m).strip():
        return False
    pattern = re.sub(r"%\\\((n|num|here|all|level)\\\)s|\\\{(n|of)\\\}", r"[\\d\\s,.–]+",
                     re.escape(key(m)))
    pattern = re.sub(r"%\\\(\w+\\\)s|\\\{\w+\\\}", ".+", pattern)
    return any(re.fullmatch(pattern, text) for text in said)
