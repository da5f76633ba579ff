"""A clustering in the report: every cluster with its cards and where it comes from, in each format.

What is hidden is in none of them, and what was changed after the item was locked is said.
"""

from __future__ import annotations

import json
import re

import pytest

from facilitator.domain.document import Groups
from facilitator.domain.scene import Scene
from facilitator.kinds.cluster.board import ALONE
from facilitator.kinds.cluster.chapter import report as chapter
from facilitator.paths import asset
from facilitator.report.compose import compose, headline_facts
from facilitator.report.formats import FORMATS, Press
from facilitator.report.part import part_of
from facilitator.report.tongue import Tongue
from facilitator.show.environment import make_environment
from tests.cast import ANNA, BO, KARIN, SCAN, SYSTEM, VINNOVA, Story, scanning

from .test_formats import ASSETS, WHOLE, reel_of, report, rows, text_of

CLUSTER = "cluster-5"


def clustered(naming: str = "organisation") -> Story:
    """Two merged and one split cluster, a stack, a card alone, one hidden, and a late change."""
    story = scanning(naming=naming)
    story.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60,
               question="Vilka drivkrafter ser vi?", note="", after=SCAN)  # fmt: skip
    for number in range(8):
        story.card(ANNA if number % 2 else BO, f"Kort nummer {number}", id=f"kort-{number}")
    story.card(BO, "dold-kanarie", id="dold")
    story.does(KARIN, "entry.hide", entry="dold", reason="skäl-kanarie")
    story.does(KARIN, "stage.start", CLUSTER)
    asked = story.does(ANNA, "cluster.propose", what="together", name="AI i arbetet",
                       entries=["kort-0", "kort-1"])[0].data["entry"]  # fmt: skip
    story.does(BO, "cluster.support", entry=asked)
    story.does(KARIN, "cluster.accept", entry=asked)
    hidden = story.does(BO, "cluster.propose", what="together", name="förslag-kanarie",
                        entries=["kort-5", "kort-6"])[0].data["entry"]  # fmt: skip
    story.does(KARIN, "entry.hide", entry=hidden, reason="skäl-kanarie")
    other = _made(story, "Vården", "kort-2", "kort-3", "dold")
    gone = _made(story, "Omsorgen", "kort-4")
    story.does(KARIN, "cluster.merge", clusters=[gone], into=other)
    _made(story, "Nära vård", "kort-3")
    story.does(KARIN, "cluster.stack", top="kort-2", entries=["kort-4"])
    story.does(KARIN, "cluster.move", entries=["kort-7"], cluster=ALONE)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "cluster.rename", cluster=other, name="100 % digital vård")
    return story


def _made(story: Story, name: str, *cards: str) -> str:
    return str(story.does(KARIN, "cluster.make", name=name, entries=list(cards),
                          definition=f"Från då till nu: {name}")[0].data["cluster"])  # fmt: skip


def plain(story: Story) -> str:
    """The words of the chapter as they are read."""
    chapter = text_of(story, "html").partition(f'<section class="part" id="{CLUSTER}"')[2]
    return words_of(chapter.partition('<section class="chapter"')[0])


def whole(story: Story) -> str:
    """The words of the whole report."""
    return words_of(text_of(story, "html"))


def words_of(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("canary", ["dold-kanarie", "skäl-kanarie", "förslag-kanarie"])
def test_what_is_hidden_is_in_no_format(name: str, canary: str) -> None:
    assert canary not in text_of(clustered(), name)


@pytest.mark.parametrize("name", WHOLE)
def test_clusters_and_their_cards_are_in_every_format(name: str) -> None:
    told = text_of(clustered(), name)
    assert all(words in told for words in ("AI i arbetet", "100 % digital vård", "Kort nummer 7"))


@pytest.mark.parametrize("name", FORMATS)
def test_it_can_be_told_in_english(name: str) -> None:
    environment = make_environment([asset("templates")], "en", ASSETS.address)
    story = clustered()
    press = Press(environment, "", reel=reel_of(story))
    assert FORMATS[name].write(report(story, "en"), press)


def test_where_a_cluster_comes_from_is_said_in_words() -> None:
    told = plain(clustered())
    assert "Föreslaget av rummet som ”AI i arbetet”, röster: 2" in told
    assert "Sammanslaget med ”Omsorgen”" in told
    assert "Hette förr ”Vården”" in told
    assert "Delat från ”100 % digital vård”" in told


def test_a_card_alone_is_kept_and_a_stack_shows_its_originals() -> None:
    told = plain(clustered())
    assert re.search(r"Enskilda kort 1 .*Kort nummer 7", told)
    assert re.search(r"Kort nummer 2 2 säger samma.*Kort nummer 4", told)


def test_what_was_changed_after_the_lock_is_said() -> None:
    told = whole(clustered()).partition("Ändrat efter låsning")[2]
    assert "döpte om ”Vården” till ”100 % digital vård”" in told
    assert "slog ihop" not in told


def test_what_was_changed_before_the_lock_needs_no_heading() -> None:
    story = clustered()
    story.does(KARIN, "stage.reopen")
    story.does(KARIN, "stage.close")
    assert "Ändrat efter låsning" not in whole(story)


@pytest.mark.parametrize(("naming", "person", "organisation"), [
    ("open", True, True), ("organisation", False, True), ("anonymous", False, False)])
def test_names_and_organisations_stand_as_the_naming_says(
    naming: str, person: bool, organisation: bool
) -> None:
    cards = plain(clustered(naming))
    assert ("Anna" in cards) == person
    assert ("Region Skåne" in cards) == organisation


def test_every_card_of_the_board_is_a_row_with_its_cluster() -> None:
    table = rows(clustered())
    named = {row["Rubrik"]: row["Kluster"] for row in table
             if row["Moment"] == "Klustring" and row["Rubrik"]}
    assert len(named) == 8
    assert (named["Kort nummer 0"], named["Kort nummer 7"]) == ("AI i arbetet", "")


def test_json_gives_the_evidence_chain() -> None:
    facts = json.loads(text_of(clustered(), "json"))
    (told,) = [each for each in facts["activities"] if each["kind"] == "cluster"]
    by_name = {each["name"]: each for each in told["clusters"]}
    cards = {each["id"]: each for each in told["entries"]}
    assert by_name["100 % digital vård"]["earlier_names"] == ["Vården"]
    assert set(cards) >= {card for each in told["clusters"] for card in each["entries"]}
    assert [each["supported_by"] for each in told["results"]["proposals"]] == [2]


def test_a_part_of_the_report_names_no_proposal_of_others() -> None:
    part = part_of(clustered().state, VINNOVA)
    told = chapter(Scene(part, part.activities[CLUSTER], "2026-05-12T12:00:00+00:00"))
    [groups] = [block for block in told.blocks if isinstance(block, Groups)]
    [first] = [each for each in groups.rows if Tongue("sv").text(each.name) == "AI i arbetet"]
    assert "Föreslaget" not in Tongue("sv").text(first.about)


def sorted_by_the_desk() -> Story:
    """The desk has made a cluster and let a card stand alone, and the room proposed nothing."""
    story = scanning()
    story.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60,
               question="Vilka drivkrafter ser vi?", note="", after=SCAN)  # fmt: skip
    for number in range(3):
        story.card(ANNA, f"Kort nummer {number}", id=f"kort-{number}")
    story.does(KARIN, "stage.start", CLUSTER)
    return story


def test_what_the_desk_did_alone_has_a_chapter() -> None:
    story = sorted_by_the_desk()
    assert "Enskilda kort" not in text_of(story, "html")
    story.does(KARIN, "cluster.move", entries=["kort-2"], cluster=ALONE)
    assert "Enskilda kort" in text_of(story, "html")
    _made(story, "Vården", "kort-0")
    assert "Vården" in text_of(story, "html")


def test_an_item_with_a_chapter_is_among_those_the_report_tells() -> None:
    story = sorted_by_the_desk()
    before = headings(story)
    story.does(KARIN, "cluster.stack", top="kort-0", entries=["kort-1"])
    assert set(headings(story)) - set(before) == {CLUSTER}


def headings(story: Story) -> list[str]:
    return [part.id for chapter in compose(report(story)).chapters for part in chapter.parts]


def test_a_report_begins_with_what_the_methods_count() -> None:
    told = {Tongue("sv").text(words): number for number, words in headline_facts(
        report(clustered()))}
    assert told == {"deltagare från 2 organisationer": 2, "kort": 8, "kluster med namn": 3}


def test_a_parent_says_how_many_of_its_cards_lie_in_those_inside_it() -> None:
    story = sorted_by_the_desk()
    outer, inner = _made(story, "Vården", "kort-0"), _made(story, "Nära vård", "kort-1", "kort-2")
    story.does(KARIN, "cluster.nest", cluster=inner, parent=outer)
    assert "Vården 3 kort, varav 2 i delkluster" in plain(story)
    table = {row["Kluster"]: row for row in rows(story) if row.get("Från vad till vad")}
    assert (table["Vården"]["Kort"], table["Vården"]["Varav i delkluster"]) == ("3", "2")
    assert (table["Nära vård"]["Kort"], table["Nära vård"]["Varav i delkluster"]) == ("2", "")
