"""The clustering on the wall: nothing jumps while people read, and in time everything is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from facilitator.domain.picture import Lane, Picture
from facilitator.domain.workshop import Workshop
from facilitator.kinds.cluster.board import ALONE, Board
from facilitator.kinds.cluster.paging import (
    CARDS_A_PAGE,
    LARGER,
    card_height,
    filled,
    map_pages,
    map_rows,
)
from tests.cast import ANNA, KARIN, SCAN, Story
from tests.kinds.test_cluster import CLUSTER, clustering


@pytest.fixture
def story(scan: Story) -> Story:
    """Forty cards, and a clustering that has begun."""
    return clustering(scan, 40, ANNA)


def make(story: Story, name: str, *numbers: int) -> str:
    made = story.does(KARIN, "cluster.make", name=name,
                      entries=[f"kort-{number}" for number in numbers])  # fmt: skip
    return str(made[0].data["cluster"])


def wall(
    story: Story, turned: Workshop | None = None, turn: int = 0, since: int = 0
) -> Picture:
    scene = replace(story.scene(CLUSTER, turn=turn), turned=turned, since=since)
    return story.kinds["cluster"].wall(scene)


def part(picture: Picture, wanted: str) -> Mapping[str, object]:
    return next(p.data for p in picture.parts if p.id == wanted and not isinstance(p, Lane))


def lane(picture: Picture, wanted: str) -> dict[str, Mapping[str, object]]:
    return dict(next(p.items for p in picture.parts if p.id == wanted and isinstance(p, Lane)))


def names(picture: Picture) -> list[object]:
    return [row["name"] for row in lane(picture, "map").values()]


def seen(story: Story, turns: int) -> tuple[set[str], set[str]]:
    """The cards that are open and the rows that are up in so many turns."""
    cards: set[str] = set()
    rows: set[str] = set()
    for turn in range(turns):
        picture = wall(story, turn=turn)
        cards |= {each.removeprefix("wc-") for each in lane(picture, "page")}
        rows |= {each.removeprefix("wk-") for each in lane(picture, "map")}
    return cards, rows


def test_a_moved_card_changes_a_figure_and_nothing_leaves_its_place(story: Story) -> None:
    big = make(story, "Stort", *range(8))
    small = make(story, "Litet", 8, 9)
    stood = story.state
    before = wall(story, stood)
    story.does(KARIN, "cluster.move", entries=[f"kort-{n}" for n in range(5)], cluster=small)
    after = wall(story, stood)
    assert names(after) == names(before) == ["Stort", "Litet"]
    assert [row["count"] for row in lane(after, "map").values()] == [3, 7]
    assert list(lane(after, "page")) == list(lane(before, "page"))
    assert part(after, "page-foot") == part(before, "page-foot")
    turned = wall(story, story.state)
    assert names(turned) == ["Litet", "Stort"]
    assert big in {row.removeprefix("wk-") for row in lane(turned, "map")}


def test_more_pages_do_not_turn_the_page_that_is_open(story: Story) -> None:
    for number in range(6):
        make(story, f"K{number}", *range(number * 4, number * 4 + 3))
    stood = story.state
    for turn in range(30):
        open_page = part(wall(story, stood, turn), "page-head")["place"]
        ahead = story.does(KARIN, "cluster.move", entries=["kort-3", "kort-7", "kort-11"],
                           cluster=next(iter(board(story).clusters)))
        assert part(wall(story, stood, turn), "page-head")["place"] == open_page
        if ahead:
            story.does(KARIN, "undo.last")


def board(story: Story) -> Board:
    state = story.activity(CLUSTER).state
    assert isinstance(state, Board)
    return state


def test_a_cluster_that_is_gone_keeps_its_row_until_the_page_turns(story: Story) -> None:
    one, other = make(story, "AI", 0, 1, 2), make(story, "Vården", 3, 4)
    stood = story.state
    story.does(KARIN, "cluster.merge", clusters=[one], into=other)
    rows = lane(wall(story, stood), "map")
    assert [(row["name"], row["gone"], row["into"]) for row in rows.values()] == [
        ("AI", True, "Vården"), ("Vården", False, None)]
    assert names(wall(story, story.state)) == ["Vården"]


def test_a_new_cluster_comes_last_and_the_first_one_at_once(story: Story) -> None:
    stood = story.state
    make(story, "Det första", 0)
    assert names(wall(story, stood)) == ["Det första"]
    stood = story.state
    make(story, "Det andra, som är större", 1, 2, 3)
    assert names(wall(story, stood)) == ["Det första", "Det andra, som är större"]


def test_what_is_hidden_leaves_the_page_at_once(story: Story) -> None:
    make(story, "AI", 0, 1, 2)
    stood = story.state
    story.does(KARIN, "entry.hide", SCAN, entry="kort-1", reason="fel")
    assert list(lane(wall(story, stood), "page")) == ["wc-kort-0", "wc-kort-2"]


def test_the_spotlight_is_followed_at_once_also_to_what_is_new(story: Story) -> None:
    make(story, "AI", 0, 1, 2)
    stood = story.state
    new = make(story, "Vården", 3, 4)
    story.does(KARIN, "cluster.spotlight", cluster=new)
    for turn in range(3):
        assert part(wall(story, stood, turn), "page-head")["name"] == "Vården"


def lit(story: Story, turned: Workshop, since: int, turn: int = 7) -> tuple[object, object]:
    """(which cluster is open, which page of it), so many turns after it was pointed at."""
    picture = wall(story, turned, turn + since, since)
    return part(picture, "page-head")["name"], part(picture, "page-foot")["number"]


@pytest.mark.parametrize("held", [False, True])
def test_the_spotlight_begins_at_its_own_first_page_and_goes_on_inside(
    story: Story, held: bool
) -> None:
    outer, inner = make(story, "Vården", *range(9)), make(story, "Nära vård", *range(9, 18))
    story.does(KARIN, "cluster.nest", cluster=inner, parent=outer)
    if held:
        story.does(KARIN, "cluster.freeze", wall="still")
    stood = story.state
    story.does(KARIN, "cluster.spotlight", cluster=outer)
    shown = [lit(story, stood, since) for since in range(5)]
    assert shown == [("Vården", 1), ("Vården", 2), ("Nära vård", 1), ("Nära vård", 2),
                     ("Vården", 1)]


def test_a_lit_parent_without_cards_of_its_own_is_seen_itself_first(story: Story) -> None:
    outer, inner = make(story, "Vården"), make(story, "Nära vård", 0, 1)
    story.does(KARIN, "cluster.nest", cluster=inner, parent=outer)
    story.does(KARIN, "cluster.spotlight", cluster=outer)
    assert [lit(story, story.state, n)[0] for n in range(2)] == ["Vården", "Nära vård"]
    foot = part(wall(story, story.state), "page-foot")
    assert (foot["all"], foot["inner"]) == (0, 2)


def test_a_cluster_put_into_another_is_indented_first_where_it_stands_under_it(
    story: Story
) -> None:
    big, middle = make(story, "Stort", *range(9)), make(story, "Mellan", *range(9, 15))
    small = make(story, "Litet", 20, 21)
    stood = story.state
    story.does(KARIN, "cluster.nest", cluster=small, parent=big)
    rows = lane(wall(story, stood), "map")
    assert [(row["name"], row["inside"], row["count"]) for row in rows.values()] == [
        ("Stort", False, 11), ("Mellan", False, 6), ("Litet", False, 2)]
    assert rows[f"wk-{big}"]["inner"] == 2
    rows = lane(wall(story, story.state), "map")
    assert [(row["name"], row["inside"]) for row in rows.values()] == [
        ("Stort", False), ("Litet", True), ("Mellan", False)]
    stood = story.state
    story.does(KARIN, "cluster.nest", cluster=small, parent=middle)
    assert not lane(wall(story, stood), "map")[f"wk-{small}"]["inside"]


def test_a_round_opens_every_cluster_once_and_the_next_round_their_next_pages(
    story: Story
) -> None:
    for number, name in enumerate(("AI", "Vården")):
        make(story, name, *range(number * 20, number * 20 + 18))
    shown = [(part(wall(story, turn=turn), "page-head")["name"],
              part(wall(story, turn=turn), "page-foot")["number"]) for turn in range(9)]
    assert [each for each in shown if each[0]] == [
        ("AI", 1), ("Vården", 1), ("AI", 2), ("Vården", 2), ("AI", 3), ("Vården", 3)]


def test_the_figures_of_a_held_wall_are_those_it_is_held_at(story: Story) -> None:
    make(story, "AI", 0, 1, 2)
    story.does(KARIN, "cluster.freeze", wall="still")
    before = part(wall(story), "map-counts")
    make(story, "Vården", 3, 4)
    story.does(KARIN, "cluster.move", entries=["kort-5"], cluster=ALONE)
    assert part(wall(story), "map-counts") == before
    story.does(KARIN, "cluster.freeze", wall="live")
    assert part(wall(story), "map-counts") != before


def test_few_short_cards_stand_larger_and_as_many_as_before_on_a_page(story: Story) -> None:
    make(story, "AI", 0, 1)
    assert all(row["large"] for row in lane(wall(story), "page").values())
    make(story, "Vården", *range(2, 30))
    assert len(lane(wall(story), "page")) == CARDS_A_PAGE
    long = "Så många ord som får plats på ett enda kort, och sedan ännu några till " * 2
    assert card_height(long, stacked=False, larger=LARGER) > \
        LARGER * card_height(long, stacked=False) - 1


def test_the_map_has_room_for_what_comes_and_fills_its_side() -> None:
    assert [map_rows(n, growing=True) for n in (1, 3, 8, 9, 10, 17, 18, 20)] == [
        (3, 1), (5, 1), (9, 1), (9, 1), (6, 2), (9, 2), (9, 2), (10, 2)]
    assert [map_rows(n, growing=False) for n in (1, 8, 10, 19)] == [
        (3, 1), (8, 1), (5, 2), (10, 2)]


def test_a_held_wall_neither_moves_then_nor_when_it_is_held(story: Story) -> None:
    one = make(story, "AI", 0, 1, 2)
    stood = story.state
    before = names(wall(story, stood))
    story.does(KARIN, "cluster.freeze", wall="still")
    story.does(KARIN, "cluster.rename", cluster=one, name="Nytt")
    assert names(wall(story, stood)) == names(wall(story, story.state)) == before
    assert part(wall(story, story.state), "map-foot")["still"] is True


@pytest.mark.parametrize("clusters", [0, 1, 3, 12, 30])
def test_in_time_every_card_and_every_cluster_is_shown(story: Story, clusters: int) -> None:
    for number in range(clusters):
        make(story, f"K{number}", number)
    story.does(KARIN, "cluster.move", entries=["kort-39", "kort-38"], cluster=ALONE)
    cards, rows = seen(story, 120)
    assert cards == {f"kort-{number}" for number in range(40)}
    assert rows == set(board(story).clusters)


def test_sixty_clusters_have_all_been_up_within_two_turns_a_map(story: Story) -> None:
    for number in range(60):
        make(story, f"K{number}", number % 40)
    foot = part(wall(story, turn=2), "map-foot")
    assert (foot["first"], foot["last"], foot["clusters"]) == (16, 30, 60)
    _, rows = seen(story, 2 * 4)
    assert rows == set(board(story).clusters)


def test_twenty_clusters_stand_on_one_map_with_those_inside_under_their_parent(
    story: Story
) -> None:
    ids = [make(story, f"K{number}", number) for number in range(20)]
    story.does(KARIN, "cluster.nest", cluster=ids[19], parent=ids[0])
    rows = list(lane(wall(story), "map").values())
    assert len(rows) == 20
    assert [(row["name"], row["inside"], row["count"]) for row in rows[:2]] == [
        ("K0", False, 2), ("K19", True, 1)]


def test_signs_are_on_one_scale_and_fit_their_row(story: Story) -> None:
    make(story, "Stort", *range(30))
    make(story, "Litet", 30, 31, 32, 33)
    rows = list(lane(wall(story), "map").values())
    assert [row["signs"] for row in rows] == [(("no", 30),), (("no", 4),)]
    for number in range(10):  # in two columns there is less room
        make(story, f"K{number}", 34)
    rows = list(lane(wall(story), "map").values())
    assert [row["signs"] for row in rows[:2]] == [(("no", 15),), (("no", 2),)]
    assert rows[0]["spoken"] == (("no", 30),)
    assert part(wall(story), "map-foot")["each"] == 2


def test_a_page_is_as_full_as_it_holds_and_never_fuller() -> None:
    tall = {"a": 2.0, "b": 9.0, "c": 2.0, "d": 30.0}
    assert filled(tall, tall.__getitem__, 12) == [("a", "b"), ("c",), ("d",)]
    assert [len(p) for p in filled(range(20), lambda _: 0.1, 12)] == [CARDS_A_PAGE, 7, 6]
    assert [len(p) for p in filled(range(8), lambda _: 0.1, 12)] == [4, 4]


@pytest.mark.parametrize("families", [[3] * 7, [1] * 21, [25], [1] * 61, [19, 5], []])
def test_the_map_turns_pages_of_at_most_twenty_rows_and_loses_none(families: list[int]) -> None:
    rows = [tuple((place, each) for each in range(size)) for place, size in enumerate(families)]
    pages = map_pages(rows)
    assert [each for page in pages for each in page] == [each for row in rows for each in row]
    assert all(0 < len(page) <= 20 for page in pages)
