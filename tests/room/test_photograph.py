"""A stranger's photograph is made anew, or refused: nothing but the picture is left of the file."""

from __future__ import annotations

import zlib
from io import BytesIO
from struct import pack

import pytest
from PIL import Image

from facilitator.domain.pictures import LARGEST, LONGEST_SIDE, size_of
from facilitator.domain.refused import Refused
from facilitator.room.photograph import expect_remade, remade
from tests.photos import PLACE, picture


def opened(body: bytes) -> Image.Image:
    return Image.open(BytesIO(body))


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_stays_and_where_it_was_taken_goes(form: str) -> None:
    sent = picture(form=form)
    assert PLACE in sent
    made = remade(sent)
    assert PLACE not in made
    assert (opened(made).format, opened(made).size) == ("JPEG", (640, 400))
    assert opened(made).mode == "RGB"
    assert opened(made).getexif() == {}
    assert size_of(made) == (640, 400)
    expect_remade(made)


def test_a_large_one_is_made_smaller() -> None:
    made = remade(picture(2400, 1600))
    assert max(opened(made).size) == LONGEST_SIDE
    assert len(made) <= LARGEST


def test_noise_is_kept_within_its_bytes() -> None:
    noise = Image.effect_noise((1600, 1600), 120).convert("RGB")
    sent = BytesIO()
    noise.save(sent, "JPEG", quality=95)
    assert len(sent.getvalue()) > LARGEST
    assert len(remade(sent.getvalue())) <= LARGEST


def test_it_lies_as_the_phone_was_held() -> None:
    image, exif, sent = Image.new("RGB", (300, 200), "red"), Image.Exif(), BytesIO()
    exif[0x0112] = 6
    image.save(sent, "JPEG", exif=exif)
    assert opened(remade(sent.getvalue())).size == (200, 300)


def test_what_is_seen_through_stands_on_white() -> None:
    sent = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(sent, "PNG")
    pixel = opened(remade(sent.getvalue())).getpixel((20, 20))
    assert isinstance(pixel, tuple)
    assert min(pixel) > 250


def saved(form: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (64, 64), "red").save(made, form)
    return made.getvalue()


def bomb() -> bytes:
    """A PNG of a few kilobytes that says it is forty thousand px wide."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b""))


HOSTILE = {
    "nothing": b"", "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><script>alert(1)</script>", "magic alone": b"\xff\xd8\xff\xe0",
    "html behind magic": b"\xff\xd8\xff\xe0<script>alert(1)</script>" * 9,
    "truncated jpeg": picture()[:3000], "truncated png": picture(form="PNG")[:2000],
    "gif": saved("GIF"), "webp": saved("WEBP"), "tiff": saved("TIFF"), "bmp": saved("BMP"),
    "bomb": bomb(), "zeros": bytes(300_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_whole_picture_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        remade(HOSTILE[name])
    assert refused.value.field == "picture"


def test_too_many_px_are_refused_before_they_are_decoded() -> None:
    with pytest.raises(Refused) as refused:
        remade(bomb())
    assert refused.value.code in ("too_many_pixels", "no_image")


@pytest.mark.parametrize("sent", [picture(), picture(form="PNG"), b"", b"\xff\xd8<script>",
                                  remade(picture())[:2000]])  # fmt: skip
def test_what_the_program_would_not_have_written_is_not_read_in(sent: bytes) -> None:
    with pytest.raises(Refused):
        expect_remade(sent)


def test_the_same_picture_is_the_same_bytes() -> None:
    assert remade(picture()) == remade(picture())
