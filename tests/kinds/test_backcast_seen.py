"""What each audience sees of roads back, what the report tells, and that nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.decide import decide, number
from facilitator.domain.document import Drawing, Heading, Items, Table
from facilitator.domain.fold import fold
from facilitator.domain.group import Group
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Role
from facilitator.domain.scene import Presence
from facilitator.kinds.backcast.shown import standing_in
from facilitator.kinds.backcast.state import seen, state_of
from facilitator.paths import asset
from facilitator.show.events import seen_events
from facilitator.show.views import Look
from tests.cast import ANNA, BO, ERIK, KARIN, KINDS, SKANE, VINNOVA, Story, everything_in
from tests.kinds.roads import backcasting, entry, give_worlds, state, step

KIND = KINDS["backcast"]
CANARY = "kanariefågel"


@pytest.fixture
def story() -> Story:
    return backcasting()[0]


def here(story: Story) -> str:
    return story.state.agenda[-1]


def room(story: Story) -> str:
    """All that wall and other phones are made of."""
    turns = [KIND.wall(story.scene(here(story), turn=turn)) for turn in range(9)]
    look = Look(story.now, Presence(), 0, "", "")
    events = [seen_events(role, story.state, KINDS, tuple(story.events), look)
              for role in (Role.WALL, Role.PHONE)]
    return everything_in([KIND.phone(story.scene(here(story))), *turns, *events])


def shows(story: Story) -> None:
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")


@pytest.mark.parametrize("gone", ["entry.hide", "backcast.withdraw"])
def test_nothing_of_what_is_put_away_is_in_the_room(gone: str, story: Story) -> None:
    goal = step(story, "Målet", 2050)
    made = step(story, CANARY, 2040, medel=CANARY, leads_to=goal)
    story.does(BO, "backcast.hinder", milestone=made, text=CANARY)
    assert CANARY in room(story)
    story.does(KARIN, gone, entry=made)
    assert CANARY not in room(story)
    shows(story)
    told = everything_in([KIND.report(story.scene(here(story))),
                          KIND.facts(story.scene(here(story))),
                          KIND.sheets(story.scene(here(story)))])
    assert CANARY not in told
    assert CANARY in everything_in(KIND.desk(story.scene(here(story))))


def test_before_the_reveal_nobody_sees_another_s_and_each_their_own() -> None:
    story, activity = backcasting(wall="on_reveal")
    step(story, CANARY, 2040)
    assert CANARY not in room(story)
    assert KIND.report(story.scene(activity)) is None
    assert CANARY in everything_in(KIND.mine(story.scene(activity), ANNA.id))
    assert CANARY not in everything_in(KIND.mine(story.scene(activity), BO.id))
    shows(story)
    assert CANARY in room(story)


@pytest.mark.parametrize("worlds", [0, 4])
def test_empty_and_without_roads_every_surface_says_so(worlds: int) -> None:
    story, activity = backcasting(worlds=worlds)
    scene = story.scene(activity)
    for picture in (KIND.phone(scene), KIND.wall(scene), KIND.desk(scene),
                    KIND.mine(scene, ANNA.id)):  # fmt: skip
        assert picture is not None
    assert KIND.report(scene) is None
    assert KIND.ours(scene, SKANE) is None


def test_a_phone_is_told_to_go_on_before_its_earliest(story: Story) -> None:
    def following() -> dict[str, object]:
        parts = KIND.mine(story.scene(here(story)), ANNA.id)
        assert parts
        return next(p.data for p in parts.parts if p.id == "bc-next")  # type: ignore

    assert following()["earliest"] is None
    step(story, "Målet", 2050)
    step(story, "Före", 2040)
    assert following()["earliest"] == 2040
    story.state = replace(story.state, groups={"g": Group("g", 2, members=(ANNA.id,))})
    assert following()["road"].name == "Byn"  # type: ignore[attr-defined]


def test_a_wall_turns_through_the_roads_and_ends_in_the_first_steps(story: Story) -> None:
    step(story, "Ett", 2050)
    step(story, "Två", 2027, road="world-2", who=VINNOVA)
    pages = [KIND.wall(story.scene(here(story), turn=turn)) for turn in range(4)]
    assert {page.template for page in pages} == {"kinds/backcast/wall.html"}
    assert len({everything_in(page) for page in pages}) == 4
    shows(story)
    last = KIND.wall(story.scene(here(story), turn=4))
    assert last.template == "kinds/backcast/wall_first.html"
    assert "Två" in everything_in(last)
    assert "Vinnova" in everything_in(last)


def test_a_first_step_is_of_whom_it_names_else_of_whom_wrote_it(story: Story) -> None:
    step(story, "Vårt", 2027, ANNA)
    step(story, "Deras", 2028, ANNA, who=VINNOVA)
    step(story, "Senare", 2040, ANNA)
    scene = story.scene(here(story))
    ours, theirs = KIND.ours(scene, SKANE), KIND.ours(scene, VINNOVA)
    assert "Vårt" in everything_in(ours)
    assert "Deras" not in everything_in(ours)
    assert "Deras" in everything_in(theirs)
    assert "Senare" not in everything_in(ours)


def test_where_nobody_is_named_only_a_named_organisation_takes_a_step() -> None:
    story, activity = backcasting(naming="anonymous")
    step(story, "Ingens", 2027, replace(ANNA, id="mask-1"))
    step(story, "Deras", 2028, replace(ANNA, id="mask-1"), who=VINNOVA)
    assert KIND.ours(story.scene(activity), SKANE) is None
    told = KIND.report(story.scene(activity))
    assert "Region Skåne" not in everything_in(told)
    assert "Vinnova" in everything_in(told)


def test_the_report_draws_each_road_with_its_table_and_says_what_to_mend(story: Story) -> None:
    goal, late = step(story, "Målet", 2040), step(story, "Sent", 2045)
    story.does(ANNA, "backcast.requires", milestone=goal, needs=late)
    story.does(ANNA, "backcast.requires", milestone=late, needs=goal)
    step(story, "Annan väg", 2030, road="world-3")
    telling = KIND.report(story.scene(here(story)))
    assert telling
    drawings = [block for block in telling.blocks if isinstance(block, Drawing)]
    assert len(drawings) == 2
    assert all(isinstance(each.table, Table) and each.alt for each in drawings)
    said = everything_in([block for block in telling.blocks if isinstance(block, Items)])
    assert "inte kommer tidigare" in said
    assert "cirkel" in said
    assert "Inget mellan" in said
    assert "Första steget" in everything_in(
        [block for block in telling.blocks if isinstance(block, Heading)])
    assert len(telling.findings) == 2  # 2026–2040, 2030–2050


def test_wall_and_report_say_that_the_years_are_not_to_scale(story: Story) -> None:
    step(story, "Målet", 2050)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    assert "inte i skala" in everything_in(KIND.report(story.scene(here(story))))
    head = (asset("templates") / "kinds/backcast/wall_head.html").read_text(encoding="utf-8")
    assert "inte i skala" in head


def test_every_fact_leads_back_to_its_world_and_to_what_it_requires(story: Story) -> None:
    goal, before = step(story, "Målet", 2050), step(story, "Före", 2040)
    story.does(ANNA, "backcast.requires", milestone=goal, needs=before)
    made = story.does(BO, "backcast.hinder", milestone=goal, text="Pengar")[0].data["entry"]
    facts = {each["id"]: each for each in KIND.facts(story.scene(here(story)))["entries"]}  # type: ignore
    assert facts[goal]["derived_from"] == ["world-1", before]
    assert facts[before]["derived_from"] == ["world-1"]
    assert facts[made]["derived_from"] == [goal]
    assert (facts[goal]["road"], facts[goal]["requires"]) == ("world-1", [before])


def test_a_world_that_is_gone_keeps_its_road_in_desk_and_report(story: Story) -> None:
    step(story, "Kvar", 2040, road="world-4")
    give_worlds(story, 2)
    assert "Kvar" in everything_in(KIND.desk(story.scene(here(story))))
    assert "Skafferiet" in everything_in(KIND.report(story.scene(here(story))))


def test_its_author_reads_of_what_others_do_to_a_milestone(story: Story) -> None:
    goal, before = step(story, "Målet", 2050), step(story, "Före", 2040, BO)
    (event,) = story.does(KARIN, "backcast.requires", milestone=goal, needs=before)
    touched = set(KIND.touches(story.activity(here(story)), event))
    assert {goal, before} <= touched
    (edited,) = story.does(BO, "backcast.edit", entry=before, text="Annat",
                           was=seen(entry(story, before).data))  # fmt: skip
    assert goal in set(KIND.touches(story.activity(here(story)), edited))


def test_a_hundred_milestones_and_long_words_are_all_on_the_wall(story: Story) -> None:
    for nth in range(100):
        step(story, f"nr{nth:03} " + "samverkansöverenskommelse" * 4, 2026 + nth % 25)
    turns = [everything_in(KIND.wall(story.scene(here(story), turn=turn))) for turn in range(60)]
    assert all(any(f"nr{nth:03}" in page for page in turns) for nth in range(100))


ACTIONS = st.lists(st.tuples(
    st.sampled_from(["add", "hinder", "requires", "unrequire", "edit", "withdraw", "restore",
                     "move", "hide", "show", "shut_road", "open_road", "undo", "again", "worlds"]),
    st.sampled_from([ANNA, BO, KARIN, ERIK]), st.integers(0, 9), st.integers(0, 9)),
    max_size=40)  # fmt: skip


@settings(max_examples=40)
@given(ACTIONS)
def test_whatever_is_done_in_whatever_order_no_word_and_no_link_is_lost(
    actions: list[tuple[str, object, int, int]]
) -> None:
    story, activity = backcasting()
    written: set[str] = set()
    for name, actor, one, other in actions:
        kept = [each.id for each in state(story).entries]
        tried(story, activity, name, actor, one, other)
        now = [each.id for each in state(story).entries]
        assert now[:len(kept)] == kept
        written |= {str(event.data["text"]) for event in story.events
                    if event.name in ("backcast.added", "backcast.edited")}
        # Pictures are made of any state.
        standing_in(story.activity(activity))
    scene = story.scene(activity)
    assert {entry_.data["text"] for entry_ in state(story).entries} <= written | {"hinder"}
    desk = everything_in(KIND.desk(scene))
    assert all(each.id in desk for each in state(story).entries)
    for each in state(story).requires.values():
        assert all(needs in state(story).entries.by_id for needs in each)
    KIND.wall(scene)
    KIND.report(scene)
    again = KIND.empty()
    for event in story.events:
        if event.activity == activity:
            again = KIND.apply(again, event) if event.name.startswith("backcast") else again
    assert state_of(story.activity(activity)).requires == again.requires  # type: ignore[attr-defined]


def tried(
    story: Story, activity: str, name: str, actor: object, one: int, other: int
) -> None:
    """One command about the entries that there are; what is refused changes nothing."""
    entries = list(state(story).entries) or [None]
    first, second = entries[one % len(entries)], entries[other % len(entries)]
    ids = {"entry": first.id if first else "x"}
    road = f"world-{one % 4 + 1}"
    if name == "worlds":
        give_worlds(story, one % 5)
        return
    commands = {
        "add": ("backcast.add", {"text": f"m{one}{other}", "year": 2026 + one * 2, "road": road}),
        "hinder": ("backcast.hinder", {"milestone": ids["entry"], "text": "hinder"}),
        "edit": ("backcast.edit", {**ids, "text": f"e{other}", "was": seen(first.data)
                                   if first else "x"}),
        "move": ("backcast.move", {**ids, "road": road}),
        "hide": ("entry.hide", {**ids, "reason": "x"}), "show": ("entry.show", ids),
        "undo": ("undo.last", {}), "again": ("undo.again", {}),
        "withdraw": ("backcast.withdraw", ids), "restore": ("backcast.restore", ids),
        "shut_road": ("backcast.shut_road", {"road": road}),
        "open_road": ("backcast.open_road", {"road": road}),
        **dict.fromkeys(("requires", "unrequire"), (f"backcast.{name}", {
            "milestone": ids["entry"], "needs": second.id if second else "x"})),
    }
    command_name, data = commands[name]
    story.wait(1)
    command = story.command(actor, command_name, activity, **data)  # type: ignore[arg-type]
    try:
        made = number(story.state, command, decide(story.state, command, story.now, KINDS),
                      story.now)
    except Refused:
        return
    story.state = fold(made, KINDS, story.state)
    story.events += made
