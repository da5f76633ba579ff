"""The Jinja environment, one for each language: autoescape on, strict about what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import CodeType

import segno
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from . import language as words

# The floors above hold environments without knowing what makes them.
__all__ = ["Environment", "code_words", "compiling", "make_environment", "qr"]


class _Compiled(BytecodeCache):
    """What a template was compiled to, for all languages: they differ in what they look up."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def make_environment(
    folders: Sequence[Path], language: str, static: Callable[[str], str]
) -> Environment:
    """Templates of `folders` (the first wins) in `language`; `static` gives a file's address."""
    environment = Environment(
        loader=FileSystemLoader(list(folders)), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
        # Else the file of a template is looked at for each card that is drawn, and the event loop
        # lets go of the interpreter for each look. A template that is edited needs a new start.
        auto_reload=False,
        # All of them: they are more than the four hundred that would be kept.
        cache_size=-1, bytecode_cache=_COMPILED,
    )
    catalogue = words.catalogue(language)
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        catalogue, newstyle=True)
    environment.filters.update({
        "number": partial(words.number, language=language),
        "fixed": partial(words.fixed, language=language),
        "date": partial(words.long_date, language=language),
        "clock": words.clock_time,
        "minutes": words.minutes,
        "say": lambda sentence, details: words.say(language, sentence, details),
    })
    environment.globals.update({
        "lang": language, "static": static, "qr": qr, "code_words": code_words,
    })
    return environment


def compiling(environment: Environment) -> Iterator[str]:
    """Compile every template, one a step: the first who needs one then does not wait for it."""
    for name in environment.list_templates(extensions=("html", "svg")):
        environment.get_template(name)
        yield name


@lru_cache(maxsize=64)
def qr(address: str) -> Markup:
    """A QR code as SVG that fills the element it stands in."""
    path = segno.make(address, error="m", micro=False)
    svg = path.svg_inline(border=0, dark="#171713", omitsize=True, svgclass="qr-code")
    return Markup(svg)  # noqa: S704 - made by segno from modules, not from anybody's text


def code_words(code: str) -> str:
    """A join code as it is read out: in two groups."""
    return f"{code[:3]} {code[3:]}" if len(code) == 6 else code
