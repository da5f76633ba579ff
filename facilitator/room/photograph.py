"""Photographs of strangers: decoded within limits and made anew, so that only the picture is left.

Where it was taken, with what and when does not come along, nor does anything that is no picture.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from facilitator.domain.message import message
from facilitator.domain.pictures import LARGEST, LONGEST_SIDE, PICTURE
from facilitator.domain.refused import Refused

_FORMATS = ("JPEG", "PNG")
_MOST_PIXELS = 4_000_000
_SMALLEST_SIDE = 16  # px
_OURS = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
_QUALITIES = (85, 75, 60, 45, 30)
# What a file that is no picture, or no whole one, makes of the one who reads it.
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError,
           TypeError, KeyError, OverflowError, MemoryError, Image.DecompressionBombError)


def remade(body: bytes) -> bytes:
    """The same picture as JPEG of our own, at most `LONGEST_SIDE` px and `LARGEST` bytes.

    Raises `Refused` for anything that is not a whole JPEG or PNG of a sane size.
    """
    picture = _decoded(body)
    for side in (LONGEST_SIDE, LONGEST_SIDE // 2):
        picture.thumbnail((side, side))
        for quality in _QUALITIES:
            made = BytesIO()
            picture.save(made, "JPEG", quality=quality, optimize=True)
            if made.tell() <= LARGEST:
                return made.getvalue()
    raise _refused()


def expect_remade(body: bytes) -> None:
    """Raises `Refused` for bytes that `remade` would not have written, as far as can be seen."""
    try:
        with Image.open(BytesIO(body), formats=_FORMATS[:1]) as picture:
            told = picture.info.keys() - _OURS
            sane = max(picture.size) <= LONGEST_SIDE and picture.mode == "RGB"
    except _BROKEN as error:
        raise _refused() from error
    if len(body) > LARGEST or told or not sane:
        raise _refused()
    _decoded(body)


def _decoded(body: bytes) -> Image.Image:
    """Every pixel, upright, on white where it was transparent."""
    try:
        with Image.open(BytesIO(body), formats=_FORMATS) as picture:
            wide, high = picture.size
            if wide * high > _MOST_PIXELS:
                raise Refused("too_many_pixels", message(
                    "Bilden har för många bildpunkter. Gör den mindre först."), field=PICTURE)
            if min(wide, high) < _SMALLEST_SIDE:
                raise _refused()
            picture.load()
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
        plain = Image.new("RGB", upright.size, "white")
        plain.paste(upright, mask=upright.getchannel("A"))
    except _BROKEN as error:
        raise _refused() from error
    return plain


def _refused() -> Refused:
    return Refused("no_image", message(
        "Det går inte att läsa som bild. Välj en bild i formatet JPEG eller PNG."), field=PICTURE)
