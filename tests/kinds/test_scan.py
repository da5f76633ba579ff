"""Scan: who writes what when, where it is thin, and what each audience may see of it."""

import pytest

from facilitator.domain.contributions import entries_of
from facilitator.domain.entry import Entries, Entry
from facilitator.domain.picture import Lane
from facilitator.domain.roles import Actor, Role
from facilitator.domain.scene import Presence, Scene
from facilitator.kinds.scan.gaps import ENOUGH_TO_TELL, Space, gap_meter, pages_of
from facilitator.kinds.scan.views import PAGE_ALONE, PAGE_BESIDE_NEWEST
from facilitator.show.events import seen_events
from facilitator.show.views import Look
from tests.cast import ANNA, BO, KARIN, KINDS, SCAN, SKANE, VINNOVA, Story, everything_in, scanning

KIND = KINDS["scan"]
NAMINGS = ("open", "organisation", "anonymous")
CANARY = "kanariefågel"


def cards(story: Story) -> Entries:
    return entries_of(story.activity(SCAN))


def written(story: Story, actor: Actor, headline: str, **data: object) -> Entry:
    card = story.card(actor, headline, **data)
    return cards(story).get(card)


def room_pictures(story: Story) -> str:
    """All that wall and phones are made of, over every page of the wall."""
    turns = [KIND.wall(story.scene(SCAN, turn=turn)) for turn in range(9)]
    return everything_in([KIND.phone(story.scene(SCAN)), *turns])


def events_for(role: Role, story: Story) -> str:
    look = Look(story.now, Presence(), 0, "", "")
    return everything_in(seen_events(role, story.state, KINDS, tuple(story.events), look))


def test_a_card_needs_only_a_headline(scan: Story) -> None:
    card = written(scan, ANNA, "Vattnet stiger")
    assert (card.author, card.organisation, card.nr, card.proxy) == (ANNA.id, SKANE, 1, False)


def test_a_card_has_the_id_of_its_command(scan: Story) -> None:
    assert scan.does(ANNA, "scan.add", id="made-on-the-phone", headline="x")[0].data[
        "entry"] == "made-on-the-phone"  # fmt: skip


@pytest.mark.parametrize(("field", "value"), [
    ("headline", ""), ("headline", "x" * 10_000), ("text", "x" * 401), ("category", "astrologi"),
    ("type", "dröm"), ("horizon", "2099"), ("source", "x" * 201),
])  # fmt: skip
def test_a_card_that_cannot_be_taken_is_told_at_its_field(
    field: str, value: str, scan: Story
) -> None:
    refused = scan.refuses(ANNA, "scan.add", **{"headline": "x", field: value})
    assert refused.field == field


def test_a_phone_writes_as_itself_whatever_it_says(scan: Story) -> None:
    card = written(scan, ANNA, "Vattnet stiger", organisation=VINNOVA)
    assert (card.author, card.organisation) == (ANNA.id, SKANE)


def test_the_desk_writes_for_somebody_without_a_phone(scan: Story) -> None:
    card = written(scan, KARIN, "Vattnet stiger", organisation=VINNOVA)
    assert (card.author, card.organisation, card.proxy) == ("", VINNOVA, True)


def test_one_edits_ones_own_card(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(ANNA, "scan.edit", entry=card, headline="Vattnet sjunker")
    assert cards(scan).get(card).data["headline"] == "Vattnet sjunker"
    assert cards(scan).get(card).edited


def test_an_edit_that_changes_nothing_is_no_event(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    assert scan.does(ANNA, "scan.edit", entry=card, headline=" Vattnet  stiger") == []


@pytest.mark.parametrize("name", ["scan.edit", "scan.withdraw"])
def test_nobody_touches_anothers_card(name: str, scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    data = {"entry": card, **({"headline": "x"} if name == "scan.edit" else {})}
    assert scan.refuses(BO, name, **data).code == "not_yours"


def test_the_desk_may_edit_every_card(scan: Story) -> None:
    card = scan.card(ANNA, "Vatnet")
    scan.does(KARIN, "scan.edit", entry=card, headline="Vattnet")
    assert cards(scan).get(card).author == ANNA.id


def test_a_withdrawn_card_is_gone_and_cannot_be_edited(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(ANNA, "scan.withdraw", entry=card)
    assert not cards(scan).visible()
    assert scan.refuses(ANNA, "scan.edit", entry=card, headline="x").code == "withdrawn"
    assert scan.does(ANNA, "scan.withdraw", entry=card) == []


def test_the_gap_meter_counts_every_category(scan: Story) -> None:
    for category in ("ekonomi", "ekonomi", "lag"):
        scan.card(ANNA, "x", category=category)
    rows = gap_meter(cards(scan).visible())
    assert len(rows) == 7
    assert {row["id"]: row["count"] for row in rows if row["count"]} == {"ekonomi": 2, "lag": 1}


def test_a_card_without_category_has_a_row_of_its_own_last(scan: Story) -> None:
    scan.card(ANNA, "x")
    assert gap_meter(cards(scan).visible())[-1]["count"] == 1


def test_few_cards_tell_of_no_gap(scan: Story) -> None:
    for _ in range(ENOUGH_TO_TELL - 1):
        scan.card(ANNA, "x", category="ekonomi")
    assert not any(row["gap"] for row in gap_meter(cards(scan).visible()))


def test_a_category_under_a_third_of_an_even_share_is_a_gap(scan: Story) -> None:
    for category, count in (("ekonomi", 20), ("lag", 1), ("politik", 2)):
        for _ in range(count):
            scan.card(ANNA, "x", category=category)
    gaps = {row["id"] for row in gap_meter(cards(scan).visible()) if row["gap"]}
    assert "lag" in gaps
    assert not gaps & {"ekonomi", "politik", ""}


def test_the_pages_hold_every_card_once_by_category(scan: Story) -> None:
    for number in range(17):
        scan.card(ANNA, f"{number}", category="ekonomi" if number % 2 else "")
    pages = pages_of(cards(scan).visible(), Space(signs=42, lines=40, most=4))
    assert sorted(card.nr for _, page, _ in pages for card in page) == list(range(1, 18))
    assert all(len(page) <= 4 for _, page, _ in pages)
    assert [category.id for category, _, _ in pages] == ["ekonomi"] * 2 + [""] * 3


@pytest.mark.parametrize(("signs", "cards_on_page"), [(20, 5), (45, 5), (60, 3), (80, 3)])
def test_a_page_holds_as_many_cards_as_stand_whole(
    signs: int, cards_on_page: int, scan: Story
) -> None:
    for _ in range(15):
        written(scan, ANNA, "x" * signs, category="ekonomi")
    pages = pages_of(cards(scan).visible(), PAGE_BESIDE_NEWEST)
    assert {len(page) for _, page, _ in pages} == {cards_on_page}


def test_a_card_too_long_for_any_page_is_shown_all_the_same(scan: Story) -> None:
    written(scan, ANNA, "W" * 80)
    ((_, page, _),) = pages_of(cards(scan).visible(), Space(signs=20, lines=2, most=4))
    assert len(page) == 1


@pytest.mark.parametrize(("signs", "shown"), [(30, 2), (60, 2), (78, 1)])
def test_two_newest_cards_stand_beside_the_pages_unless_they_are_long(
    signs: int, shown: int, scan: Story
) -> None:
    for _ in range(8):
        written(scan, ANNA, "x" * signs)
    parts = KIND.wall(scan.scene(SCAN)).parts
    assert [len(lane.items) for lane in parts if isinstance(lane, Lane)] == [shown]


def test_what_the_desk_wrote_for_somebody_is_marked_in_the_table(scan: Story) -> None:
    written(scan, ANNA, "Eget")
    written(scan, KARIN, "Berättat")
    (sheet,) = KIND.sheets(scan.scene(SCAN))
    assert [row["proxy"] for row in sheet.rows][-2:] == ["", "ja"]


def test_the_wall_turns_through_every_card_and_begins_again(scan: Story) -> None:
    for number in range(30):
        scan.card(ANNA, f"kort {number:02}")
    scan.does(KARIN, "stage.close")
    pages = -(-30 // PAGE_ALONE.most)
    shown = [everything_in(KIND.wall(scan.scene(SCAN, turn=turn))) for turn in range(pages)]
    assert all(any(f"kort {number:02}" in page for page in shown) for number in range(30))
    assert everything_in(KIND.wall(scan.scene(SCAN, turn=pages))) == shown[0]


@pytest.mark.parametrize("gone", ["entry.hide", "scan.withdraw"])
def test_nothing_of_a_card_that_is_gone_is_in_the_room(gone: str, scan: Story) -> None:
    card = scan.card(ANNA, CANARY, text=CANARY, source=CANARY)
    scan.does(KARIN, gone, entry=card)
    assert CANARY not in room_pictures(scan)
    assert CANARY not in events_for(Role.WALL, scan)
    assert CANARY not in events_for(Role.PHONE, scan)


def test_what_is_written_into_a_hidden_card_stays_hidden(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card)
    scan.does(ANNA, "scan.edit", entry=card, headline=CANARY)
    assert CANARY not in room_pictures(scan) + events_for(Role.PHONE, scan)


def test_why_a_card_was_hidden_is_not_told_to_the_room(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card, reason=CANARY)
    scan.does(KARIN, "entry.show", entry=card)
    assert CANARY not in room_pictures(scan) + events_for(Role.PHONE, scan)


def test_on_reveal_the_wall_waits_for_the_reveal() -> None:
    story = scanning(wall="on_reveal", others="on_reveal")
    story.card(ANNA, CANARY)
    assert CANARY not in room_pictures(story) + events_for(Role.WALL, story)
    story.does(KARIN, "stage.close")
    assert CANARY not in room_pictures(story) + events_for(Role.WALL, story)
    story.does(KARIN, "stage.reveal")
    assert CANARY in everything_in(KIND.wall(story.scene(SCAN)))
    assert CANARY in everything_in(KIND.phone(story.scene(SCAN)))


def test_phones_never_show_others_where_the_agenda_says_never() -> None:
    story = scanning(others="never")
    story.card(ANNA, CANARY)
    for step in ("stage.close", "stage.reveal"):
        story.does(KARIN, step)
    assert CANARY not in everything_in(KIND.phone(story.scene(SCAN)))
    assert CANARY in everything_in(KIND.wall(story.scene(SCAN)))


@pytest.mark.parametrize("naming", NAMINGS)
def test_an_author_is_never_in_the_rooms_events(naming: str) -> None:
    story = scanning(naming=naming)
    story.card(ANNA, "Vattnet stiger")
    told = events_for(Role.WALL, story) + events_for(Role.PHONE, story)
    assert ANNA.id not in told
    assert "'Anna'" not in told


@pytest.mark.parametrize(("naming", "words"), [
    ("open", "Anna, Region Skåne"), ("organisation", "Region Skåne"), ("anonymous", ""),
])  # fmt: skip
def test_under_a_card_stands_what_the_naming_says(naming: str, words: str) -> None:
    story = scanning(naming=naming)
    story.card(ANNA, "Vattnet stiger")
    lane = KIND.phone(story.scene(SCAN)).parts[1]
    assert lane.items[0][1]["from"] == words  # type: ignore[union-attr]


@pytest.mark.parametrize("naming", NAMINGS)
def test_what_people_take_home_names_whom_the_naming_says(naming: str) -> None:
    story = scanning(naming=naming)
    story.card(ANNA, "Vattnet stiger")
    scene = story.scene(SCAN)
    told = everything_in([KIND.report(scene), KIND.sheets(scene), KIND.facts(scene)])
    assert ("'Anna'" in told) == (naming == "open")
    assert ("Region Skåne" in told) == (naming != "anonymous")
    assert ANNA.id not in told


def test_in_an_anonymous_workshop_the_desk_cannot_tell_who_wrote() -> None:
    story = scanning(naming="anonymous")
    story.card(ANNA, "Vattnet stiger")
    desk = KIND.desk(story.scene(SCAN))
    assert ANNA.id not in everything_in(desk)
    assert "Region Skåne" not in everything_in(desk.parts)
    added = events_for(Role.DESK, story).partition("scan.added")[2]
    assert ANNA.id not in added
    assert f"'{SKANE}'" not in added


def test_one_sees_ones_own_newest_first_with_what_may_be_done(scan: Story) -> None:
    first, second = scan.card(ANNA, "Ett"), scan.card(ANNA, "Två")
    scan.card(BO, "Bos")
    lane = KIND.mine(scan.scene(SCAN), ANNA.id).parts[1]  # type: ignore[union-attr]
    assert [item for item, _ in lane.items] == [f"m-{second}", f"m-{first}"]  # type: ignore[union-attr]
    assert all(data["open"] for _, data in lane.items)  # type: ignore[union-attr]


def test_the_author_sees_that_a_card_is_hidden(scan: Story) -> None:
    card = scan.card(ANNA, "Ett")
    scan.does(KARIN, "entry.hide", entry=card, reason="dubblett")
    lane = KIND.mine(scan.scene(SCAN), ANNA.id).parts[1]  # type: ignore[union-attr]
    assert lane.items[0][1]["hidden"] == "dubblett"  # type: ignore[union-attr]


def test_four_hundred_cards_are_one_page_on_the_wall(scan: Story) -> None:
    for number in range(400):
        scan.card(ANNA, f"kort {number}")
    scene: Scene = scan.scene(SCAN)
    assert everything_in(KIND.wall(scene)).count("kort ") <= 2 + 5
    assert everything_in(KIND.phone(scene)).count("kort ") <= 40


def test_an_edit_keeps_what_it_does_not_say(scan: Story) -> None:
    entry = scan.card(ANNA, "Vattnet stiger", text="Snabbt", category="ekologi")
    scan.does(ANNA, "scan.edit", entry=entry, headline="Vattnet stiger fort")
    card = entries_of(scan.activity(SCAN)).get(entry)
    assert (card.data["text"], card.data["category"]) == ("Snabbt", "ekologi")
    scan.does(ANNA, "scan.edit", entry=entry, category="")
    assert entries_of(scan.activity(SCAN)).get(entry).data["category"] == ""


def test_where_nobody_is_named_the_desk_writes_no_organisation_either() -> None:
    story = scanning(naming="anonymous")
    story.does(KARIN, "scan.add", headline="x", organisation=SKANE)
    (entry,) = entries_of(story.activity(SCAN))
    assert entry.organisation == ""
    assert SKANE not in repr(story.events[-1].data)
