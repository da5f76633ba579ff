"""Clusters on a slide: each with its number of cards and a sign for every one of them."""

from __future__ import annotations

from collections import Counter

from facilitator.domain.category import BY_ID
from facilitator.domain.document import Group, Groups
from facilitator.report.marks import Spot, mark
from facilitator.report.measure import fitted, long
from facilitator.report.pigments import category_colour

from .ink import PT, line
from .slides import Deck, Slide, named
from .template import BODY, NAMESPACES, box

_COLUMNS, _ROWS, _GAP = 3, 7, 24
_SIZES = (16, 14, 12)  # pt of a name, the first that it has room in
_TALLEST = 64  # pt from one cluster to the next
_SIGN, _STEP = 8, 10.5  # pt of a sign, and from one to the next


def overview(deck: Deck, groups: Groups, title: str, eyebrow: str) -> None:
    """The clusters in columns, 21 a slide. Those within others are told by them."""
    heads = [group for group in groups.rows if not group.deep]
    room = _COLUMNS * _ROWS
    count = -(-len(heads) // room)
    each = -(-len(heads) // count) if count else 0
    for nr, at in enumerate(range(0, len(heads), each) if count else (), 1):
        slide = deck.slide(deck.part(title, nr, count), eyebrow)
        _page(slide, heads[at:at + each])


def _page(slide: Slide, groups: list[Group]) -> None:
    tongue = slide.deck.tongue
    x, y, wide, high = BODY
    column = (wide - _GAP * (_COLUMNS - 1)) / _COLUMNS
    rows = -(-len(groups) // _COLUMNS)
    step = min(high / rows, _TALLEST)
    for nth, group in enumerate(groups):
        left, top = x + (column + _GAP) * (nth // rows), y + step * (nth % rows)
        slide.rule(left, top, column)
        name, count = tongue.text(group.name), str(len(group.signs))
        size = next((each for each in _SIZES if long(name, each) <= column - 38), _SIZES[-1])
        slide.text([line(fitted(name, size, False, column - 38, 1), size)],
                   (left, top + 6, column - 34, 22))
        slide.text([line(count, 16, True, align="r")], (left + column - 34, top + 6, 34, 22))
        _signs(slide, group, left, top + 31, column)
        slide.note(f"{name}: {tongue.text(group.count)}. {tongue.words(group.definition)}".strip())
    used = [id for id in BY_ID if any(id in group.signs for group in groups)]
    _key(slide, used, y + high + 6)


def _signs(slide: Slide, group: Group, left: float, top: float, room: float) -> None:
    """A sign for each card; many are set closer, so that none is left out."""
    if not group.signs:
        return
    step = min(_STEP, room / len(group.signs))
    size = min(_SIGN, step * 0.9)
    first = slide.next_id()
    shapes = "".join(_sign(first + 1 + nth, sign, left + step * nth, top, size)
                     for nth, sign in enumerate(sorted(group.signs, key=list(BY_ID).index)))
    counts = Counter(group.signs)
    alt = ", ".join(f"{slide.deck.tongue.say(BY_ID[id].name)} {counts[id]}"
                    for id in BY_ID if counts[id])
    place = box((left, top, step * len(group.signs), size))
    inner = place.replace("</a:xfrm>", "") + place.removeprefix("<a:xfrm>").replace(
        "a:off", "a:chOff").replace("a:ext", "a:chExt")
    slide.add(f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>"
              f"{named(first, slide.deck.tongue.text(group.name), alt)}<p:cNvGrpSpPr/><p:nvPr/>"
              f"</p:nvGrpSpPr><p:grpSpPr>{inner}</p:grpSpPr>{shapes}</p:grpSp>")


def _sign(id: int, category: str, x: float, y: float, size: float) -> str:
    """A category's sign in a square of `size` pt, as on the wall."""
    sign = mark(category)
    filled = f'<a:solidFill><a:srgbClr val="{category_colour(category)}"/></a:solidFill>'
    edge = f'<a:ln w="{round(size * 0.14 * PT)}">{filled}</a:ln>' if sign.hollow \
        else "<a:ln><a:noFill/></a:ln>"
    if sign.corners:
        place, geometry = (x, y, size, size), _outline(sign.corners)
    else:
        inset = size * (0.5 - sign.radius)
        place = (x + inset, y + inset, size - 2 * inset, size - 2 * inset)
        geometry = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{sign.name}"/><p:cNvSpPr/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr>{box(place)}{geometry}"
            f'{"<a:noFill/>" if sign.hollow else filled}{edge}</p:spPr></p:sp>')


def _outline(corners: tuple[Spot, ...]) -> str:
    points = [f'<a:pt x="{round(x * 1_000)}" y="{round(y * 1_000)}"/>' for x, y in corners]
    steps = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return ('<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>'
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="1000" h="1000">'
            f"<a:moveTo>{points[0]}</a:moveTo>{steps}<a:close/></a:path></a:pathLst></a:custGeom>")


def _key(slide: Slide, used: list[str], top: float) -> None:
    """What each sign stands for."""
    left = BODY[0]
    first = slide.next_id()
    for nth, category in enumerate(used):
        slide.add(_sign(first + 2 * nth, category, left, top + 3, _SIGN).replace(
            "<p:sp>", f"<p:sp {NAMESPACES}>", 1))
        words = slide.deck.tongue.say(BY_ID[category].name)
        slide.text([line(words, 12, colour="ink-soft")], (left + 13, top, long(words, 12) + 4, 16))
        left += 13 + long(words, 12) + 16
