"""A narrative as it is being written: its fields with every version, and who holds the pen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from facilitator.domain.entry import Entries, Entry
from facilitator.domain.grouped import group_of
from facilitator.domain.message import message
from facilitator.domain.pictures import PICTURE, is_picture
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.handed import elements_before
from facilitator.scenarios.values import Passage, Written

from .spec import said_in, title_of, word_count, written_parts

SHOWN = frozenset({Stage.REVEALED, Stage.ARCHIVED})


@dataclass(frozen=True, slots=True)
class Version:
    """What a field said from event `seq` on. `by` is who wrote it, `hand` the entry of whose words.

    `by` is "" where it was taken back or taken in.
    What one hand has written on, without taking anything away, is one version.
    """

    seq: int
    words: str
    by: str
    hand: str
    at: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """One text. `group` is whose it is; where there are no groups `members` have joined it.

    `pen` is who holds it, "" for nobody; `pen_at` when they last did something. `base` are the
    fields as they were when the pen last changed hands or another than its holder changed
    something: (words, event). `rests` are elements, `checks` what was ticked by hand.
    """

    id: str
    form: str
    world: str
    group: str = ""
    members: frozenset[str] = frozenset()
    pen: str = ""
    pen_at: str = ""
    fields: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    base: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    rests: tuple[str, ...] = ()
    checks: frozenset[str] = frozenset()
    saved: str = ""

    @property
    def words(self) -> Mapping[str, str]:
        """The fields as they read now, those with words."""
        return {name: rows[-1].words for name, rows in self.fields.items() if rows[-1].words}

    @property
    def title(self) -> str:
        return title_of(self.form, self.words)

    @property
    def length(self) -> int:
        """How many words it has."""
        return word_count(self.words)

    def newest(self, name: str) -> tuple[str, int]:
        """What a field says and since which event; ("", 0) where nothing was ever written."""
        rows = self.fields.get(name)
        return (rows[-1].words, rows[-1].seq) if rows else ("", 0)

    def anew(self) -> Narrative:
        """As it stands now is what the next who writes begins with."""
        return replace(self, base={name: self.newest(name) for name in self.fields})


@dataclass(frozen=True, slots=True)
class Narratives:
    """The state: the texts, and every contribution to them as an entry.

    An entry is a text (`form`), what one person has written of one (`said`), or a suggestion
    (`stale`). `order` is the desk's, ids; `pointed` the text that the wall shows first.
    """

    entries: Entries = field(default_factory=Entries)
    by_id: Mapping[str, Narrative] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    pointed: str = ""

    def get(self, text: object) -> Narrative:
        """The text of that id. Raises `Refused` when there is none."""
        found = self.by_id.get(str(text))
        if found is None:
            raise Refused("no_such_text", message("Texten finns inte längre."), field="text")
        return found

    def in_order(self) -> tuple[Narrative, ...]:
        """All of them: first those that the desk has put in order, then as they were begun."""
        first = [each for each in self.order if each in self.by_id]
        return tuple(self.by_id[each] for each in (
            *first, *(each for each in self.by_id if each not in first)))

    def visible(self) -> tuple[Narrative, ...]:
        """Those that have words or a picture and are not hidden, in the order of showing.

        One organisation's part of a workshop has no more than the texts that it began.
        """
        return tuple(each for each in self.in_order()
                     if (each.words or self.seen_picture(each.id))
                     and (entry := self.entries.by_id.get(each.id)) and entry.visible)

    def suggestions(self, text: str) -> tuple[Entry, ...]:
        """What has been suggested for a text and not withdrawn, oldest first."""
        return tuple(each for each in self.entries if "stale" in each.data
                     and each.data["narrative"] == text and not each.withdrawn)

    def pictures(self, text: str) -> tuple[Entry, ...]:
        """Every picture that a text has had, oldest first."""
        return tuple(each for each in self.entries if PICTURE in each.data
                     and each.data["narrative"] == text)

    def picture(self, text: str) -> Entry | None:
        """The one it has now, also where the desk has hidden it; None without, or once erased."""
        return next((each for each in self.pictures(text)
                     if not each.withdrawn and is_picture(each.data[PICTURE])), None)

    def seen_picture(self, text: str) -> Entry | None:
        """The same where everybody who sees the text may see it."""
        found = self.picture(text)
        return found if found and found.visible else None

    def hand(self, text: str, author: str) -> Entry | None:
        """What one person has written of a text; "" is the desk."""
        return next((each for each in self.entries if "said" in each.data
                     and each.data["narrative"] == text and each.author == author), None)

    def texts(self, workshop: Workshop, activity: Activity) -> tuple[Written, ...]:
        """What the room has been shown, by world; see `HandsTexts`."""
        return tuple(Written(
            each.id, each.world, each.form, each.title, each.group, passages(each),
            rests_on(workshop, activity, each)) for each in told(activity))

    def pictures_for(
        self, workshop: Workshop, activity: Activity, actor: Actor
    ) -> frozenset[str]:
        """Those of shown texts; before that those of the texts that a phone is at; a desk's all."""
        texts = told(activity)
        if actor.role is Role.DESK:
            texts = tuple(self.by_id.values())
        elif actor.role is Role.PHONE and activity.stage not in SHOWN:
            texts = tuple(each for each in self.by_id.values() if is_at(workshop, each, actor))
        found = self.picture if actor.role is Role.DESK else self.seen_picture
        return frozenset(str(each.data[PICTURE]) for text in texts if (each := found(text.id)))


def narratives_of(activity: Activity) -> Narratives:
    """The state of such an item; an empty one for any other."""
    return activity.state if isinstance(activity.state, Narratives) else Narratives()


def is_at(workshop: Workshop, narrative: Narrative, actor: Actor) -> bool:
    """True for one who works on the text: its group, those who have joined it, the desk."""
    if actor.role is not Role.PHONE:
        return True
    if has_table(workshop, narrative):
        group = group_of(workshop, actor)
        return group is not None and group.id == narrative.group
    return bool(actor.id) and actor.id in narrative.members


def has_table(workshop: Workshop, narrative: Narrative) -> bool:
    """True for a text of a group that is there; any other is whose who have joined it."""
    return narrative.group in workshop.groups


def told(activity: Activity) -> tuple[Narrative, ...]:
    """The texts that the room has been shown, in the order of showing; none before."""
    return narratives_of(activity).visible() if activity.stage in SHOWN else ()


def passages(narrative: Narrative) -> tuple[Passage, ...]:
    """Each written part as a paragraph, with an id that stays."""
    words = narrative.words
    groups = (narrative.group,) if narrative.group else ()
    return tuple(Passage(f"{narrative.id}-{part.id}", said_in(part, words), groups)
                 for part in written_parts(narrative.form, words))


def rests_on(
    workshop: Workshop, activity: Activity, narrative: Narrative
) -> tuple[str, ...]:
    """The elements that a text rests on, those of them that may be told."""
    known = {each.id for each in elements_before(workshop, activity)}
    return tuple(each for each in narrative.rests if each in known)
