"""HTML: the report as one file that opens without a network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jinja2 import Environment
from markupsafe import Markup

from facilitator.domain.category import BY_ID
from facilitator.domain.document import Quote
from facilitator.domain.pictures import as_data

from .document import Document
from .tongue import Tongue
from .unshown import unshown


def as_html(document: Document, tongue: Tongue, environment: Environment, css: str) -> bytes:
    """One file with its styles inside, UTF-8."""
    told = {**context_of(document, replace(tongue, isolates=True)), "css": Markup(css)}  # noqa: S704 - a file of ours
    template = environment.get_template("report/report.html")
    template.render({**told, "replaced": []})  # what cannot be shown is known when all is said
    return template.render({**told, "replaced": unshown(tongue)}).encode()


def context_of(document: Document, tongue: Tongue) -> dict[str, object]:
    """What the templates of a document may name, whichever page they stand in."""
    return {
        "document": document, "t": tongue.text, "w": tongue.words, "categories": BY_ID,
        "kind_of": lambda block: type(block).__name__, "bare": bare, "as_data": as_data,
        "workshop": {"title": document.title, "programme": document.programme,
                     "question": document.question, "date": document.date},
        "made": document.made, "organisation": document.organisation,
        "facts": [{"number": number, "words": tongue.text(words)}
                  for number, words in document.facts],
    }


def bare(quotes: Iterable[Quote]) -> list[Quote]:
    """Quotes in a second place: an id stands once in a document."""
    return [replace(quote, id="") for quote in quotes]
