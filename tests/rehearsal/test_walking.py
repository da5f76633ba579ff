"""The crowd walks back: from the page alone, within its years, and never backing its own."""

from collections import Counter
from random import Random

from screen import Screen

from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.pen import Pen, Person
from facilitator.rehearsal.walking import ADD, HINDER, SUPPORT, backcast
from tests.cast import ANNA, BO, KARIN, Story
from tests.kinds.roads import backcasting, entry, state, step


def pen(screen: Screen, who: str, done: set[str], seed: int) -> Pen:
    return Pen(Random(seed), Bank.load(Random(1)), screen.patch(), done, Person(who))


def walk(story: Story, times: int) -> Counter[str]:
    """Two phones take turns; everything they say is let through."""
    screen = Screen(story)
    done: dict[str, set[str]] = {ANNA.id: set(), BO.id: set()}
    said: Counter[str] = Counter()
    for nth in range(times):
        actor = (ANNA, BO)[nth % 2]
        command = backcast(pen(screen, actor.id, done[actor.id], nth))
        if command is None:
            continue
        made = story.does(actor, command[0], None, id=f"sagt-{nth}", **command[1])
        assert made
        done[actor.id].add(f"sagt-{nth}")
        said[command[0]] += 1
    return said


def test_the_roads_their_years_and_what_others_have_written_are_read_from_the_page() -> None:
    story, _ = backcasting()
    screen = Screen(story)
    walked = screen.patch().walked
    assert walked.roads == ["world-1", "world-2", "world-3", "world-4"]
    assert (walked.years[0], walked.years[-1]) == (2026, 2050)
    made = step(story, "Målet", 2041)
    assert screen.patch().walked.milestones == {made: 2041}
    story.does(KARIN, "backcast.shut_road", road="world-4")
    assert screen.patch().walked.roads == ["world-1", "world-2", "world-3"]
    story.does(ANNA, "backcast.withdraw", entry=made)
    assert not screen.patch().walked.milestones


def test_they_write_link_and_hinder_back_to_this_year() -> None:
    story, _ = backcasting()
    said = walk(story, 60)
    assert said[ADD] > 8
    assert said[HINDER]
    assert said[SUPPORT]
    assert state(story).requires
    for needs in state(story).requires.values():
        assert all(entry(story, each).data["year"] >= 2026 for each in needs)


def test_where_nothing_is_shown_they_write_all_the_same() -> None:
    story, _ = backcasting(target="wanted", wall="on_reveal")
    assert set(walk(story, 20)) == {ADD}


def test_without_a_road_they_listen() -> None:
    story, _ = backcasting(worlds=0)
    assert not walk(story, 4)


def test_who_has_said_much_only_listens() -> None:
    story, _ = backcasting()
    assert walk(story, 80).total() <= 20
