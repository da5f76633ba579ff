"""The state of a workshop: what is so, folded from everything that happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .editorial import Editing
from .entry import Entry
from .group import Group
from .message import message
from .refused import Refused
from .roles import Role
from .stage import Clock, Stage

NAMINGS = ("open", "organisation", "anonymous")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A regional body, authority or group. `places` is its quota, 0 when none is given."""

    id: str
    name: str
    type: str = "region"
    places: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """One who takes part. `organisation` is an organisation's id or ""."""

    id: str
    name: str
    organisation: str
    joined: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """What a secret opens; only the secret's SHA-256 is kept. `holder` is a person or label."""

    role: Role
    holder: str
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an organisation's strategy stands: `phase` is a key of `phases.PHASES` or ""."""

    phase: str
    date: str
    note: str
    at: str


@dataclass(frozen=True, slots=True)
class Approval:
    """What an organisation said of its part of the report.

    `digest` is of the part it approved, "" where it asks for something to be changed: `words`.
    `by` is "contact", or "desk" where a facilitator was told so.
    """

    at: str
    digest: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a room was shown of what it thinks: it is never changed, only followed by another.

    `inputs` is the keyed SHA-256 of all that was counted, `formula` names the rules and their
    version, `parameters` what they were told, `numbers` what came of it: only JSON's values.
    """

    id: str
    at: str
    inputs: str
    formula: str
    parameters: Mapping[str, object]
    numbers: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Activity:
    """One item of the agenda: a method (`kind`) with its question, minutes and state.

    `settled` is how many entries had been made when it was last closed. `results` are what has
    been shown of it, the last one last; each stays as it was. `counted` are for each of them the
    entries as they were then, which are told to nobody.
    """

    id: str
    kind: str
    title: str
    question: str
    note: str
    minutes: int
    day: int
    options: Mapping[str, object]
    state: object
    stage: Stage = Stage.PREPARED
    clock: Clock = field(default_factory=Clock)
    started: str | None = None
    ended: str | None = None
    settled: int = 0
    results: tuple[Result, ...] = ()
    counted: tuple[tuple[Entry, ...], ...] = field(default=(), repr=False)

    def option(self, name: str, default: str) -> str:
        """A text option of the agenda, or `default`."""
        return str(self.options.get(name) or default)


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take back one thing a facilitator did: the sentence and the command for it."""

    seq: int
    sentence: str
    details: Mapping[str, object]
    name: str
    activity: str | None
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Redo:
    """What was taken back by event `at`, to do again, the last one last; `laid` aside at it."""

    at: int = 0
    stack: tuple[Undo, ...] = ()
    laid: Undo | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the agenda; `start` is the planned clock time, "13.00"."""

    title: str
    start: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """Everything that is so in one workshop after event number `seq`.

    `open_until` is the last day (ISO) of the downloads, "" for no end; `filing` what the archive
    was told. `called` are names of what is not in here: in one organisation's part, what others
    wrote and a shown result speaks of. `ahead`: the log that this was imported from had so many
    more numbers. `wall` is what the desk put on it, by event `wall_seq` at `wall_since`. `seating`
    is how groups were formed, "" before any were, "none" afterwards. `pictures`: bytes by name, in
    a report alone. `reckoned` is `kept`'s, no part of the state."""

    seq: int = 0
    code: str = ""
    title: str = ""
    programme: str = ""
    date: str = ""
    question: str = ""
    naming: str = "organisation"
    downloads: str = "desk"
    open_until: str = ""
    door_open: bool = True
    ended: str | None = None
    small_group: int = 3
    held: str = ""
    filing: Mapping[str, str] = field(default_factory=dict)
    days: tuple[Day, ...] = ()
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    keys: Mapping[str, Key] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    seating: str = ""
    agenda: tuple[str, ...] = ()
    activities: Mapping[str, Activity] = field(default_factory=dict)
    made_activities: int = 0
    current: str | None = None
    wall: str = "activity"
    wall_since: str = ""
    wall_seq: int = 0
    called: Mapping[str, str] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)
    approvals: Mapping[str, Approval] = field(default_factory=dict)
    ahead: int = 0
    undo: Mapping[str, tuple[Undo, ...]] = field(default_factory=dict)
    redo: Mapping[str, Redo] = field(default_factory=dict)
    editing: Editing = field(default_factory=Editing)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    reckoned: dict[str, Any] = field(init=False, default_factory=dict, repr=False, compare=False)

    @property
    def told_seq(self) -> int:
        """The number that a report bears: an imported workshop goes on from the one it was."""
        return self.seq + self.ahead

    def activity(self, activity_id: object) -> Activity:
        """The activity with that id. Raises `Refused` when there is none."""
        found = self.activities.get(str(activity_id))
        if found is None:
            raise Refused("no_such_activity", message("Momentet finns inte i programmet."),
                          field="activity")
        return found

    def planned(self, activity_id: object) -> Activity:
        """The activity with that id, if it is on the agenda. Raises `Refused`."""
        found = self.activity(activity_id)
        if found.id not in self.agenda:
            raise Refused("taken_out", message("{title} är borttaget ur programmet."),
                          field="activity", details={"title": found.title})
        return found

    def now(self) -> Activity | None:
        """The activity that wall and phones follow, or None before the first."""
        return self.activities.get(self.current or "")

    def next(self) -> Activity | None:
        """The item after the current one in the agenda, or None at its end."""
        place = self.agenda.index(self.current) + 1 if self.current in self.agenda else 0
        return self.activities[self.agenda[place]] if place < len(self.agenda) else None

    def before(self, activity: Activity) -> tuple[Activity, ...]:
        """The items that come earlier in the agenda; all of it for one that was taken out."""
        place = self.agenda.index(activity.id) if activity.id in self.agenda else None
        return tuple(self.activities[each] for each in self.agenda[:place])

    def with_activity(self, activity: Activity) -> Workshop:
        return replace(self, activities={**self.activities, activity.id: activity})

    def present(self) -> tuple[Person, ...]:
        """Those who have joined and not been removed."""
        return tuple(person for person in self.people.values() if not person.removed)

    def organisation_name(self, organisation_id: str) -> str:
        found = self.organisations.get(organisation_id)
        return found.name if found else ""

    def places(self) -> int:
        """How many are expected in all: the sum of the quotas."""
        return sum(organisation.places for organisation in self.organisations.values())

    def named_organisations(self) -> tuple[Organisation, ...]:
        """Those that one can come from; one that went with an erased person has only its id."""
        return tuple(each for each in self.organisations.values() if each.name)
