"""PPTX: a deck for a projector, one picture a slide, that its user can edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from facilitator.domain.document import Block, Drawing, Groups, Meter, Photo, Table
from facilitator.domain.message import message, messages
from facilitator.domain.wording import Date, Text, counted, said

from .compose import OPEN
from .deck.closing import who_took_part
from .deck.clusters import overview
from .deck.flow import flow, quotes
from .deck.opening import conclusions, facts, front
from .deck.photos import photo
from .deck.pictures import picture
from .deck.slides import Deck
from .deck.template import bytes_of, template
from .document import Chapter, Document
from .front import NEXT, ORGANISATIONS
from .properties import region, set_properties
from .tongue import Tongue
from .unshown import unshown


def as_pptx(document: Document, tongue: Tongue) -> bytes:
    """The deck as a file. `tongue.replaced` says afterwards which signs it could not show."""
    right = tongue.text(said(message("Sammanställning {day}"), day=Date(document.made)))
    file = template(tongue.words(document.programme or document.title), right,
                    region(tongue.language))
    deck = Deck(file, tongue)
    front(deck, document)
    facts(deck, document)
    conclusions(deck, document)
    _pictures(deck, document)
    if document.quotes:
        quotes(deck, document.quotes, tongue.say(message("Med deltagarnas ord")))
    methods = {f"{part.id}-apart": part.method
               for chapter in document.chapters for part in chapter.parts}
    for id in (OPEN, NEXT):
        for chapter in _called(document, id):
            _words(deck, chapter, methods)
    _closing(deck, document)
    _replaced(deck)
    set_properties(file.core_properties, document, tongue)
    return bytes_of(file)


def _pictures(deck: Deck, document: Document) -> None:
    """Those picked for the summary first, then each chapter's; none is shown twice."""
    told = {block.id: (deck.tongue.text(title), method)
            for title, method, block in _blocks(document) if isinstance(block, Drawing | Meter)}
    shown: set[str] = set()
    for picked in document.pictures:
        shown.add(picked.id)
        picture(deck, picked, *told.get(picked.id, ("", ())))
    for title, method, block in _blocks(document):
        if isinstance(block, Groups):
            _clusters(deck, block, title)
        elif isinstance(block, Photo):
            photo(deck, block, deck.tongue.text(title))
        elif isinstance(block, Drawing | Meter) and block.id not in shown:
            shown.add(block.id)
            if not (isinstance(block, Drawing) and block.small):
                picture(deck, block, deck.tongue.text(title), method)


def _clusters(deck: Deck, block: Groups, title: Text) -> None:
    heads = [group for group in block.rows if not group.deep]
    number = counted(messages("{n} kluster", "{n} kluster"), len(heads))
    overview(deck, block, deck.tongue.text(number), deck.tongue.text(title))


def _blocks(document: Document) -> Iterator[tuple[Text, tuple[Text, ...], Block]]:
    """Each block of the chapters with its title and the method behind it."""
    for chapter in document.chapters:
        for block in chapter.blocks:
            yield chapter.title, (), block
        for part in chapter.parts:
            for block in part.blocks:
                yield part.title, part.method, block


def _called(document: Document, id: str) -> Iterator[Chapter]:
    return (chapter for chapter in document.chapters if chapter.id == id)


def _words(deck: Deck, chapter: Chapter, methods: Mapping[str, Sequence[Text]]) -> None:
    title = deck.tongue.text(chapter.title)
    flow(deck, chapter.blocks, title)
    for part in chapter.parts:
        flow(deck, part.blocks, deck.tongue.text(part.title) or title, title,
             methods.get(part.id, ()))


def _closing(deck: Deck, document: Document) -> None:
    """Who took part."""
    tables = [block for *_, block in _blocks(document)
              if isinstance(block, Table) and block.id == ORGANISATIONS]
    title = deck.tongue.say(message("De här var med"))
    if tables and tables[0].rows:
        who_took_part(deck, tables[0], title)


def _replaced(deck: Deck) -> None:
    """The signs that could not be shown, in the last slide's notes."""
    deck.last.note(*unshown(deck.tongue))
