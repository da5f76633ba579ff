"""What an office file says of itself: title, language, day; nothing of the library's template."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Protocol

from facilitator.domain.message import message

from .document import Document
from .tongue import Tongue


class Properties(Protocol):
    """The properties that DOCX and PPTX have alike."""

    title: str
    subject: str
    author: str
    last_modified_by: str
    keywords: str
    comments: str
    category: str
    language: str
    created: datetime
    modified: datetime
    revision: int


REGIONS = {"sv": "sv-SE", "en": "en-GB"}


def region(language: str) -> str:
    """The language as office programs name it."""
    return REGIONS.get(language, language)


def set_properties(properties: Properties, document: Document, tongue: Tongue) -> None:
    """Fill in what is known; a property holds 255 signs."""
    made = datetime.fromisoformat(document.made).astimezone(UTC).replace(tzinfo=None)
    titled = ", ".join(filter(None, (document.title, document.organisation)))
    properties.title = tongue.words(titled)[:255]
    properties.subject = tongue.words(document.question)[:255]
    properties.author = tongue.words(document.organisation or document.programme)[:255]
    properties.category = tongue.say(message("Sammanställning"))
    properties.last_modified_by = properties.keywords = properties.comments = ""
    properties.language = region(tongue.language)
    properties.created = properties.modified = made
    properties.revision = 1


def drop(source: Any, *kinds: str) -> None:
    """Take away the parts of these kinds that the library's own file brings along.

    They tell of its maker's computer and printer, and of styles that the document has not.
    """
    rels = source._rels if hasattr(source, "_rels") else source.rels
    for rel_id, rel in list(rels.items()):
        if rel.reltype in kinds:
            rels.pop(rel_id)
