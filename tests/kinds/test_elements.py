"""Elements: who writes what in which world, upon which words one edits, and what is given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from facilitator.domain.entry import Entry
from facilitator.domain.erasing import rewritten
from facilitator.domain.fold import fold
from facilitator.domain.group import Group
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.workshop import Workshop
from facilitator.kinds.elements import KIND
from facilitator.kinds.elements.arranging import spread
from facilitator.kinds.elements.board import Board, board_of, compared
from facilitator.kinds.elements.filling import filling_of
from facilitator.kinds.elements.rules import version
from facilitator.scenarios.handed import elements_before, given_before, worlds_before
from facilitator.scenarios.values import World
from facilitator.show.events import seen_events
from facilitator.show.views import Look, touched
from tests.cast import ANNA, BO, KARIN, KINDS, SKANE, VINNOVA, Story, everything_in, gathered, joins

ELEMENTS = "elements-5"
CEDRIC = Actor(Role.PHONE, "person-cedric")
NAMES = ("Magnetstäderna", "Världen i byn", "Fästningen", "Skafferiet")
CANARY = "kanariefågel"
NAMINGS = ("open", "organisation", "anonymous")


def filling(naming: str = "organisation", worlds: int = 4, **options: object) -> Story:
    """Everyone is in, the desk has written its worlds, and the item is open."""
    story = gathered(naming=naming)
    joins(story, CEDRIC, "Cedric", "Region Skåne")
    story.does(SYSTEM, "agenda.add", kind="elements", title="Element", minutes=60, options=options,
               question="Hur är det i scenariot?")  # fmt: skip
    for place, name in enumerate(NAMES[:worlds], start=1):
        story.does(KARIN, "elements.add_world", ELEMENTS, id=f"w{place}", name=name)
    story.does(KARIN, "stage.start", activity=ELEMENTS)
    return story


@pytest.fixture
def worlds() -> Story:
    return filling()


def seat(story: Story, *groups: Group) -> None:
    story.state = replace(story.state, groups={group.id: group for group in groups})


def table(story: Story, host: str = "") -> None:
    """Anna and Bo sit at a table that fills the second world."""
    seat(story, Group("g1", 1, "Bord 1", (ANNA.id, BO.id), host))
    story.does(KARIN, "elements.assign", ELEMENTS, group="g1", world="w2")


def add(story: Story, actor: Actor = ANNA, text: str = "Elflyg varje timme", world: str = "w1",
        **more: Any) -> Entry:
    (event,) = story.does(actor, "elements.add", ELEMENTS, text=text, world=world, **more)
    return element(story, str(event.data["entry"]))


def element(story: Story, entry: str) -> Entry:
    return filling_of(story.activity(ELEMENTS)).entries.get(entry)


def board(story: Story) -> Board:
    return board_of(story.state, story.activity(ELEMENTS))


def seen(story: Story) -> str:
    """All that phones, wall, report, tables, facts and programs are made of."""
    scene = story.scene(ELEMENTS)
    look = Look(story.now, scene.presence, 0, "", "")
    walls = [KIND.wall(story.scene(ELEMENTS, turn=turn)) for turn in range(9)]
    events = [seen_events(role, story.state, KINDS, tuple(story.events), look)
              for role in (Role.PHONE, Role.WALL)]
    return everything_in((KIND.phone(scene), walls, KIND.report(scene), KIND.sheets(scene),
                          KIND.facts(scene), events))


# Writing.

def test_an_element_is_written_into_a_world(worlds: Story) -> None:
    entry = add(worlds, category="teknologi", type="event", year=2040)
    assert (entry.author, entry.organisation, entry.proxy) == (ANNA.id, SKANE, False)
    assert dict(entry.data) == {
        "text": "Elflyg varje timme", "category": "teknologi", "type": "event", "year": 2040,
        "given": "", "world": "w1", "group": ""}


def test_the_desk_writes_for_somebody_without_a_phone(worlds: Story) -> None:
    entry = add(worlds, KARIN, organisation=VINNOVA)
    assert (entry.author, entry.organisation, entry.proxy) == ("", VINNOVA, True)


@pytest.mark.parametrize(("field", "value", "code"), [
    ("text", "", "empty"), ("text", "x" * 121, "too_long"), ("world", "", "no_world"),
    ("world", "borta", "no_such_world"), ("category", "astrologi", "unknown_choice"),
    ("type", "dröm", "unknown_choice"), ("year", 2024, "out_of_range"),
    ("year", 2101, "out_of_range"), ("given", "borta", "no_such_given"),
])  # fmt: skip
def test_what_cannot_be_taken_is_told_at_its_field(
    field: str, value: object, code: str, worlds: Story
) -> None:
    refused = worlds.refuses(
        ANNA, "elements.add", ELEMENTS, **{"text": "x", "world": "w1", field: value})
    assert (refused.field, refused.code) == (field, code)


@pytest.mark.parametrize(("text", "taken"), [
    ("Var femte bor ensam", True), ("80 procent äger", True), ("Hälften pendlar", True),
    ("Många pendlar", False),
])  # fmt: skip
def test_a_figure_asks_for_a_number(text: str, taken: bool, worlds: Story) -> None:
    if taken:
        add(worlds, text=text, type="figure")
    else:
        refused = worlds.refuses(ANNA, "elements.add", ELEMENTS, text=text, world="w1",
                                 type="figure")  # fmt: skip
        assert (refused.code, refused.field) == ("no_number", "text")


def test_without_worlds_nothing_can_be_written_and_everybody_is_told() -> None:
    story = filling(worlds=0)
    assert story.refuses(ANNA, "elements.add", ELEMENTS, text="x", world="").code == "no_worlds"
    assert KIND.wall(story.scene(ELEMENTS)).template == "kinds/elements/wall_waits.html"
    assert KIND.report(story.scene(ELEMENTS)) is None


def test_areas_of_ones_own_take_the_place_of_epistel() -> None:
    story = filling(fields="areas", areas="Bostäder; Kompetens ;; bostäder;Bostäder")
    entry = add(story, category="kompetens")
    assert entry.data["category"] == "Kompetens"
    assert [field.name for field in board(story).fields] == ["Bostäder", "Kompetens", "bostäder"]
    assert board(story).coverage.counts["w1", "Kompetens"] == 1
    assert story.refuses(ANNA, "elements.add", ELEMENTS, text="x", world="w1",
                         category="ekonomi").field == "category"
    (handed,) = filling_of(story.activity(ELEMENTS)).elements(story.state, story.activity(ELEMENTS))
    assert handed.category == ""


def test_an_area_that_is_taken_from_the_list_leaves_its_elements_without_one() -> None:
    story = filling(fields="areas", areas="Bostäder; Kompetens")
    entry = add(story, category="Kompetens")
    story.does(KARIN, "agenda.change", activity=ELEMENTS, options={"areas": "Bostäder"})
    assert board(story).coverage.unplaced["w1"] == 1
    story.does(ANNA, "elements.edit", ELEMENTS, entry=entry.id, text="Annat")
    assert element(story, entry.id).data["category"] == "Kompetens"
    assert KIND.report(story.scene(ELEMENTS))


# Tables.

def test_a_phone_at_a_table_writes_into_its_world_without_choosing(worlds: Story) -> None:
    table(worlds)
    entry = add(worlds, world="")
    assert (entry.data["world"], entry.data["group"]) == ("w2", "g1")
    assert add(worlds, world="w3").data["world"] == "w3"
    assert worlds.refuses(CEDRIC, "elements.add", ELEMENTS, text="x", world="").code == "no_world"


def test_where_nobody_is_named_all_choose_and_no_table_is_known() -> None:
    story = filling("anonymous")
    table(story)
    assert story.refuses(ANNA, "elements.add", ELEMENTS, text="x", world="").code == "no_world"
    entry = add(story)
    assert (entry.data["group"], entry.organisation) == ("", "")


@pytest.mark.parametrize(("tables", "sizes"), [
    (12, (3, 3, 3, 3)), (8, (2, 2, 2, 2)), (7, (2, 2, 2, 1)), (4, (1, 1, 1, 1)),
    (2, (1, 1, 0, 0)), (0, (0, 0, 0, 0)),
])  # fmt: skip
def test_tables_are_spread_evenly_and_neighbours_together(
    tables: int, sizes: tuple[int, ...]
) -> None:
    made = [World(f"w{place}", place, "x") for place in range(1, 5)]
    seats = spread([Group(f"g{n}", n) for n in range(tables, 0, -1)], made)
    assert tuple(sorted((list(seats.values()).count(w.id) for w in made), reverse=True)) == sizes
    in_order = [seats[f"g{n}"] for n in range(1, tables + 1)]
    assert in_order == sorted(in_order)


def test_the_desk_spreads_the_tables_and_takes_it_back(worlds: Story) -> None:
    assert worlds.refuses(KARIN, "elements.spread", ELEMENTS).code == "nothing_to_spread"
    seat(worlds, Group("g1", 1), Group("g2", 2))
    worlds.does(KARIN, "elements.assign", ELEMENTS, group="g1", world="w4")
    worlds.does(KARIN, "elements.spread", ELEMENTS)
    assert filling_of(worlds.activity(ELEMENTS)).seats == {"g1": "w1", "g2": "w2"}
    assert worlds.does(KARIN, "elements.spread", ELEMENTS) == []
    worlds.does(KARIN, "undo.last")
    assert filling_of(worlds.activity(ELEMENTS)).seats == {"g1": "w4"}
    for group, world in (("g9", "w1"), ("g1", "w9")):
        worlds.refuses(KARIN, "elements.assign", ELEMENTS, group=group, world=world)


# Editing.

def test_an_edit_upon_older_words_is_refused_with_the_newer(worlds: Story) -> None:
    entry = add(worlds)
    was = version(entry.data)
    worlds.does(KARIN, "elements.edit", ELEMENTS, entry=entry.id, was=was, text="Elflyg var dag")
    refused = worlds.refuses(ANNA, "elements.edit", ELEMENTS, entry=entry.id, was=was,
                             text="Elflyg varje vecka")  # fmt: skip
    assert refused.code == "changed"
    assert "”Elflyg var dag”" in refused.sentence()
    worlds.does(ANNA, "elements.edit", ELEMENTS, entry=entry.id, text="Elflyg varje vecka",
                was=version(element(worlds, entry.id).data))  # fmt: skip
    assert element(worlds, entry.id).data["text"] == "Elflyg varje vecka"


def test_an_edit_keeps_what_it_does_not_say_and_may_move(worlds: Story) -> None:
    entry = add(worlds, category="teknologi", year=2040)
    made = worlds.does(ANNA, "elements.edit", ELEMENTS, entry=entry.id, text="x", world="w3")
    assert [event.name for event in made] == ["elements.edited", "elements.moved"]
    data = element(worlds, entry.id).data
    assert (data["text"], data["category"], data["year"], data["world"]) == (
        "x", "teknologi", 2040, "w3")
    assert worlds.does(ANNA, "elements.edit", ELEMENTS, entry=entry.id, text="x") == []


@pytest.mark.parametrize("name", ["edit", "withdraw", "move"])
def test_nobody_touches_anothers_but_the_desk_and_the_host_of_the_table(
    name: str, worlds: Story
) -> None:
    table(worlds, host=BO.id)
    entry = add(worlds)
    data = {"entry": entry.id, **({"text": "y"} if name == "edit" else {}),
            **({"world": "w4"} if name == "move" else {})}
    assert worlds.refuses(CEDRIC, f"elements.{name}", ELEMENTS, **data).code == "not_yours"
    assert worlds.does(BO, f"elements.{name}", ELEMENTS, **data)
    other = add(worlds, CEDRIC)
    assert worlds.refuses(BO, f"elements.{name}", ELEMENTS, **{**data, "entry": other.id})
    assert worlds.does(KARIN, f"elements.{name}", ELEMENTS, **{**data, "entry": other.id})


def test_a_phone_changes_nothing_once_it_is_locked_and_the_desk_still_does(worlds: Story) -> None:
    entry = add(worlds)
    worlds.does(KARIN, "stage.close")
    for name, data in (("edit", {"text": "y"}), ("withdraw", {}), ("move", {"world": "w2"})):
        assert worlds.refuses(ANNA, f"elements.{name}", ELEMENTS, entry=entry.id,
                              **data).code == "closed"
    worlds.does(KARIN, "elements.move", ELEMENTS, entry=entry.id, world="w2")
    assert element(worlds, entry.id).data["world"] == "w2"


def test_what_is_taken_back_is_gone_until_the_desk_returns_it(worlds: Story) -> None:
    entry = add(worlds, text=CANARY)
    worlds.does(ANNA, "elements.withdraw", ELEMENTS, entry=entry.id)
    assert CANARY not in seen(worlds)
    assert worlds.refuses(ANNA, "elements.edit", ELEMENTS, entry=entry.id, text="y")
    worlds.does(KARIN, "elements.restore", ELEMENTS, entry=entry.id)
    assert CANARY in seen(worlds)


def test_one_backs_what_others_say_and_never_ones_own(worlds: Story) -> None:
    entry = add(worlds)
    worlds.does(BO, "elements.support", ELEMENTS, entry=entry.id)
    assert worlds.does(BO, "elements.support", ELEMENTS, entry=entry.id) == []
    assert element(worlds, entry.id).supporters == (BO.id,)
    assert worlds.refuses(ANNA, "elements.support", ELEMENTS, entry=entry.id).code == "own"
    worlds.does(BO, "elements.unsupport", ELEMENTS, entry=entry.id)
    assert element(worlds, entry.id).supporters == ()


@pytest.mark.parametrize("name", ["edit", "move", "withdraw", "add"])
def test_the_desk_takes_back_what_it_did(name: str, worlds: Story) -> None:
    entry = add(worlds, text="Så här", year=2040)
    before = element(worlds, entry.id), board(worlds).elements
    data: dict[str, dict[str, Any]] = {
        "edit": {"entry": entry.id, "text": "y"}, "move": {"entry": entry.id, "world": "w2"},
        "withdraw": {"entry": entry.id}, "add": {"text": "z", "world": "w1"}}
    worlds.does(KARIN, f"elements.{name}", ELEMENTS, **data[name])
    worlds.does(KARIN, "undo.last")
    assert (element(worlds, entry.id).data, board(worlds).elements[0].data) == (
        before[0].data, before[1][0].data)
    assert len(board(worlds).elements) == 1
    worlds.does(KARIN, "undo.again")


def test_an_undo_never_writes_over_what_somebody_wrote_since(worlds: Story) -> None:
    entry = add(worlds)
    worlds.does(KARIN, "elements.edit", ELEMENTS, entry=entry.id, text="Karins")
    worlds.does(ANNA, "elements.edit", ELEMENTS, entry=entry.id, text="Annas senare")
    assert [each.name for each in worlds.does(KARIN, "undo.last")] == ["undo.done"]
    assert filling_of(worlds.activity(ELEMENTS)).entries.get(entry.id).data["text"] == (
        "Annas senare")


# What is given.

def test_what_is_given_is_told_where_it_lacks(worlds: Story) -> None:
    worlds.does(KARIN, "elements.give", ELEMENTS, id="g", text="Andelen över 80 år fördubblas")
    for world in ("w1", "w3"):
        add(worlds, text=f"Fler äldre {world}", world=world, given="g")
    (lacking,) = board(worlds).lacking()
    assert [world.id for world in lacking.worlds] == ["w2", "w4"]
    told = everything_in(KIND.report(worlds.scene(ELEMENTS)))
    assert "saknas" in told
    assert KIND.facts(worlds.scene(ELEMENTS))["results"]["given"][0]["missing_in"] == [  # type: ignore[index]
        "w2", "w4"]


def test_the_desk_marks_an_element_as_given_in_all(worlds: Story) -> None:
    entry = add(worlds, text="Fler äldre")
    worlds.does(KARIN, "elements.mark_given", ELEMENTS, id="g", entry=entry.id)
    assert element(worlds, entry.id).data["given"] == "g"
    (given,) = board(worlds).givens
    assert given.text == "Fler äldre"
    assert worlds.refuses(KARIN, "elements.mark_given", ELEMENTS, entry=entry.id).code == "known"
    worlds.does(KARIN, "undo.last")
    assert board(worlds).givens == ()


def test_what_is_given_in_all_is_no_longer_one_persons_to_change(worlds: Story) -> None:
    entry = add(worlds, text="Fler äldre")
    worlds.does(KARIN, "elements.mark_given", ELEMENTS, id="g", entry=entry.id)
    for name, more in (("elements.edit", {"text": "Färre äldre"}), ("elements.withdraw", {})):
        refused = worlds.refuses(ANNA, name, ELEMENTS, entry=entry.id, **more)
        assert refused.code == "given"
    assert [each.text for each in board(worlds).givens] == ["Fler äldre"]
    # Where it lies and what it shows stays the author's; the words are the desk's.
    worlds.does(ANNA, "elements.move", ELEMENTS, entry=entry.id, world="w2")
    worlds.does(ANNA, "elements.edit", ELEMENTS, entry=entry.id, year=2040)
    worlds.does(KARIN, "elements.edit", ELEMENTS, entry=entry.id, text="Allt fler äldre")
    assert [each.text for each in board(worlds).givens] == ["Allt fler äldre"]
    worlds.does(KARIN, "elements.take_given", ELEMENTS, given="g")
    assert worlds.does(ANNA, "elements.withdraw", ELEMENTS, entry=entry.id)


def test_an_edit_is_taken_back_also_after_a_mark_that_was_taken_back(worlds: Story) -> None:
    entry = add(worlds, text="Fler äldre")
    worlds.does(KARIN, "elements.edit", ELEMENTS, entry=entry.id, text="Allt fler äldre")
    worlds.does(KARIN, "elements.mark_given", ELEMENTS, entry=entry.id)
    for _ in range(2):
        worlds.does(KARIN, "undo.last")
    assert element(worlds, entry.id).data["text"] == "Fler äldre"


@pytest.mark.parametrize("gone", ["entry.hide", "elements.withdraw"])
def test_what_was_marked_as_given_goes_with_its_element(gone: str, worlds: Story) -> None:
    entry = add(worlds, text=CANARY)
    worlds.does(KARIN, "elements.mark_given", ELEMENTS, entry=entry.id)
    worlds.does(KARIN, gone, ELEMENTS, entry=entry.id)
    assert board(worlds).givens == ()
    assert CANARY not in seen(worlds)


def test_a_condition_is_reworded_taken_and_returned(worlds: Story) -> None:
    worlds.does(KARIN, "elements.give", ELEMENTS, id="g", text=CANARY)
    assert worlds.refuses(KARIN, "elements.give", ELEMENTS, text=CANARY.upper()).code == "known"
    add(worlds, given="g")
    worlds.does(KARIN, "elements.reword_given", ELEMENTS, given="g", text="Nytt")
    assert CANARY not in seen(worlds)
    worlds.does(KARIN, "elements.take_given", ELEMENTS, given="g")
    assert board(worlds).givens == ()
    assert KIND.facts(worlds.scene(ELEMENTS))["entries"][0]["given"] is None  # type: ignore[index]
    for _ in range(2):
        worlds.does(KARIN, "undo.last")
    assert board(worlds).givens[0].text == CANARY


# Worlds.

def test_worlds_that_a_desk_writes_are_handed_on(worlds: Story) -> None:
    worlds.does(SYSTEM, "agenda.add", kind="talk", title="Sedan", minutes=5)
    worlds.does(KARIN, "elements.give", ELEMENTS, id="g", text="Fler äldre")
    add(worlds)
    later = worlds.activity(worlds.state.agenda[-1])
    assert [world.name for world in worlds_before(worlds.state, later)] == list(NAMES)
    assert [each.text for each in elements_before(worlds.state, later)] == ["Elflyg varje timme"]
    assert [each.text for each in given_before(worlds.state, later)] == ["Fler äldre"]


def test_there_are_no_more_than_five_and_each_has_a_place_of_its_own(worlds: Story) -> None:
    worlds.does(KARIN, "elements.take_world", ELEMENTS, world="w2")
    worlds.does(KARIN, "elements.add_world", ELEMENTS, name="Ny")
    worlds.does(KARIN, "elements.add_world", ELEMENTS, name="Femte")
    assert [world.place for world in board(worlds).worlds] == [1, 2, 3, 4, 5]
    assert worlds.refuses(KARIN, "elements.add_world", ELEMENTS, name="x").code == "full"
    assert worlds.refuses(KARIN, "elements.return_world", ELEMENTS, world="w2").code == "full"


def test_what_lies_in_a_world_that_is_gone_is_kept_and_can_be_moved(worlds: Story) -> None:
    entry = add(worlds, world="w2")
    worlds.does(KARIN, "elements.take_world", ELEMENTS, world="w2")
    assert board(worlds).elements == ()
    assert [lost.id for lost in board(worlds).lost] == [entry.id]
    assert "Världen i byn" in everything_in(KIND.report(worlds.scene(ELEMENTS)))
    worlds.does(KARIN, "elements.move", ELEMENTS, entry=entry.id, world="w3")
    assert board(worlds).lost == ()


def test_a_world_keeps_what_lies_in_it_when_it_is_renamed(worlds: Story) -> None:
    add(worlds)
    worlds.does(KARIN, "elements.rename_world", ELEMENTS, world="w1", name="Nya namnet")
    assert board(worlds).worlds[0].name == "Nya namnet"
    assert len(board(worlds).elements) == 1
    worlds.does(KARIN, "undo.last")
    assert board(worlds).worlds[0].name == "Magnetstäderna"


# Hidden, erased, named.

def test_a_hidden_element_is_in_no_picture_and_counts_nowhere(worlds: Story) -> None:
    entry = add(worlds, text=CANARY)
    worlds.does(KARIN, "entry.hide", ELEMENTS, entry=entry.id, reason="Namn")
    assert CANARY not in seen(worlds)
    assert board(worlds).coverage.total == 0
    assert "Namn" in everything_in(KIND.mine(worlds.scene(ELEMENTS), ANNA.id))


@pytest.mark.parametrize(("words", "stays"), [("erase", False), ("keep", True)])
def test_an_erased_persons_words_go_also_out_of_what_was_given(
    words: str, stays: bool, worlds: Story
) -> None:
    entry = add(worlds, text=CANARY)
    worlds.does(KARIN, "elements.edit", ELEMENTS, entry=entry.id, text=f"{CANARY} igen")
    worlds.does(KARIN, "elements.mark_given", ELEMENTS, entry=entry.id)
    worlds.does(KARIN, "person.erase", person=ANNA.id, words=words, decision="7/2026")
    changed = {event.seq: event for event in rewritten(worlds.events, KINDS)}
    worlds.state = fold([changed.get(e.seq, e) for e in worlds.events], KINDS, Workshop())
    assert (CANARY in everything_in(worlds.state)) == stays
    assert len(board(worlds).givens) == stays
    assert ANNA.id not in everything_in(worlds.activity(ELEMENTS).state)


@pytest.mark.parametrize("naming", NAMINGS)
def test_what_people_take_home_names_whom_the_naming_says(naming: str) -> None:
    story = filling(naming)
    table(story)
    add(story, text="Något", world="w1")
    scene = story.scene(ELEMENTS)
    told = everything_in([KIND.report(scene), KIND.sheets(scene), KIND.facts(scene)])
    assert ("'Anna'" in told) == (naming == "open")
    assert ("Region Skåne" in told) == (naming != "anonymous")
    assert ("Bord 1" in told) == (naming != "anonymous")
    assert ANNA.id not in told


def test_an_organisation_takes_home_its_own(worlds: Story) -> None:
    add(worlds, text="Annas")
    add(worlds, BO, text="Bos", world="w2")
    told = everything_in(KIND.ours(worlds.scene(ELEMENTS), SKANE))
    assert "Annas" in told
    assert "Bos" not in told
    assert KIND.ours(worlds.scene(ELEMENTS), "o9") is None


def test_every_fact_leads_back_to_what_it_was_made_of(worlds: Story) -> None:
    worlds.does(KARIN, "elements.give", ELEMENTS, id="g", text="Fler äldre", item="driver-1")
    entry = add(worlds, given="g")
    facts: Any = KIND.facts(worlds.scene(ELEMENTS))
    (fact,) = facts["entries"]
    assert (fact["id"], fact["derived_from"]) == (entry.id, ["w1", "driver-1"])


# Phones and walls.

def test_one_sees_ones_own_world_first_and_a_late_one_chooses(worlds: Story) -> None:
    table(worlds)

    def chosen(actor: Actor) -> object:
        part = KIND.mine(worlds.scene(ELEMENTS), actor.id).parts[0]
        return part.data["chosen"]  # type: ignore[union-attr]

    assert (chosen(ANNA), chosen(CEDRIC)) == ("w2", "")
    add(worlds, CEDRIC, world="w3")
    assert chosen(CEDRIC) == "w3"


def test_a_host_sees_what_the_table_has_written_and_nobody_else_does(worlds: Story) -> None:
    table(worlds, host=BO.id)
    before = worlds.state
    events = worlds.does(ANNA, "elements.add", ELEMENTS, text=CANARY, world="")
    assert BO.id in touched(before, worlds.state, KINDS, tuple(events))
    assert CEDRIC.id not in touched(before, worlds.state, KINDS, tuple(events))
    assert CANARY in everything_in(KIND.mine(worlds.scene(ELEMENTS), BO.id))
    assert CANARY not in everything_in(KIND.mine(worlds.scene(ELEMENTS), CEDRIC.id))


def test_a_phone_is_told_where_it_is_full_and_where_there_is_room(worlds: Story) -> None:
    for number in range(8):
        add(worlds, text=f"Nummer {number}", category="ekonomi")
    add(worlds, BO, text="Ett annat", world="w2", category="lag")
    hints = [part for part in KIND.phone(worlds.scene(ELEMENTS)).parts
             if part.id == "el-hint-1"]
    data: Any = hints[0].data  # type: ignore[union-attr]
    assert data["all_full"]
    assert data["room"]["name"] == "Fästningen"
    assert [field.id for field in data["full"]] == ["ekonomi"]
    add(worlds, text="Inget stopp", category="ekonomi")


def test_the_table_is_paged_and_holds_every_element_once(worlds: Story) -> None:
    for number in range(40):
        add(worlds, text=f"element {number:03} " + "x" * (number * 2), world=f"w{number % 4 + 1}",
            category="ekonomi" if number % 3 else "")
    worlds.does(KARIN, "stage.close")
    walls = [everything_in(KIND.wall(worlds.scene(ELEMENTS, turn=turn))) for turn in range(12)]
    for number in range(40):
        assert any(f"element {number:03}" in page for page in walls)
    assert "'compared': 1" in walls[0]


def test_contrast_is_of_the_board(worlds: Story) -> None:
    for world in ("w1", "w2", "w3", "w4"):
        add(worlds, text="Samma i alla", world=world, category="lag")
    comparison = compared(board(worlds))
    assert comparison.contrast.share == 0.0
    assert comparison.alike == ("lag",)
    assert len(comparison.same) == 6
