"""A picture ready to be written down: painted shapes and texts, in px, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from facilitator.domain.document import Count, Drawing, Meter
from facilitator.domain.message import message
from facilitator.domain.wording import Number
from facilitator.figures.shapes import (
    TEXT,
    Box,
    Dot,
    Line,
    Shape,
    Spot,
    Term,
    Words,
)
from facilitator.figures.widths import width

from .marks import Mark, mark
from .paint import ELEMENTS, paint
from .set_texts import SHOWN
from .stylesheets import tokens
from .tongue import MISSING, Tongue

_LINE = 36  # px from one line of text to the next
_MARGIN = 14  # px of paper around, for what stands a little outside, as a bar at the very edge
_GAP, _NUMBER = 40, 48  # px between the columns of the key, and for its numbers
_WIDE = 1324  # px of a meter, as a figure that fills a wall beside a lane
_ROW, _SIGN, _STEP = 64, 24, 30  # px of a meter's row, of one sign, from one to the next
_NAMED, _COUNTED = 400, 90  # px for the categories' names and for their numbers


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of SVG; `text` is inside it."""

    element: str
    attributes: Mapping[str, object]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Pieces from the back to the front in a drawing whose upper left corner is (left, top)."""

    left: int
    top: int
    width: int
    height: int
    pieces: tuple[Piece, ...]


def sketch(block: Drawing | Meter, tongue: Tongue) -> Sketch:
    """The picture of `block`, with the names that had no room in it below."""
    if isinstance(block, Meter):
        return _meter(block, tongue)
    figure = block.figure
    key = tuple(_key(block.key, figure.width, figure.height, tongue))
    last = max((int(str(piece.attributes["y"])) for piece in key), default=figure.height)
    pieces = (*(piece for shape in figure.shapes for piece in _pieces(shape, tongue)), *key)
    return _framed(figure.width, last, pieces)


def strip(signs: tuple[str, ...], size: int = _SIGN) -> Sketch:
    """A sign for each card of a group, in one row; `signs` are ids of categories, at least one."""
    step = round(size * _STEP / _SIGN)
    pieces = tuple(_sign(mark(each), nth * step, 0, size) for nth, each in enumerate(signs))
    return Sketch(0, 0, size + step * (len(signs) - 1), size, pieces)


def _framed(width: int, height: int, pieces: tuple[Piece, ...]) -> Sketch:
    shown = tuple(replace(piece, text=piece.text.replace(MISSING, SHOWN)) for piece in pieces)
    return Sketch(-_MARGIN, -_MARGIN, width + 2 * _MARGIN, height + 2 * _MARGIN, shown)


def _pieces(shape: Shape, tongue: Tongue) -> Iterator[Piece]:
    """A shape; a text with a halo in two, for some programs paint stroke and fill letter by letter.

    The halo of a letter would then lie on the one before it.
    """
    piece = _piece(shape, tongue)
    if piece.element == "text" and "paint-order" in piece.attributes:
        halo = {**piece.attributes, "fill": piece.attributes["stroke"], "aria-hidden": "true"}
        del halo["paint-order"]
        yield Piece("text", halo, piece.text)
        piece = Piece("text", {name: value for name, value in piece.attributes.items()
                               if name != "paint-order" and not name.startswith("stroke")},
                      piece.text)
    yield piece


def _piece(shape: Shape, tongue: Tongue) -> Piece:
    text = ""
    match shape:
        case Line(points):
            place: dict[str, object] = {"d": _path(points)}
        case Box(x, y, wide, high):
            place = {"x": x, "y": y, "width": wide, "height": high}
        case Dot(x, y, radius):
            place = {"cx": x, "cy": y, "r": radius}
        case Words(x, y, words, _, anchor):
            place, text = {"x": x, "y": y, "text-anchor": anchor}, tongue.words(words)
        case Term(x, y, sentence, _, anchor, details):
            place = {"x": x, "y": y, "text-anchor": anchor}
            text = tongue.say(sentence, **dict(details))
    return Piece(ELEMENTS[shape.tag], {**paint(shape.tag, shape.look), **place}, text)


def _path(points: tuple[Spot, ...]) -> str:
    closed = len(points) > 2 and points[0] == points[-1]
    drawn = "L".join(f"{x} {y}" for x, y in (points[:-1] if closed else points))
    return f"M{drawn}{'Z' if closed else ''}"


def _key(
    key: tuple[tuple[int, str], ...], wide: int, high: int, tongue: Tongue
) -> Iterator[Piece]:
    """The names that had no room, each with its number, in columns read from above."""
    if not key:
        return
    names = [(str(number), tongue.words(name)) for number, name in key]
    widest = max(width(name, TEXT, 400) for _, name in names) + _NUMBER + _GAP
    columns = max(1, min(len(names), int((wide + _GAP) // widest)))
    deep = -(-len(names) // columns)
    for nth, (number, name) in enumerate(names):
        x = round(nth // deep * (wide + _GAP) / columns)
        y = high + 30 + _LINE * (nth % deep + 1)
        yield _text(x + _NUMBER - 14, y, number, "label hot", "end")
        yield _text(x + _NUMBER, y, name, "plain")


def _text(x: int, y: int, text: str, look: str, anchor: str = "start") -> Piece:
    return Piece("text", {**paint("words", look), "x": x, "y": y, "text-anchor": anchor}, text)


def _meter(block: Meter, tongue: Tongue) -> Sketch:
    """A row a category: its mark and name, a sign for each card, and how many."""
    pieces: list[Piece] = []
    y = 0
    for row in block.rows:
        lines = max(1, -(-row.number // _per_line()))
        pieces += _row(row, y, tongue)
        y += _ROW + (lines - 1) * _STEP
    pieces.append(_rule(y))
    return _framed(_WIDE, y, tuple(pieces))


def _per_line() -> int:
    return (_WIDE - _NAMED - _COUNTED) // _STEP


def _row(row: Count, y: int, tongue: Tongue) -> Iterator[Piece]:
    sign, middle = mark(row.category), y + _ROW // 2
    yield _rule(y)
    yield _sign(sign, 0, middle - 22, 44)
    yield Piece("text", {
        **paint("words", "label hot"), "fill": sign.on, "font-size": 25, "text-anchor": "middle",
        "x": 22, "y": round(middle + 9 + 44 * sign.drop)}, sign.letter)
    yield _text(64, middle + 10, tongue.say(sign.name), "plain")
    for nth in range(row.number):
        x = _NAMED + nth % _per_line() * _STEP
        yield _sign(sign, x, middle - _SIGN // 2 + nth // _per_line() * _STEP, _SIGN)
    if row.gap:
        x = _NAMED + row.number % _per_line() * _STEP + (14 if row.number else 0)
        yield _text(x, middle + 10, tongue.say(message("Lucka")), "label hot moved-by")
    yield _text(_WIDE, middle + 12, tongue.text((Number(row.number),)), "q", "end")


def _rule(y: int) -> Piece:
    return Piece("path", {
        "stroke": tokens()["--line"], "stroke-width": 2, "d": f"M0 {y}L{_WIDE} {y}"})


def _sign(sign: Mark, x: int, y: int, size: int) -> Piece:
    """A category's sign in a square of `size` px with its upper left corner in (x, y)."""
    if sign.corners:
        spots = "L".join(f"{x + size * a:.4g} {y + size * b:.4g}" for a, b in sign.corners)
        return Piece("path", {"fill": sign.colour, "d": f"M{spots}Z"})
    painted = {"fill": "none", "stroke": sign.colour, "stroke-width": round(size * 0.14, 1)} \
        if sign.hollow else {"fill": sign.colour}
    return Piece("circle", {
        **painted, "cx": x + size / 2, "cy": y + size / 2, "r": round(size * sign.radius, 2)})
