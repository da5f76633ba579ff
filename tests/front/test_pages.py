"""Every page and state, rendered from a real workshop, is a sound document."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from facilitator.domain.contributions import entries_of
from facilitator.domain.entry import Entries

from .sample import Sample, make
from .stages import phone, stages, wall

STAGES = stages()
_VOID = {"input", "meta", "link", "br", "path", "circle", "use", "option", "col"}


class Outline(HTMLParser):
    """Headings, ids, and fields with what names them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.fields: list[dict[str, str | None]] = []
        self.labelled: set[str] = set()
        self.language = ""
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        if given.get("id"):
            self.ids.append(str(given["id"]))
        # Of hidden sections a script shows one at a time: they have one first heading together.
        again = tag == "h1" and "hidden" in self._inside and 1 in self.headings
        if re.fullmatch("h[1-6]", tag) and "dialog" not in self._inside and not again:
            self.headings.append(int(tag[1]))
        if tag == "label" and given.get("for"):
            self.labelled.add(str(given["for"]))
        hidden = given.get("type") == "hidden"
        if tag in ("input", "select", "textarea") and not hidden and "label" not in self._inside:
            self.fields.append(given)
        if tag not in _VOID:
            self._inside.append("hidden" if tag == "section" and "hidden" in given else tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "section" and tag not in self._inside:
            tag = "hidden"
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass


@pytest.fixture(scope="module", params=sorted(STAGES))
def html(request: pytest.FixtureRequest) -> str:
    return STAGES[request.param][0]()


def test_page_has_a_language_and_one_first_heading(html: str) -> None:
    outline = Outline(html)
    assert outline.language == "sv"
    assert outline.headings.count(1) == 1


def test_headings_never_skip_a_level(html: str) -> None:
    headings = Outline(html).headings
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))


def test_ids_are_unique(html: str) -> None:
    assert not [name for name, count in Counter(Outline(html).ids).items() if count > 1]


def test_every_field_has_a_name_to_read_out(html: str) -> None:
    outline = Outline(html)
    for given in outline.fields:
        assert given.get("aria-label") or given.get("id") in outline.labelled, given


def test_nothing_of_python_shines_through(html: str) -> None:
    text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL)
    assert not re.search(r"\bNone\b|\bTrue\b|\bFalse\b|Undefined|%\(|\{\{|Stage\.", text)


def test_what_waits_for_the_reveal_is_not_in_the_page() -> None:
    sample = make(people=9)
    sample.start("scan")
    activity = sample.workshop.now()
    assert activity
    sample.do("agenda.change", activity=activity.id, title=activity.title,
              options={"wall": "on_reveal", "others": "on_reveal"})
    sample.scan(9)
    headlines = [str(entry.data["headline"]) for entry in activity_entries(sample)]
    assert not [words for words in headlines if words in wall(sample)]
    others = [entry.data["headline"] for entry in activity_entries(sample)
              if entry.author != sample.cast[5].id]
    assert not [words for words in others if str(words) in phone(sample, 5)]
    sample.do("stage.close")
    sample.do("stage.reveal")
    assert [words for words in headlines if words in wall(sample)]
    assert all(words in phone(sample, 5) for words in headlines)


def activity_entries(sample: Sample) -> Entries:
    activity = sample.workshop.now()
    assert activity
    return entries_of(activity)
