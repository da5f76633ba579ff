"""The crowd's dots: by taste, never more than the page says, and the last word of each counts."""

import asyncio
from collections import Counter

import pytest
from room_stub import RoomStub
from screen import Screen, crowd, judged

from facilitator.judging.sheets import sheet_of
from facilitator.kinds.dotvote.votes import dots_on
from tests.cast import KARIN, Story

VOTE = "dotvote-5"
ROWS = "".join(f'<li id="di-t{n}" data-item="t{n}"><b>Sak {n}</b></li>' for n in range(8))
PAGE = f'<div id="dots" data-dots="4" data-each="2"><ul id="dv-items">{ROWS}</ul></div>'


@pytest.fixture
def screen() -> Screen:
    return voting(things=12)


def voting(things: int, **options: object) -> Screen:
    """A dot vote on so many things, just begun."""
    return judged("dotvote", VOTE, things, **options)


def dots(story: Story, number: int) -> Counter[str]:
    return Counter(dots_on(sheet_of(story.activity(VOTE), f"person-{number}")))


def test_the_list_and_the_budget_are_read_from_the_page(screen: Screen) -> None:
    listed = screen.patch().listed
    assert (list(listed.items), listed.dots, listed.each) == (
        [f"sak-{n}" for n in range(12)], 3, 3)


def test_the_list_is_read_as_it_changes(screen: Screen) -> None:
    screen.patch()
    screen.story.does(KARIN, "dotvote.leave_out", VOTE, entry="sak-3")
    screen.story.does(KARIN, "dotvote.add_item", VOTE, id="ny", name="Ny")
    assert list(screen.patch().listed.items) == [
        *(f"sak-{n}" for n in range(12) if n != 3), "ny"]
    screen.story.does(KARIN, "stage.close")
    assert not screen.patch().listed.items


@pytest.mark.parametrize("options", [{}, {"dots": 5, "each": 1}, {"dots": 1}])
def test_everything_a_crowd_votes_is_let_through_and_all_dots_are_placed_in_the_end(
    options: dict[str, int]
) -> None:
    screen = voting(things=9, **options)
    given, each = options.get("dots", 3), options.get("each", options.get("dots", 3))
    hands = crowd(screen, 8)
    names = Counter(said.name for _ in range(150) for hand in hands if (said := hand.answers()))
    lie = [dots(screen.story, number) for number in range(8)]
    assert {lies.total() for lies in lie} == {given}
    assert max(max(lies.values()) for lies in lie) <= each
    assert names["dotvote.place"] == 8 * given + names["dotvote.take_back"]
    assert (names["dotvote.take_back"] > 0) == (given > 1)


def test_some_things_get_many_dots_and_some_none(screen: Screen) -> None:
    for hand in (hands := crowd(screen, 40)):
        for _ in range(5):
            hand.answers()
    lie = sum((dots(screen.story, number) for number in range(len(hands))), Counter())
    most = lie.most_common()
    assert most[0][1] > 2 * lie.total() / 12
    assert sum(lie[f"sak-{n}"] < lie.total() / 40 for n in range(12)) >= 2
    assert any(n > 1 for number in range(40) for n in dots(screen.story, number).values())


@pytest.mark.parametrize("fault", ["", "drop", "cut", "wait", "refuse"])
def test_a_phone_never_holds_more_dots_than_it_has(rehearsed, fault: str) -> None:
    faults = dict.fromkeys(range(2, 60, 3), fault) if fault else {}
    stub = RoomStub(kind="dotvote", html=PAGE, counts_people=True, faults=faults)

    figures = asyncio.run(rehearsed(stub, seconds=1.6, every=0.2))

    lies: dict[str, Counter[str]] = {}
    let_through = {command: n for n, command in enumerate(stub.stored)}
    asked = {str(command["id"]): command for command in stub.received}
    for command in sorted(let_through, key=let_through.__getitem__):
        own = lies.setdefault(command.rpartition("-")[0], Counter())
        step = {"dotvote.place": 1, "dotvote.take_back": -1}[asked[command]["name"]]
        own[asked[command]["data"]["entry"]] += step
        assert own.total() <= 4
        assert max(own.values()) <= 2
        assert min(own.values()) >= 0
    assert len(lies) == 4
    assert max(own.total() for own in lies.values()) == 4
    assert figures.missing == figures.duplicates == figures.lost == 0
    assert figures.stored["a-dotvote"] == {"acknowledged": 4, "stored": 4}
