"""What an editor makes of a workshop before it goes out: sentences, order, choice of pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .message import message

# Where a conclusion belongs in a regional development strategy (methods.md §5).
PLACES: Mapping[str, str] = {
    "nulage": message("Nuläges- och omvärldsanalys"),
    "mal": message("Mål"),
    "prioritering": message("Prioritering"),
    "uppfoljning": message("Uppföljning"),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One conclusion. `place` is a key of `PLACES` or "", `evidence` ids that it rests on.

    An id is a card's, a cluster's, or a judged thing's: what a report can be pointed at in.
    `finding` is what the numbers said by themselves, where it began as that.
    """

    id: str
    text: str
    place: str = ""
    evidence: tuple[str, ...] = ()
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Editorial:
    """How a report is put together; an empty one lets the report tell everything in its order.

    `order` are ids of chapters and of their parts; what is not named follows what it follows by
    itself. `left_out` are ids of chapters, activities and pictures that are not told; `pictures`
    and `quotes` are picked for the summary. `next_steps` is homework and what comes next, in the
    editor's words.
    """

    sentences: tuple[Sentence, ...] = ()
    order: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
    pictures: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    next_steps: str = ""

    def sentence(self, sentence_id: object) -> Sentence | None:
        """The sentence with that id, or None."""
        return next((each for each in self.sentences if each.id == sentence_id), None)


@dataclass(frozen=True, slots=True)
class Version:
    """What was published: it never changes, and it may be `taken_back`.

    `nr` counts from 1, `at` is ISO 8601 UTC, `by` is a facilitator's label.
    """

    nr: int
    at: str
    by: str
    note: str
    editorial: Editorial
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A draft that gave way to another: `before` is what it was, `after` what came instead."""

    at: str
    by: str
    before: Editorial
    after: Editorial


@dataclass(frozen=True, slots=True)
class Editing:
    """Everything an editor has done: the draft, what was published, and the drafts put aside.

    `asides` are by the number of the event that put them there; `seq` is that of the last event.
    """

    draft: Editorial = field(default_factory=Editorial)
    versions: tuple[Version, ...] = ()
    asides: Mapping[int, Aside] = field(default_factory=dict)
    seq: int = 0

    def version(self, nr: object) -> Version | None:
        """The version with that number, also one that was taken back, or None."""
        return next((each for each in self.versions if each.nr == nr), None)

    def published(self) -> Version | None:
        """What everybody may read: the last version that stands, or None."""
        standing = [each for each in self.versions if not each.taken_back]
        return standing[-1] if standing else None

    def called(self, name: str) -> Editorial | None:
        """The editorial of "draft", "published" or a version's number; None where none is so.

        Where nothing is published it is the empty one: the report tells what there is by itself.
        """
        if name == "draft":
            return self.draft
        if name == "published":
            found = self.published()
            return found.editorial if found else Editorial()
        found = next((each for each in self.versions if str(each.nr) == name), None)
        return found.editorial if found else None
