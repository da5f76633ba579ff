"""A merging as it may be told: as it stands, without what was tried and taken away again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.domain.entry import Entry
from facilitator.domain.told import Told, ids, voices
from facilitator.domain.workshop import Activity, Workshop

from .board import board_of, groupings_shown, texts_shown
from .drafts import Pile, pile
from .kept_back import told_sources
from .values import Paragraph, Source
from .writing import source_told

_NOBODYS = {"author": "", "organisation": "", "proxy": False}


def disclose(workshop: Workshop, activity: Activity) -> Iterator[Told]:
    """The scenarios with their drafts and texts, the likes, and what the room said."""
    if not groupings_shown(activity):
        return
    board, drafts = board_of(activity), pile(workshop, activity)
    entries, told = board.entries.visible(), texts_shown(activity)
    for entry in entries:
        if "texts" in entry.data:
            yield from _entry(entry, "merge.proposed", {
                "name": str(entry.data["name"]),
                "texts": [text for text in ids(entry.data["texts"]) if text in drafts.texts]})
    for each in board.living():
        yield Told("merge.made", {
            "world": each.id, "name": each.name.words, "place": int(each.place),
            "tagline": each.tagline.words if told else "", "proposal": "",
            "proposals": [entry.id for entry in entries
                          if board.scenario(board.became.get(entry.id, "")) == each],
            "texts": [text for text in board.under(each.id) if drafts.may_name(text)]})
        rows = [_paragraph(one, drafts) for one in board.readable(each.id, drafts)]
        if rows and told:
            yield Told("merge.taken", {"world": each.id, "paragraphs": rows})
    for entry in entries:
        if "texts" not in entry.data:
            found = board.scenario(str(entry.data["world"]))
            yield from _entry(entry, "merge.said", {
                "world": found.id if found else "", "words": str(entry.data["words"])})
    for text in drafts.texts:
        for _ in range(board.liked(text)):
            yield Told("merge.liked", {"text": text}, voiced=True)


def _entry(entry: Entry, name: str, said: Mapping[str, object]) -> Iterator[Told]:
    """An entry by nobody, with as many voices as it had."""
    yield Told(name, {"entry": entry.id, **_NOBODYS, **said})
    yield from voices("merge.supported", entry, bool(entry.author) + len(entry.supporters))


def _paragraph(one: Paragraph, drafts: Pile) -> dict[str, object]:
    """What it says, and what may be told of what it was made of: as that reads now."""
    return {"paragraph": one.id, "words": one.wording.words, "sources": [
        source_told(Source(each.text, each.passage, each.groups,
                           drafts.words_now(each.text, each.passage)))
        for each in told_sources(one, drafts)]}
