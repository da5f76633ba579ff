"""Running text that is higher than a slide: parted where it may be, about as much on each slide."""

from __future__ import annotations

from collections.abc import Sequence

from .ink import Line, height
from .template import BODY

_STEPS = 8  # from an even share of a slide to a full one
_REPEATED = BODY[3] / 5  # pt: a heading that is higher is not said again

Lines = list[Line]


def parted(lines: Sequence[Line], room: float, titled: bool = False) -> list[Lines]:
    """`lines` on as few slides as hold them, `room` pt wide. What follows a line stays with it.

    `titled` says that the first is a heading: it stands again where the text goes on.
    """
    head, chunks = _headed(_chunks(lines, room), room, titled)
    count = len(_cut(chunks, room, BODY[3], head))
    even = height(lines, room) / count
    tries = (_cut(chunks, room, even + (BODY[3] - even) * step / _STEPS, head)
             for step in range(_STEPS + 1))
    return next(cut for cut in tries if len(cut) == count)


def _headed(chunks: list[Lines], room: float, titled: bool) -> tuple[Lines, list[Lines]]:
    """What is said again, and the chunks: a heading stays with what it leads to."""
    if not titled or len(chunks) < 2 or height(chunks[0], room) > _REPEATED:
        return [], chunks
    led = [*chunks[0], *chunks[1]]
    if height(led, room) > BODY[3]:
        return [], chunks
    return chunks[0], [led, *chunks[2:]]


def _chunks(lines: Sequence[Line], room: float) -> list[Lines]:
    """What may not be parted, as long as it has room on a slide."""
    chunks: list[Lines] = []
    for each in lines:
        if chunks and each.follows and height([*chunks[-1], each], room) <= BODY[3]:
            chunks[-1].append(each)
        else:
            chunks.append([each])
    return chunks


def _cut(chunks: Sequence[Lines], room: float, most: float, head: Lines) -> list[Lines]:
    told: list[Lines] = [[]]
    for chunk in chunks:
        if told[-1] and height([*told[-1], *chunk], room) > most:
            fits = height([*head, *chunk], room) <= BODY[3]
            told.append([*head] if fits else [])
        told[-1] += chunk
    return told
