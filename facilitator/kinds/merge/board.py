"""The state of a merging: scenarios, drafts under them, their texts, and what the room says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from facilitator.domain.contributions import wall_shows
from facilitator.domain.entry import Entries, Entry
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.values import Passage, World, Written

from .drafts import Pile, pile
from .kept_back import may_be_read, told_sources
from .put_away import text_id
from .values import TAKEN_OUT, Liked, Lying, Paragraph, Scenario, Step

# Fewer or more scenarios than this are warned of: five colours, and three make no middle.
FEWEST, MOST = 3, 5


@dataclass(frozen=True, slots=True)
class Merging:
    """What is so after every event of the activity.

    `entries` are what people propose and what they miss. `likes`: draft -> who has one like it.
    `became`: a proposal -> the scenario that was made of it. `stood` is the number of the last
    event that was to take a step back which somebody had gone on from.
    """

    entries: Entries = field(default_factory=Entries)
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    lying: Mapping[str, Lying] = field(default_factory=dict)
    paragraphs: Mapping[str, Paragraph] = field(default_factory=dict)
    likes: Mapping[str, Liked] = field(default_factory=dict)
    became: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    stood: int = 0

    def liked(self, text: str) -> int:
        """How many say that a draft is like their own."""
        return len(self.likes[text].voices) if text in self.likes else 0

    def living(self) -> tuple[Scenario, ...]:
        """The scenarios that are there, by place."""
        return tuple(sorted((each for each in self.scenarios.values() if not each.life.gone),
                            key=lambda each: (each.place, each.nr)))

    def scenario(self, wanted: str) -> Scenario | None:
        """The scenario, or the one that it went into; None when both are gone."""
        seen: set[str] = set()
        while (found := self.scenarios.get(wanted)) and found.life.gone and wanted not in seen:
            seen.add(wanted)
            wanted = found.life.gone
        return found if found and not found.life.gone else None

    def where(self, text: str) -> str:
        """The scenario that a draft lies under now, "" for none."""
        lies = self.lying.get(text)
        found = self.scenario(lies.world) if lies else None
        return found.id if found else ""

    def under(self, world: str) -> tuple[str, ...]:
        """The drafts that lie under a scenario, in the order they came there."""
        held = [text for text in self.lying if self.where(text) == world]
        return tuple(sorted(held, key=lambda text: self.lying[text].at))

    def text_of(self, world: str) -> tuple[Paragraph, ...]:
        """The paragraphs that stand in a scenario, in order."""
        return tuple(each for each in self.ranked(world) if not each.life.gone)

    def ranked(self, world: str) -> tuple[Paragraph, ...]:
        """The same with those that are gone, where they stood."""
        held = (each for each in self.paragraphs.values() if each.place.world == world)
        return tuple(sorted(held, key=lambda each: (each.place.rank, each.nr)))

    def standing(self) -> Iterator[Paragraph]:
        """Every paragraph that stands in a scenario that is there."""
        for world in self.living():
            yield from self.text_of(world.id)

    def put_away(self) -> tuple[Paragraph, ...]:
        """The paragraphs that stand nowhere and can be taken back, the last one first."""
        there = {world.id for world in self.living()}
        away = (each for each in self.paragraphs.values() if each.life.gone == TAKEN_OUT
                or (not each.life.gone and each.place.world not in there))
        return tuple(sorted(away, key=lambda each: (-each.life.at, -each.nr)))

    def proposals(self) -> tuple[Entry, ...]:
        """What people think belongs together, the oldest first."""
        return tuple(entry for entry in self.entries if "texts" in entry.data)

    def sayings(self) -> tuple[Entry, ...]:
        """What people miss in a scenario, the oldest first."""
        return tuple(entry for entry in self.entries if "texts" not in entry.data)

    def made_of(self, world: str, drafts: Pile, *, told: bool) -> tuple[str, ...]:
        """The drafts under a scenario and, where its text is told, in its paragraphs."""
        inside = (source.text for each in (self.readable(world, drafts) if told else ())
                  for source in told_sources(each, drafts))
        return tuple(text for text in dict.fromkeys((*self.under(world), *inside))
                     if drafts.may_name(text))

    def readable(self, world: str, drafts: Pile) -> tuple[Paragraph, ...]:
        """The paragraphs of a scenario that may be told."""
        return tuple(each for each in self.text_of(world) if may_be_read(each, drafts))

    def worlds(self, workshop: Workshop, activity: Activity) -> tuple[World, ...]:
        """The scenarios as they are handed on, once the room may see them."""
        if not groupings_shown(activity):
            return ()
        drafts, told = pile(workshop, activity), texts_shown(activity)
        return tuple(World(
            each.id, each.place, each.name.words, each.tagline.words if told else "",
            made_of=self.made_of(each.id, drafts, told=told)) for each in self.living())

    def world_called(self, world: str) -> str:
        """What a scenario is called, or was when it went."""
        found = self.scenarios.get(world)
        return found.name.words if found else ""

    def texts(self, workshop: Workshop, activity: Activity) -> tuple[Written, ...]:
        """The merged text of each scenario, once it has been shown."""
        if not texts_shown(activity):
            return ()
        drafts = pile(workshop, activity)
        return tuple(Written(
            text_id(each.id), each.id, "sketch", each.name.words, passages=tuple(
                Passage(one.id, one.wording.words, groups_of(one, drafts))
                for one in self.readable(each.id, drafts))) for each in self.living())


def board_of(activity: Activity) -> Merging:
    """The state of a merging; an empty one for any other."""
    return activity.state if isinstance(activity.state, Merging) else Merging()


def groups_of(paragraph: Paragraph, drafts: Pile) -> tuple[str, ...]:
    """The groups whose words a paragraph was made of."""
    return tuple(dict.fromkeys(group for source in told_sources(paragraph, drafts)
                               for group in source.groups))


def texts_shown(activity: Activity) -> bool:
    """True once the room has been shown the merged texts."""
    return activity.stage in (Stage.REVEALED, Stage.ARCHIVED)


def groupings_shown(activity: Activity) -> bool:
    """True when the room may see which drafts lie together, and what that is called."""
    return wall_shows(activity) or texts_shown(activity)
