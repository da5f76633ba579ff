"""Where an editor's or a contact's own sentences repeat what a person wrote, word for word.

A conclusion is the editor's words, yet it may quote: when a person's words are erased, a quotation
of them goes with them, in the draft, in every version, and in the log.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from .contributions import entries_of
from .editorial import Editorial
from .entry import Entry
from .event import Event
from .workshop import Workshop

# Fewer words than this are a phrase of the language and nobody's own: "fler äldre".
_FEWEST_WORDS = 3
_FULL_NAME = 2
_FIELDS = ("text", "finding", "note", "words")
_CHAPTERS = ("summary.", "part.", "standing.")


def quoted_onward(
    events: Iterable[Event], quotes: Iterable[str], instead: str
) -> dict[int, dict[str, object]]:
    """By the number of an event of theirs its fields that held `quotes`, as they become."""
    quotes = tuple(quotes)
    return {event.seq: fields for event in (events if quotes else ())
            if event.name.startswith(_CHAPTERS)
            and (fields := _without(event.data, quotes, instead))}


def written_by(
    events: Iterable[Event], gone: Collection[str], words: Collection[str]
) -> tuple[str, ...]:
    """What the entries `gone` said, and once said, that can be known again as a quotation.

    `words` are the fields that hold people's own.
    """
    return _longest_first((event.data.get(name) for event in events
                           if event.data.get("entry") in gone for name in words), _FEWEST_WORDS)


def names_of(events: Iterable[Event], persons: Collection[str]) -> tuple[str, ...]:
    """The full names that these people have had; a first name alone is many people's."""
    return _longest_first((event.data.get("name") for event in events
                           if event.data.get("person") in persons), _FULL_NAME)


def words_on(entry: Entry) -> Iterator[object]:
    """Everything that an entry says; of a sheet also each of its reasons."""
    for value in entry.data.values():
        yield from value.values() if isinstance(value, Mapping) else (value,)


def reasons_of(entry: Entry) -> Mapping[str, object]:
    """What a sheet says of why, by thing; {} for any other entry."""
    reasons = entry.data.get("reasons")
    return reasons if isinstance(reasons, Mapping) else {}


def quotations(texts: Iterable[object]) -> tuple[str, ...]:
    """Those of `texts` that can be known again as a quotation, the longest first."""
    return _longest_first(texts, _FEWEST_WORDS)


def without(text: str, quotes: Iterable[str], instead: str) -> str:
    """`text` with `instead` for each of `quotes` that stands in it, whatever its capitals."""
    for quote in quotes:
        text = _replaced(text, quote, instead)
    return text


def _longest_first(texts: Iterable[object], fewest: int) -> tuple[str, ...]:
    kept = {each for each in texts if isinstance(each, str) and len(each.split()) >= fewest}
    return tuple(sorted(kept, key=lambda each: (-len(each), each)))


def resting_on(workshop: Workshop, person: str) -> Iterator[str]:
    """The sentences, of the draft and of every version, that quote or point at a person's words.

    An editor who erases is told of them: a sentence may say the same in other words.
    """
    theirs = {entry.id: entry for activity in workshop.activities.values()
              for entry in entries_of(activity) if entry.author == person and person}
    quotes = quotations(words for entry in theirs.values() for words in words_on(entry))
    name = workshop.people[person].name if person in workshop.people else ""
    quotes = (*quotes, *_longest_first((name,), _FULL_NAME))
    editing = workshop.editing
    seen: set[str] = set()
    for editorial in (editing.draft, *(each.editorial for each in editing.versions)):
        for text, evidence in _sentences(editorial):
            if text not in seen and (theirs.keys() & evidence or _holds(text, quotes)):
                seen.add(text)
                yield text


def _sentences(editorial: Editorial) -> Iterator[tuple[str, Collection[str]]]:
    for sentence in editorial.sentences:
        yield sentence.text, sentence.evidence
    if editorial.next_steps:
        yield editorial.next_steps, ()


def _holds(text: str, quotes: Iterable[str]) -> bool:
    return any(quote.casefold() in text.casefold() for quote in quotes)


def _without(
    data: Mapping[str, object], quotes: Iterable[str], instead: str
) -> dict[str, object]:
    changed: dict[str, object] = {}
    for name in _FIELDS:
        before = str(data.get(name) or "")
        after = without(before, quotes, instead)
        if after != before:
            changed[name] = after
    return changed


def _replaced(text: str, quote: str, instead: str) -> str:
    """`text` with `instead` for every `quote`, whatever its capitals."""
    place = text.casefold().find(quote.casefold())
    # Capitals may change the length of a text (ß): then the whole of it goes.
    if place >= 0 and len(text.casefold()) != len(text):
        return instead
    while place >= 0:
        text = text[:place] + instead + text[place + len(quote):]
        place = text.casefold().find(quote.casefold(), place + len(instead))
    return text
