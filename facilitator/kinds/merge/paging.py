"""What the wall has room for: a scenario's text in pages, and drafts in rows.

Estimated, not measured: the server has no screen. The sizes are those of merge.css and are changed
together with it. A paragraph that is longer than a page goes on on the next, and none is cut
within a sentence unless that is longer than a page by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from .speaking import sentences

# Of the text: signs on a line of 36 px, and lines on a page; its origin and air take so many.
SIGNS, LINES, _BELOW = 60, 14.5, 1.5
# The loose drafts that stand beside the scenarios, and those that have the wall to themselves.
LOOSE, ALONE = 7, 18


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a paragraph, or all of it. `ends` is true where it ends."""

    paragraph: str
    words: str
    ends: bool


def pages(paragraphs: Iterable[tuple[str, str]]) -> tuple[tuple[Part, ...], ...]:
    """Paragraphs (id, words) in pages."""
    done: list[tuple[Part, ...]] = []
    page: list[Part] = []
    left = LINES
    for part in (each for one in paragraphs for each in _parts(*one)):
        needs = lines_of(part.words) + (_BELOW if part.ends else 0.4)
        if page and needs > left:
            done.append(tuple(page))
            page, left = [], LINES
        page.append(part)
        left -= needs
    return (*done, tuple(page)) if page else tuple(done)


def lines_of(words: str) -> int:
    """About how many lines some words take."""
    return sum(max(1, ceil(len(line) / SIGNS)) for line in words.split("\n"))


def drafts_in_a_box(scenarios: int) -> int:
    """How many drafts are named in a scenario's box; the rest are counted."""
    return 7 if scenarios <= 2 else 4 if scenarios <= 4 else 2 if scenarios <= 6 else 1


def _parts(paragraph: str, words: str) -> Iterator[Part]:
    room = LINES - _BELOW
    if lines_of(words) <= room:
        yield Part(paragraph, words, True)
        return
    held = ""
    for piece in (each for sentence in sentences(words) for each in _no_longer(sentence)):
        together = f"{held} {piece}".strip()
        if held and lines_of(together) > room:
            yield Part(paragraph, held, False)
            held = piece
        else:
            held = together
    yield Part(paragraph, held, True)


def _no_longer(sentence: str) -> Iterator[str]:
    """A sentence, in pieces where it would not fit on a page by itself."""
    most = int(SIGNS * (LINES - _BELOW - 1))
    while len(sentence) > most:
        at = sentence.rfind(" ", 1, most)
        at = at if at > 0 else most
        yield sentence[:at].strip()
        sentence = sentence[at:].strip()
    yield sentence
