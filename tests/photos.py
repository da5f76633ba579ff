"""Photographs for tests: real files, some of which say where they were taken."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from facilitator.room.photograph import remade

PLACE = b"kanariefagel 55.6 grader nord"


def picture(wide: int = 640, high: int = 400, form: str = "JPEG", seed: int = 0) -> bytes:
    """A picture of the sea and a sun, as a camera writes it: with a place in its margin."""
    grain = Image.frombytes("RGB", (64, 64), Random(seed).randbytes(64 * 64 * 3))
    image = Image.blend(Image.linear_gradient("L").resize((wide, high)).convert("RGB"),
                        grain.resize((wide, high)), 0.15)
    draw = ImageDraw.Draw(image)
    draw.ellipse((wide // 3 + seed, high // 5, wide // 3 + high // 3 + seed, high // 5 + high // 3),
                 fill=(240, 190, 60 + seed % 100))
    draw.rectangle((0, high * 2 // 3, wide, high), fill=(30, 80 + seed % 100, 130))
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    made = BytesIO()
    image.save(made, form, exif=exif)
    return made.getvalue()


def ours(seed: int = 0, wide: int = 640, high: int = 400) -> bytes:
    """The same as the program keeps it."""
    return remade(picture(wide, high, seed=seed))


def name_of(body: bytes) -> str:
    return sha256(body).hexdigest()
