"""Where erased words went: into paragraphs that were taken and edited, and into scenarios' names.

An editor's own words stay. Of a paragraph that was made of nothing else all goes; of one that was
made of more, the sentences that are known again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from facilitator.domain.event import Event
from facilitator.domain.quoting import without

from .speaking import quotes_of, sentences

Changes = dict[str, object]


def onward(
    events: Iterable[Event], gone: Collection[str], instead: str
) -> Mapping[int, Mapping[str, object]]:
    """By number what becomes of the data of `events` that bear the words of the entries `gone`."""
    events = tuple(events)
    erasing = _Erasing(events, gone, instead)
    return {event.seq: changes for event in events if event.name.startswith("merge.")
            and (changes := erasing.without(event))}


class _Erasing:
    """What each paragraph is made of as the log goes on, and which of its words are to go."""

    def __init__(self, events: Iterable[Event], gone: Collection[str], instead: str) -> None:
        self._gone, self._instead = gone, instead
        written = [event.data for event in events if event.data.get("entry")]
        self._quotes = set(_first_said(written, gone))
        self._proposed = {str(data["entry"]): str(data["name"]) for data in written
                          if data["entry"] in gone and data.get("texts") and data.get("name")}
        # Of each paragraph that was made of erased passages: whether of nothing else.
        self._only: dict[str, bool] = {}
        self._named: dict[str, str] = {}

    def without(self, event: Event) -> Changes:
        """The fields of the event's data that become something else."""
        data: Mapping[str, Any] = event.data
        match event.name:
            case "merge.taken":
                rows = [self._taken(each) for each in data["paragraphs"]]
                return {"paragraphs": rows} if rows != data["paragraphs"] else {}
            case "merge.written" | "merge.edited":
                return self._written(data, "words")
            case "merge.cut":
                paragraph = str(data["paragraph"])
                if paragraph in self._only:
                    self._only[str(data["made"])] = self._only[paragraph]
                return self._written(data, "words", "rest")
            case "merge.fused":
                gone, into = str(data["paragraph"]), str(data["into"])
                if gone in self._only or into in self._only:
                    self._only[into] = self._only.get(gone, False) and self._only.get(into, False)
            case "merge.made":
                name = self._proposed.get(str(data.get("proposal")), "")
                if name and name.casefold() == str(data["name"]).casefold():
                    self._named[str(data["world"])] = str(data["name"])
                    return {"name": self._instead}
            case "merge.named":
                if data["words"] == self._named.get(str(data["world"])):
                    return {"words": self._instead}
        return {}

    def _taken(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        erased = [each for each in row["sources"]
                  if each["text"] in self._gone or each["passage"] in self._gone]
        self._quotes.update(quotes_of(str(each["words"]) for each in erased))
        if erased:
            self._only[str(row["paragraph"])] = len(erased) == len(row["sources"])
        sources = [{**each, "words": self._instead if each in erased
                    else self._left(str(each["words"]))} for each in row["sources"]]
        # What is too short to be known again stands as it was taken.
        alone = any(str(each["words"]) == row["words"] for each in erased)
        words = self._instead if alone or self._only.get(str(row["paragraph"])) \
            else self._left(str(row["words"]))
        return {**row, "words": words, "sources": sources}

    def _written(self, data: Mapping[str, Any], *fields: str) -> Changes:
        only = self._only.get(str(data["paragraph"]), False)
        return {field: words for field in fields
                if (words := self._instead if only else self._left(str(data[field])))
                != data[field]}

    def _left(self, words: str) -> str:
        longest = sorted(self._quotes, key=lambda each: (-len(each), each))
        return without(words, longest, self._instead)


def _first_said(
    written: Iterable[Mapping[str, Any]], gone: Collection[str]
) -> Iterator[str]:
    """The sentences that the entries `gone` were the first to say.

    Whoever writes on in a text saves all of it: what others had written there stays theirs.
    """
    others: set[str] = set()
    for data in written:
        for each in (one for words in _words_in(data) for one in sentences(words)):
            if data["entry"] not in gone:
                others.add(each)
            elif each not in others:
                yield from quotes_of((each,))


def _words_in(data: Mapping[str, Any]) -> Iterator[str]:
    """Everything that an event of an entry says."""
    for value in data.values():
        if isinstance(value, str):
            yield value
