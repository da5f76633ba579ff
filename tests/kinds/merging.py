"""A room whose groups have written drafts, and a merging of them: what its tests begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from facilitator.domain.chapter import Kinds
from facilitator.domain.command import Command, Rule
from facilitator.domain.entry import Entries, Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Text
from facilitator.domain.group import Group
from facilitator.domain.kind import Kind
from facilitator.domain.picture import Picture
from facilitator.domain.roles import EVERYONE
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.workshop import Activity, Workshop
from facilitator.kinds.merge.board import Merging, board_of
from facilitator.scenarios.values import Passage, Written
from tests.cast import ANNA, BO, KARIN, KINDS, Story, gathered

DRAFTS, MERGE = "drafts-5", "merge-6"
SOUTH, NORTH = "group-south", "group-north"
BALTIC, GLOBASE, SENIOR = "draft-baltic", "draft-globase", "draft-senior"
WORDS = {
    BALTIC: ("Region Baltica", SOUTH, "Östersjön är ett hav av el. Färjorna går tysta.\n"
             "Kommunerna har slagits ihop till tolv."),
    GLOBASE: ("Globase", NORTH, "Alla arbetar åt någon annanstans."),
    SENIOR: ("Senior City", "", "Hälften av oss är över sextiofem.\nSkolan är en park."),
}


@dataclass(frozen=True, slots=True)
class Drafted:
    """What groups have written: an entry a draft, a passage a line."""

    entries: Entries = field(default_factory=Entries)

    def texts(self, workshop: Workshop, activity: Activity) -> tuple[Written, ...]:
        del workshop, activity
        return tuple(Written(
            each.id, "", "sketch", str(each.data["title"]), str(each.data["group"]), tuple(
                Passage(f"{each.id}.{place}", line)
                for place, line in enumerate(str(each.data["words"]).split("\n"), start=1)))
            for each in self.entries.visible())


class Drafts(Kind[Drafted]):
    """Groups write drafts of scenarios."""

    name = "drafts"
    title = "Utkast"
    words = frozenset({"title", "words"})
    commands = (Rule("drafts.write", EVERYONE, {
        "text": Text(64), "title": Text(80), "group": Text(64), "words": Text(4000, lines=True)}),)

    def empty(self) -> Drafted:
        return Drafted()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del workshop, activity, at
        data = dict(command.data)
        return [Draft("drafts.written", {**data, "entry": data.pop("text") or command.id,
                                         "author": command.actor.id, "organisation": ""})]

    def apply(self, state: Drafted, event: Event) -> Drafted:
        data = event.data
        entry = Entry(str(data["entry"]), state.entries.made + 1, str(data["author"]), "",
                      event.at, {name: data[name] for name in ("title", "group", "words")})
        known = state.entries.by_id.get(entry.id)
        if known:
            return replace(state, entries=state.entries.change(entry.id, data=entry.data))
        return replace(state, entries=state.entries.add(entry))

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        del workshop, authors
        for entry in activity.state.entries.visible():  # type: ignore[attr-defined]
            yield Told("drafts.written", {"entry": entry.id, **entry.data, "author": "",
                                          "organisation": ""})

    def phone(self, scene: Scene) -> Picture:
        return Picture("kinds/talk/phone.html")

    wall = desk = phone


WITH_DRAFTS: Kinds = {**KINDS, "drafts": Drafts()}


def writes(story: Story, text: str, words: str = "", title: str = "", group: str = "") -> None:
    """A draft as it stands now."""
    known = WORDS.get(text, ("", "", ""))
    story.does(KARIN, "drafts.write", DRAFTS, text=text, title=title or known[0],
               group=group or known[1], words=words or known[2])


def merging(naming: str = "organisation", drafts: int = 3, **options: str) -> Story:
    """The merging is open, Anna sits at table 3 and Bo at table 7, whose drafts are there."""
    story = gathered(WITH_DRAFTS, naming)
    story.does(KARIN, "agenda.add", kind="drafts", title="Utkast")
    story.does(KARIN, "agenda.add", kind="merge", title="Sammanföring",
               question="Vilka framtider har vi sett?", options=options)
    seat(story)
    for text in tuple(WORDS)[:drafts]:
        writes(story, text)
    story.does(KARIN, "stage.start", activity=MERGE)
    return story


def seat(story: Story) -> None:
    story.state = replace(story.state, groups={
        SOUTH: Group(SOUTH, 3, members=(ANNA.id,)), NORTH: Group(NORTH, 7, members=(BO.id,))})


def board(story: Story) -> Merging:
    return board_of(story.activity(MERGE))


def makes(story: Story, name: str, *texts: str) -> str:
    """A scenario with these drafts under it; its id."""
    made = story.does(KARIN, "merge.make", MERGE, name=name, texts=list(texts))
    return str(made[0].data["world"])


def takes(story: Story, world: str, text: str, place: int = 1) -> str:
    """A paragraph made of a draft's passage; its id."""
    made = story.does(KARIN, "merge.take", MERGE, world=world, text=text,
                      passage=f"{text}.{place}")
    return str(made[0].data["paragraphs"][0]["paragraph"])  # type: ignore[index]


def text(story: Story, world: str) -> list[str]:
    """What a scenario says, paragraph by paragraph."""
    return [each.wording.words for each in board(story).text_of(world)]
