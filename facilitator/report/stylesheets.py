"""A stylesheet of ours as paper has it: its rules and its tokens, read where the browser reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from facilitator.paths import asset

Declarations = dict[str, str]
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_PAPER = "@media print"
_SUNK = "--paper-sunk"


def rules(name: str, media: str = "") -> tuple[tuple[str, Declarations], ...]:
    """Each (selector, declarations) of static/css/`name` in their order; with those of `media`."""
    return _read(name, ("@layer", media) if media else ("@layer",))


@cache
def tokens() -> Declarations:
    """The design tokens as paper has them: "--ink" → "#000".

    A browser prints no background, so its page has no sunk fields. A file prints what is in it.
    """
    light, printed = _root(rules("tokens.css")), _root(rules("tokens.css", _PAPER))
    return {**printed, _SUNK: light[_SUNK]}


def _root(rows: Iterable[tuple[str, Declarations]]) -> Declarations:
    return {name: value for selector, declarations in rows if selector == ":root"
            for name, value in declarations.items()}


def resolved(value: str, known: Declarations) -> str:
    """`value` with each var(--name) filled in from `known`. Raises KeyError for an unknown one."""
    while _VARIABLE.search(value):
        value = _VARIABLE.sub(lambda match: known[match[1]], value)
    return value


@cache
def _read(name: str, entered: tuple[str, ...]) -> tuple[tuple[str, Declarations], ...]:
    text = (asset("static") / "css" / name).read_text("utf-8")
    return tuple(_rules(_COMMENT.sub("", text), entered))


def _rules(text: str, entered: tuple[str, ...]) -> Iterator[tuple[str, Declarations]]:
    at = 0
    while (opened := text.find("{", at)) >= 0:
        closed = _closing(text, opened)
        head, body = text[at:opened].strip(), text[opened + 1:closed]
        at = closed + 1
        if head.startswith(entered):
            yield from _rules(body, entered)
        elif not head.startswith("@"):
            yield from ((selector, _declarations(body)) for selector in _selectors(head))


def _closing(text: str, opened: int) -> int:
    depth = 0
    for at in range(opened, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if not depth:
            return at
    raise ValueError("a rule is not closed")


def _selectors(head: str) -> list[str]:
    """A list of selectors; commas inside parentheses part nothing."""
    return [part.strip() for part in re.split(r",(?![^(]*\))", head)]


def _declarations(body: str) -> Declarations:
    pairs = (each.partition(":") for each in body.split(";") if ":" in each)
    return {name.strip(): value.strip() for name, _, value in pairs}
