"""A picture of the report as a file: SVG that needs nothing beside it, or PNG."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from jinja2 import Template

from facilitator.domain.document import Drawing, Meter
from facilitator.domain.message import messages
from facilitator.domain.wording import Said, Text, counted, joined
from facilitator.paths import asset
from facilitator.show.environment import make_environment

from .coverage import FAMILIES, is_plain
from .marks import mark
from .press import png_of
from .sent_alone import Around, with_words
from .set_texts import SHOWN
from .sketch import Sketch, sketch, strip
from .stylesheets import tokens
from .tongue import MISSING, Tongue

_CARDS = messages("{name}: {n} kort", "{name}: {n} kort")


def svg(block: Drawing | Meter, tongue: Tongue, around: Around | None = None) -> str:
    """`block` as a picture in print colours on white, with its title and its words inside.

    Names that had no room in the picture stand below it, by their numbers. `around` are the words
    that are drawn where no document says them.
    """
    return _written(_sketched(block, tongue, around), tongue, block.id, tongue.text(block.title),
                    alt(block, tongue)).replace(MISSING, SHOWN)


def png(
    block: Drawing | Meter, tongue: Tongue, width: int = 2_000, around: Around | None = None
) -> bytes:
    """The same, `width` px wide. Raises typst.TypstError.

    Texts that need more than the first font, or letters that join, are not left to the reader of
    SVG: it sets them wrong, and ends the process over some. They are set as running text is.
    """
    drawn = _sketched(block, tongue, around)
    simple = tuple(piece for piece in drawn.pieces if is_plain(piece.text))
    joined_ones = [{**piece.attributes, "text": piece.text} for piece in drawn.pieces
                   if not is_plain(piece.text)]
    inputs = {
        "svg": _written(replace(drawn, pieces=simple), tongue, "picture", "", ""),
        "left": drawn.left, "top": drawn.top, "width": drawn.width, "texts": joined_ones,
        "families": FAMILIES,
    }
    return png_of("picture.typ", inputs, width)


def _sketched(block: Drawing | Meter, tongue: Tongue, around: Around | None) -> Sketch:
    drawn = sketch(block, tongue)
    return with_words(drawn, around) if around else drawn


def signs_svg(signs: tuple[str, ...], tongue: Tongue) -> str:
    """The categories of a group's cards (their ids), a sign a card in one row."""
    return _written(strip(signs), tongue, "signs", "", "")


def alt(block: Drawing | Meter, tongue: Tongue) -> str:
    """What a picture says, in words, for those who do not see it."""
    if isinstance(block, Drawing):
        return tongue.text(block.alt)
    return tongue.text(joined([_row(row.category, row.number) for row in block.rows], "; "))


def _row(category: str, number: int) -> Text:
    return counted(_CARDS, number, name=Said(mark(category).name))


def _written(drawn: Sketch, tongue: Tongue, block_id: str, title: str, words: str) -> str:
    return _template(tongue.language).render(
        sketch=drawn, id=block_id, title=title, alt=words, paper=tokens()["--paper"])


@cache
def _template(language: str) -> Template:
    environment = make_environment([asset("templates")], language, lambda name: name)
    return environment.get_template("report/picture.svg")
