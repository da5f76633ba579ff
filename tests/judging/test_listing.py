"""What is judged: where a list comes from, what a desk does to it, and how it is followed."""

from __future__ import annotations

import pytest

from facilitator.domain.roles import SYSTEM
from facilitator.domain.undoing import last_undo
from facilitator.judging.listing import Listing, first_round, listing, names
from tests.cast import ANNA, KARIN, Story, scanning
from tests.kinds.judged import AI, CARE, CLUSTER, POWER, clustered, judging


def listed(story: Story, activity: str) -> Listing:
    return listing(story.state, story.activity(activity))


def called(story: Story, activity: str) -> list[str]:
    return [item.name for item in listed(story, activity).items]


def test_without_clusters_the_cards_are_judged(scan: Story) -> None:
    scan.card(ANNA, "Vattnet stiger", id="kort-1")
    scan.does(SYSTEM, "agenda.add", kind="dotvote", title="Prickar", minutes=10)
    assert called(scan, "dotvote-5") == ["Vattnet stiger"]


def test_a_hidden_card_is_not_in_the_list(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card)
    scan.does(SYSTEM, "agenda.add", kind="dotvote", title="Prickar", minutes=10)
    assert called(scan, "dotvote-5") == []


@pytest.mark.parametrize(("of", "found"), [
    ("nearest", 3), ("clusters", 3), ("cards", 6), ("own", 0)])
def test_the_agenda_says_what_is_judged(of: str, found: int) -> None:
    story, activity = judging(scanning(), "matrix", "Matris", of=of)
    assert len(listed(story, activity).items) == found


def test_what_comes_later_in_the_agenda_is_not_judged() -> None:
    story = clustered(scanning())
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Matris", minutes=10, after="scan-2")
    assert [item.sort for item in listed(story, "matrix-6").items] == ["card"] * 6


def test_a_cluster_inside_another_is_part_of_it() -> None:
    story, activity = judging(scanning(), "matrix", "Matris")
    story.does(KARIN, "cluster.nest", CLUSTER, cluster=POWER, parent=AI)
    found = {item.name: item.cards for item in listed(story, activity).items}
    assert found == {"AI": ("kort-0", "kort-1", "kort-4", "kort-5"),
                     "Vården": ("kort-2", "kort-3")}


def test_a_new_name_of_a_cluster_is_in_the_list_at_once() -> None:
    story, activity = judging(scanning(), "matrix", "Matris")
    story.does(KARIN, "cluster.rename", CLUSTER, cluster=AI, name="AI i arbetslivet")
    assert called(story, activity)[0] == "AI i arbetslivet"


def test_what_has_gone_is_still_called_what_it_was() -> None:
    story, activity = judging(scanning(), "matrix", "Matris")
    story.does(KARIN, "cluster.dissolve", CLUSTER, cluster=AI)
    assert names(story.state, story.activity(activity), [AI, CARE, "kort-0", "nix"]) == {
        AI: "AI", CARE: "Vården", "kort-0": "Kort 0", "nix": ""}


def test_a_merged_thing_lives_on_in_the_other() -> None:
    story, activity = judging(scanning(), "matrix", "Matris")
    story.does(KARIN, "cluster.merge", CLUSTER, clusters=[AI], into=POWER)
    assert listed(story, activity).living(AI) == POWER
    story.does(KARIN, "matrix.leave_out", activity, entry=POWER)
    assert listed(story, activity).living(AI) == ""


def test_a_desk_writes_into_the_list_and_every_step_can_be_taken_back() -> None:
    story, activity = judging(scanning(), "matrix", "Matris")
    made = str(story.does(KARIN, "matrix.add_item", activity, name="Eget")[0].data["item"])
    story.does(KARIN, "matrix.change_item", activity, entry=made, name="Eget, ändrat")
    story.does(KARIN, "matrix.leave_out", activity, entry=CARE)
    assert called(story, activity) == ["AI", "Elen", "Eget, ändrat"]
    for expected in (["AI", "Vården", "Elen", "Eget, ändrat"], ["AI", "Vården", "Elen", "Eget"],
                     ["AI", "Vården", "Elen"]):
        assert last_undo(story.state, KARIN) is not None
        story.does(KARIN, "undo.last")
        assert called(story, activity) == expected


def test_the_list_stands_still_once_the_result_is_shown() -> None:
    story, activity = judging(scanning(), "matrix", "Matris")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    assert story.refuses(KARIN, "matrix.leave_out", activity, entry=AI).code == "closed"
    assert story.refuses(KARIN, "matrix.add_item", activity, name="Nytt").code == "closed"


def test_phones_do_not_write_the_list() -> None:
    story, activity = judging(scanning(), "matrix", "Matris")
    for name in ("add_item", "leave_out", "take_in", "change_item"):
        refused = story.refuses(ANNA, f"matrix.{name}", activity, entry=AI, name="Nytt")
        assert refused.code == "not_allowed"


def test_a_second_round_judges_what_the_first_did_and_never_itself() -> None:
    story, first = judging(scanning(), "matrix", "Matris", of="own")
    story.does(KARIN, "matrix.add_item", first, name="Eget")
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Igen", minutes=5,
               options={"again": first})  # fmt: skip
    second = story.state.agenda[-1]
    assert called(story, second) == ["Eget"]
    story.does(SYSTEM, "agenda.change", activity=first, title="Matris",
               options={"again": second})  # fmt: skip
    assert first_round(story.state, story.activity(first)) is None
    assert called(story, first) == ["Eget"]


def test_dots_are_no_first_round_of_a_matrix() -> None:
    story, vote = judging(scanning(), "dotvote", "Prickar")
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Matris", minutes=5,
               options={"again": vote})  # fmt: skip
    assert first_round(story.state, story.activity(story.state.agenda[-1])) is None
