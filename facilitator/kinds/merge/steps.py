"""What a desk did as a step that can be taken back, as far as nobody has gone on from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from .board import Merging
from .values import UNDONE, Changes, Key, Life, Lying, Paragraph, Place, Scenario, Step, Value

_KEPT = 1000
_PARTS = {"scenario": ("name", "tagline", "life"), "paragraph": ("wording", "place", "life")}


def with_step(before: Merging, after: Merging, step: Step) -> Merging:
    """`after` with one more step: the difference from `before`; as it is where there is none."""
    changes = dict(_changed(before, after))
    step = replace(step, changes=changes)
    return replace(after, steps=(*after.steps, step)[-_KEPT:])


def find_step(board: Merging, seq: object) -> Step | None:
    """The step that event `seq` was, None for one that was long ago."""
    return next((step for step in reversed(board.steps) if step.seq == seq), None)


def returning(board: Merging, step: Step) -> tuple[Key, ...]:
    """What of a step may be taken back now; nothing of a whole one that does not stand whole."""
    wanted = [key for key, (_, became) in step.changes.items() if _now(board, key) == became]
    if step.whole and len(wanted) < len(step.changes):
        return ()
    there = _there_then(board, step, wanted)
    kept = tuple(key for key in wanted if _has_a_place(step.changes[key][0], there))
    if step.whole and len(kept) < len(wanted):
        return ()
    if any(_holds_more(board, step, key) for key in kept):
        return ()
    return kept


def put_back(board: Merging, changes: Changes, keys: tuple[Key, ...], seq: int) -> Merging:
    """The board once those parts are as they were before."""
    for key in keys:
        board = _with(board, key, changes[key][0], seq)
    return board


def _changed(before: Merging, after: Merging) -> Iterator[tuple[Key, tuple[Value, Value]]]:
    """Every part that is another now. Of a paragraph that was rewritten also that it is there."""
    for text in {**before.lying, **after.lying}:
        pair = before.lying.get(text), after.lying.get(text)
        if pair[0] != pair[1]:
            yield ("draft", text, "lies"), pair
    for sort, old, new in (("scenario", before.scenarios, after.scenarios),
                           ("paragraph", before.paragraphs, after.paragraphs)):
        held: Mapping[str, Scenario | Paragraph] = new
        for each, now in held.items():
            was = old.get(each)
            if was is now:
                continue
            rewritten = was is not None and sort == "paragraph" and was.wording != now.wording  # type: ignore[union-attr]
            for part in _PARTS[sort]:
                pair = getattr(was, part, None), getattr(now, part)
                if pair[0] != pair[1] or (rewritten and part == "life"):
                    yield (sort, each, part), pair


def _now(board: Merging, key: Key) -> Value:
    sort, each, part = key
    if sort == "draft":
        return board.lying.get(each)
    held: Any = board.scenarios if sort == "scenario" else board.paragraphs
    found: Value = getattr(held.get(each), part, None)
    return found


def _there_then(board: Merging, step: Step, keys: list[Key]) -> frozenset[str]:
    """The scenarios that will be there once those parts are as they were."""
    there = {each.id for each in board.living()}
    for key in keys:
        was = step.changes[key][0]
        if key[0] == "scenario" and key[2] == "life":
            back = isinstance(was, Life) and not was.gone
            there = there | {key[1]} if back else there - {key[1]}
    return frozenset(there)


def _has_a_place(was: Value, there: frozenset[str]) -> bool:
    """False for what would go back into a scenario that is gone."""
    return not isinstance(was, Place | Lying) or not was.world or was.world in there


def _holds_more(board: Merging, step: Step, key: Key) -> bool:
    """True for a scenario the step made in which something lies that the step did not put there."""
    if key[0] != "scenario" or key[2] != "life" or step.changes[key][0] is not None:
        return False
    own = {each for sort, each, _ in step.changes if sort == "draft"}
    return bool(set(board.under(key[1])) - own or board.text_of(key[1]))


def _with(board: Merging, key: Key, value: Value, seq: int) -> Merging:
    sort, each, part = key
    if sort == "draft":
        left = {text: lies for text, lies in board.lying.items() if text != each}
        return replace(board, lying={**left, each: value} if isinstance(value, Lying) else left)
    if value is None:
        # What was made is not unmade: it is gone, and can come back as it was.
        if part != "life":
            return board
        value = Life(UNDONE, seq)
    if sort == "scenario":
        changed: dict[str, Any] = {part: value}
        if part == "life" and isinstance(value, Life) and not value.gone:
            changed["place"] = _free_place(board, board.scenarios[each])
        scenario = replace(board.scenarios[each], **changed)
        return replace(board, scenarios={**board.scenarios, each: scenario})
    paragraph = replace(board.paragraphs[each], **{part: value})  # type: ignore[arg-type]
    return replace(board, paragraphs={**board.paragraphs, each: paragraph})


def _free_place(board: Merging, coming: Scenario) -> int:
    """Its own colour where no other has it now."""
    taken = {each.place for each in board.living() if each.id != coming.id}
    return coming.place if coming.place not in taken else first_free(taken)


def first_free(taken: set[int]) -> int:
    """The lowest number from 1 that is not taken."""
    return next(number for number in range(1, len(taken) + 2) if number not in taken)
