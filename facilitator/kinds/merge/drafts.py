"""The drafts that groups have written in the items before, and their passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.handed import texts_before
from facilitator.scenarios.values import Passage, Written

from .put_away import Told, told
from .values import Source

NO_DRAFT = message("Utkastet finns inte längre.")


@dataclass(frozen=True, slots=True)
class Pile:
    """The drafts that may be read now, by id, and each passage that has words.

    One that is hidden or taken back is not among them, whatever was made of it. `told` knows also
    of those that are only not shown just now, or say nothing any more.
    """

    texts: Mapping[str, Written] = field(default_factory=dict)
    passages: Mapping[tuple[str, str], Passage] = field(default_factory=dict)
    told: Told = field(default_factory=Told)

    def draft(self, text: object) -> Written:
        """The draft with that id. Raises `Refused`."""
        found = self.texts.get(str(text))
        if found is None:
            raise Refused("no_such_draft", NO_DRAFT, field="text")
        return found

    def title(self, text: str) -> str:
        found = self.texts.get(text)
        return found.title if found else ""

    def groups(self, text: str) -> tuple[str, ...]:
        """Those whose draft it is: who held the pen, and whose words are in it."""
        found = self.texts.get(text)
        if found is None:
            return ()
        inside = (group for each in found.passages for group in each.groups)
        return tuple(dict.fromkeys((*((found.group,) if found.group else ()), *inside)))

    def sources(self, text: str) -> tuple[Source, ...]:
        """Its passages as they can be taken now."""
        found = self.texts[text]
        own = (found.group,) if found.group else ()
        return tuple(Source(text, each.id, each.groups or own, each.words)
                     for each in found.passages if each.words.strip())

    def source(self, passage: str, text: str = "") -> Source:
        """The passage with that id, of `text` where that is said. Raises `Refused`."""
        for wanted in (text,) if text else self.texts:
            if wanted in self.texts:
                for each in self.sources(wanted):
                    if each.passage == passage:
                        return each
        raise Refused("no_such_passage", message("Stycket finns inte längre i utkastet."),
                      field="passage")

    def has(self, source: Source) -> bool:
        """True while what was taken may be told, whatever its draft says now."""
        return self.told.has(source)

    def may_name(self, text: str) -> bool:
        """True for a draft that something may be said to be made of."""
        return text in self.told.texts

    def words_now(self, text: str, passage: str) -> str:
        """What a passage says, "" for one that says nothing or is not shown just now."""
        found = self.passages.get((text, passage))
        return found.words if found else ""

    def changed(self, source: Source) -> bool:
        """True for a passage that says something else than when it was taken."""
        now = self.passages.get((source.text, source.passage))
        return now is not None and now.words != source.words


def pile(workshop: Workshop, activity: Activity) -> Pile:
    """The drafts that an activity works with."""
    texts = {each.id: each for each in texts_before(workshop, activity)}
    known = told(workshop, activity)
    return Pile(texts, {(text.id, each.id): each for text in texts.values()
                        for each in text.passages if each.words.strip()},
                Told(known.texts | texts.keys(), known.away))
