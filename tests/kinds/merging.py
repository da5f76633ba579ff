"""A room whose groups have written drafts, and a merging of them: what its tests begin with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from facilitator.domain.chapter import Kinds
from facilitator.domain.group import Group
from facilitator.domain.grouping import HAND
from facilitator.kinds import find_kinds
from facilitator.kinds.merge.board import Merging, board_of
from tests.cast import ANNA, BO, KARIN, Story, gathered

METHODS = Path(__file__).parent / "drafted"
DRAFTS, MERGE = "drafts-5", "merge-6"
SOUTH, NORTH = "group-south", "group-north"
BALTIC, GLOBASE, SENIOR = "draft-baltic", "draft-globase", "draft-senior"
WORDS = {
    BALTIC: ("Region Baltica", SOUTH, "Östersjön är ett hav av el. Färjorna går tysta.\n"
             "Kommunerna har slagits ihop till tolv."),
    GLOBASE: ("Globase", NORTH, "Alla arbetar åt någon annanstans."),
    SENIOR: ("Senior City", "", "Hälften av oss är över sextiofem.\nSkolan är en park."),
}
WITH_DRAFTS: Kinds = find_kinds([METHODS / "kinds"])


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
    story.state = replace(story.state, seating=HAND, groups={
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
