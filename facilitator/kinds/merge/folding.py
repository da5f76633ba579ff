"""The board after an event. No rules here: what is in the log has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from facilitator.domain.entry import Entry
from facilitator.domain.erasing import NOBODY
from facilitator.domain.event import Event

from .board import Merging
from .steps import find_step, first_free, put_back, with_step
from .telling import sentence_of
from .values import (
    TAKEN_OUT,
    Life,
    Liked,
    Lying,
    Paragraph,
    Place,
    Scenario,
    Source,
    Step,
    Wording,
    Words,
)

# Of what goes as far as it goes, not all or nothing.
_IN_PARTS = frozenset({"merge.joined", "merge.dissolved"})
LAST = None


def apply(board: Merging, event: Event) -> Merging:
    """The board after `event`; what a desk did is remembered as a step."""
    if event.name in OF_THE_ROOM:
        return OF_THE_ROOM[event.name](board, event)
    change = _DESK.get(event.name)
    if change is None:
        return board
    after = change(board, event)
    told = sentence_of(board, event)
    return with_step(board, after, Step(event.seq, *told, {}, event.name not in _IN_PARTS))


def sources_of(given: Any) -> tuple[Source, ...]:
    """Sources as an event tells them."""
    return tuple(Source(str(each["text"]), str(each["passage"]),
                        tuple(map(str, each["groups"])), str(each["words"])) for each in given)


def rank_after(board: Merging, world: str, after: object) -> Fraction:
    """The rank that follows on a paragraph's: "" for first, None for last."""
    ranked = board.ranked(world)
    if not ranked:
        return Fraction(0)
    if after is None:
        return ranked[-1].place.rank + 1
    if not after:
        return ranked[0].place.rank - 1
    ranks = sorted({each.place.rank for each in ranked})
    held = board.paragraphs.get(str(after))
    if held is None or held.place.world != world:
        return ranks[-1] + 1
    later = [rank for rank in ranks if rank > held.place.rank]
    return (held.place.rank + later[0]) / 2 if later else held.place.rank + 1


def _made(board: Merging, event: Event) -> Merging:
    data: Mapping[str, Any] = event.data
    world = str(data["world"])
    place = data.get("place") or first_free({each.place for each in board.living()})
    made = Scenario(world, len(board.scenarios) + 1, int(place),
                    Words(str(data["name"]), event.seq),
                    Words(str(data.get("tagline") or ""), event.seq))
    # A log that is given away tells of scenarios that were joined since as of one.
    proposals = [each for each in (data.get("proposal"), *(data.get("proposals") or ())) if each]
    board = replace(board, scenarios={**board.scenarios, world: made},
                    became={**board.became, **{str(each): world for each in proposals}})
    return _lay(board, data.get("texts") or (), world, event.seq)


def _named(board: Merging, event: Event) -> Merging:
    part = "name" if event.name == "merge.named" else "tagline"
    return _scenario(board, event.data["world"], **{
        part: Words(str(event.data["words"]), event.seq)})


def _put(board: Merging, event: Event) -> Merging:
    return _lay(board, (event.data["text"],), str(event.data["world"]), event.seq)


def _dissolved(board: Merging, event: Event) -> Merging:
    world = str(event.data["world"])
    board = _lay(board, board.under(world), "", event.seq)
    return _scenario(board, world, life=Life(TAKEN_OUT, event.seq))


def _joined(board: Merging, event: Event) -> Merging:
    world, into = str(event.data["world"]), str(event.data["into"])
    board = _lay(board, board.under(world), into, event.seq)
    for each in board.text_of(world):
        board = _paragraph(board, each.id, place=Place(
            into, rank_after(board, into, LAST), event.seq))
    return _scenario(board, world, life=Life(into, event.seq))


def _taken(board: Merging, event: Event) -> Merging:
    given: Any = event.data["paragraphs"]
    for each in given:
        board = _new(board, event, str(each["paragraph"]), str(each["words"]),
                     sources_of(each["sources"]), each.get("after"))
    return board


def _written(board: Merging, event: Event) -> Merging:
    return _new(board, event, str(event.data["paragraph"]), str(event.data["words"]), (),
                event.data["after"])


def _edited(board: Merging, event: Event) -> Merging:
    return _reworded(board, event, str(event.data["paragraph"]), str(event.data["words"]))


def _fused(board: Merging, event: Event) -> Merging:
    gone, into = (board.paragraphs[str(event.data[name])] for name in ("paragraph", "into"))
    pair = (gone.wording, into.wording) if event.data["before"] else (into.wording, gone.wording)
    board = _paragraph(board, into.id, wording=Wording(
        "\n".join(each.words for each in pair if each.words),
        tuple(dict.fromkeys(source for each in pair for source in each.sources)), event.seq))
    return _paragraph(board, gone.id, life=Life(into.id, event.seq))


def _cut(board: Merging, event: Event) -> Merging:
    cut = board.paragraphs[str(event.data["paragraph"])]
    board = _reworded(board, event, cut.id, str(event.data["words"]))
    return _new(board, event, str(event.data["made"]), str(event.data["rest"]),
                cut.wording.sources, cut.id, cut.place.world)


def _moved(board: Merging, event: Event) -> Merging:
    world = str(event.data["world"])
    return _paragraph(board, event.data["paragraph"], place=Place(
        world, rank_after(board, world, event.data["after"]), event.seq))


def _dropped(board: Merging, event: Event) -> Merging:
    return _paragraph(board, event.data["paragraph"], life=Life(TAKEN_OUT, event.seq))


def _restored(board: Merging, event: Event) -> Merging:
    board = _paragraph(board, event.data["paragraph"], life=Life("", event.seq))
    return _moved(board, event) if event.data["world"] else board


def _taken_back(board: Merging, event: Event) -> Merging:
    data: Mapping[str, Any] = event.data
    step = find_step(board, data["step"])
    keys = tuple((str(sort), str(each), str(part)) for sort, each, part in data["parts"])
    if step is None or not keys:
        return replace(board, stood=event.seq)
    return put_back(board, step.changes, keys, event.seq)


def _added(board: Merging, event: Event) -> Merging:
    data: Mapping[str, Any] = event.data
    held: dict[str, object] = {"words": str(data["words"]), "world": str(data["world"])} \
        if event.name == "merge.said" else {
            "name": str(data["name"]), "texts": tuple(map(str, data["texts"]))}
    return replace(board, entries=board.entries.add(Entry(
        str(data["entry"]), board.entries.made + 1, str(data["author"]),
        str(data["organisation"]), event.at, held, proxy=bool(data["proxy"]))))


def _withdrawn(board: Merging, event: Event) -> Merging:
    return replace(board, entries=board.entries.change(
        str(event.data["entry"]), withdrawn=event.name == "merge.withdrawn"))


def _supported(board: Merging, event: Event) -> Merging:
    entry = board.entries.get(event.data["entry"])
    voices = _voices(entry.supporters, event, on=event.name == "merge.supported")
    return replace(board, entries=board.entries.change(entry.id, supporters=voices))


def _liked(board: Merging, event: Event) -> Merging:
    text = str(event.data["text"])
    known = board.likes.get(text)
    entries = board.entries if known else replace(board.entries, made=board.entries.made + 1)
    liked = known or Liked(entries.made)
    voices = _voices(liked.voices, event, on=event.name == "merge.liked")
    return replace(board, entries=entries,
                   likes={**board.likes, text: replace(liked, voices=voices)})


def _voices(voices: tuple[str, ...], event: Event, *, on: bool) -> tuple[str, ...]:
    """The voice of one who was erased went with them."""
    others = tuple(each for each in voices if each != event.actor.id)
    return (*others, event.actor.id) if on and event.actor != NOBODY else others


def _lay(board: Merging, texts: Any, world: str, seq: int) -> Merging:
    return replace(board, lying={**board.lying, **{
        str(text): Lying(world, seq) for text in texts}})


def _scenario(board: Merging, world: object, **parts: Any) -> Merging:
    changed = replace(board.scenarios[str(world)], **parts)
    return replace(board, scenarios={**board.scenarios, changed.id: changed})


def _paragraph(board: Merging, paragraph: object, **parts: Any) -> Merging:
    changed = replace(board.paragraphs[str(paragraph)], **parts)
    return replace(board, paragraphs={**board.paragraphs, changed.id: changed})


def _reworded(board: Merging, event: Event, paragraph: str, words: str) -> Merging:
    now = board.paragraphs[paragraph].wording
    return _paragraph(board, paragraph, wording=Wording(words, now.sources, event.seq))


def _new(
    board: Merging, event: Event, paragraph: str, words: str, sources: tuple[Source, ...],
    after: object, world: str = "",
) -> Merging:
    world = world or str(event.data["world"])
    made = Paragraph(paragraph, len(board.paragraphs) + 1, Wording(words, sources, event.seq),
                     Place(world, rank_after(board, world, after), event.seq))
    return replace(board, paragraphs={**board.paragraphs, paragraph: made})


OF_THE_ROOM = {"merge.proposed": _added, "merge.said": _added, "merge.withdrawn": _withdrawn,
         "merge.restored_entry": _withdrawn, "merge.supported": _supported,
         "merge.unsupported": _supported, "merge.liked": _liked, "merge.unliked": _liked}
_DESK = {"merge.made": _made, "merge.named": _named, "merge.tagged": _named, "merge.put": _put,
         "merge.dissolved": _dissolved, "merge.joined": _joined, "merge.taken": _taken,
         "merge.written": _written, "merge.edited": _edited, "merge.fused": _fused,
         "merge.cut": _cut, "merge.moved": _moved, "merge.dropped": _dropped,
         "merge.restored": _restored, "merge.taken_back": _taken_back}
