"""The contract of a workshop method. A method is one module with `KIND` and its templates."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Generic, TypeVar

from .advice import Material
from .command import Command, Rule
from .conclusion import Conclusion
from .document import Telling
from .entry import Entry
from .event import Draft, Event
from .fields import Choice, Field
from .message import messages
from .picture import Picture
from .scene import Scene
from .told import Authors, Told
from .wording import Text, counted
from .workshop import Activity, Undo, Workshop

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the report: one row a thing, in the order of `columns` (key, heading).

    The cells of `spoken` columns are sentences of the catalogue, not people's own words.
    `intake` is the command that a row of a file becomes, "" for none; `intake_columns` tell its
    fields by headings in small letters. `part` says what of the activity it holds, where it has
    more tables than one. The numbers of `shares` columns are parts of one; those of `decimals` are
    shown with so many, where they are kept with all.
    """

    name: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Mapping[str, object], ...]
    spoken: frozenset[str] = frozenset()
    part: str = ""
    shares: frozenset[str] = frozenset()
    decimals: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """An option as the desk asks for it: answers are (value, words), the first is the usual one.

    Without answers it is written by hand.
    """

    name: str
    ask: str
    answers: tuple[tuple[str, str], ...] = ()


class Kind(ABC, Generic[State]):
    """A method: its rules (`decide`, `apply`) and what each audience may see of it.

    Command names begin with `name` and a dot; events likewise. `options` are the settings an
    agenda item may carry, and `option_words` how the desk asks for them: name -> (question,
    value -> words); what has no words is shown by its name, what is `unasked` is set elsewhere.
    `views` are SQL views, name -> SELECT, for those who open the file. `once` says that each person
    has one answer or one budget: where nobody is named such an item cannot be opened again, since
    it is forgotten who has answered. `words` are the fields of its events that hold people's own
    words. `theme` is the chapter of the report that tells of it, a key of `themes.THEMES`.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    theme: ClassVar[str] = "other"
    commands: ClassVar[tuple[Rule, ...]] = ()
    options: ClassVar[Mapping[str, Field]] = {}
    option_words: ClassVar[Mapping[str, tuple[str, Mapping[str, str]]]] = {}
    unasked: ClassVar[frozenset[str]] = frozenset()
    views: ClassVar[Mapping[str, str]] = {}
    once: ClassVar[bool] = False
    words: ClassVar[frozenset[str]] = frozenset()
    intake: ClassVar[str] = ""
    intake_columns: ClassVar[Mapping[str, str]] = {}

    def settings(self) -> tuple[Setting, ...]:
        """The options with their words, for the desk."""
        rows = []
        for name, spec in self.options.items():
            if name in self.unasked:
                continue
            ask, words = self.option_words.get(name, (name, {}))
            values = spec.options if isinstance(spec, Choice) else ()
            rows.append(Setting(name, ask, tuple((v, words.get(v, v)) for v in values)))
        return tuple(rows)

    @abstractmethod
    def empty(self) -> State:
        """The state before anything has happened."""

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        """What follows from `command`, whose role, stage and fields have been checked.

        Raises `Refused`. Pure: no clock, no chance.
        """
        raise NotImplementedError(command.name)

    def apply(self, state: State, event: Event) -> State:
        """The state after `event`. No rules here: what is in the log has happened."""
        return state

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        """How a facilitator takes `event` back, seen from before it; None when it cannot be."""
        return None

    def touches(self, activity: Activity, event: Event) -> Iterable[str]:
        """The entries whose authors see something else of their own after `event`.

        Asked with the activity as it was before it and as it is after it.
        """
        del activity
        return (str(event.data.get("entry") or ""),)

    def watchers(
        self, workshop: Workshop, activity: Activity, event: Event
    ) -> Iterable[str]:
        """Those who see something else of their own after `event` without having written there.

        Asked as `touches` is; people, or masks where nobody is named.
        """
        del workshop, activity, event
        return ()

    def rests_on(self, workshop: Workshop, activity: Activity) -> object:
        """What everybody's own part rests on beside their own entries, as a value.

        Where it is another than before, everybody's own part is made anew.
        """
        return None

    def own_words(
        self, workshop: Workshop, activity: Activity, entry: Entry
    ) -> tuple[str, ...]:
        """What an entry says, line by line, for the person whose it is."""
        return tuple(str(value) for name, value in entry.data.items()
                     if name in self.words and value)

    def onward(
        self, events: Iterable[Event], gone: Collection[str], instead: str
    ) -> Mapping[int, Mapping[str, object]]:
        """Where the words of entries went on from them, of all `events` of the log.

        `gone` are entries whose words are erased. By the number of an event the fields of its
        data that bear those words, as they become: with `instead` in their place.
        """
        del events, gone, instead
        return {}

    def shown_to_room(self, scene: Scene, event: Event) -> Mapping[str, object] | None:
        """What wall and other phones may know of `event`, or None for nothing."""
        return None

    def shown_to_desk(self, scene: Scene, event: Event) -> Mapping[str, object]:
        """What programs at the desk may know of `event`: all of it, unless even a desk waits."""
        return event.data

    def conclude(self, workshop: Workshop, activity: Activity) -> Conclusion | None:
        """What the room thinks, as the activity stands; None where nothing is reckoned.

        Asked when the desk shows the result, and again when it has it counted anew. Pure.
        """
        return None

    @abstractmethod
    def phone(self, scene: Scene) -> Picture:
        """What every phone sees."""

    def mine(self, scene: Scene, person: str) -> Picture | None:
        """What one person sees of their own, beside what every phone sees."""
        return None

    @abstractmethod
    def wall(self, scene: Scene) -> Picture: ...

    @abstractmethod
    def desk(self, scene: Scene) -> Picture: ...

    def count(self, activity: Activity) -> int:
        """How many contributions everyone may see."""
        return 0

    def answered(self, activity: Activity) -> int | None:
        """How many people have answered, where each gives one answer and it may be told."""
        return None

    def so_far(self, scene: Scene) -> Text:
        """What has come of it, in a few words that everyone may read; () for nothing yet."""
        answered, count = self.answered(scene.activity), self.count(scene.activity)
        if answered:
            return counted(messages("{n} har svarat.", "{n} har svarat."), answered)
        return counted(messages("{n} bidrag.", "{n} bidrag."), count) if count else ()

    def material(self, workshop: Workshop, activity: Activity) -> Material | None:
        """What suggestions may be made for here, or None for nothing."""
        return None

    def comparable(self, activity: Activity) -> tuple[Entry, ...]:
        """The entries that a phone may be told of while it writes something like them."""
        return ()

    def pointed(self, activity: Activity) -> str:
        """What the desk points at on the wall, "" for nothing: a wall begins there anew."""
        return ""

    def tells(self, activity: Activity) -> bool:
        """True when the report has a chapter of it."""
        return self.count(activity) > 0

    def theme_of(self, activity: Activity) -> str:
        """The chapter that tells of the activity: the method's own where it asks nothing else."""
        del activity
        return self.theme

    def report(self, scene: Scene) -> Telling | None:
        """What the report tells of the activity, or None for nothing to tell."""
        return None

    def ours(self, scene: Scene, organisation: str) -> Telling | None:
        """What one organisation (an id) takes home of it, no more than small groups allow."""
        return None

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        """The activity's tables for CSV and XLSX."""
        return ()

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterable[Told] | None:
        """The activity's own events as anybody may hold them (`disclosing.py`).

        None where a method does not say how: an imported workshop begins that activity empty.
        """
        return None

    def facts(self, scene: Scene) -> Mapping[str, object]:
        """`entries`, `clusters` and `results` of the JSON report."""
        return {"entries": [], "clusters": [], "results": {}}
