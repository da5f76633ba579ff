"""A workshop is made once, with its name, its organisations and its way of naming people."""

from facilitator.domain.keys import key_hash
from facilitator.domain.roles import SYSTEM
from facilitator.domain.workshop import Workshop
from tests.cast import CODE, KARIN, SECRETS, Story, founded


def test_a_workshop_is_made_once(empty_room: Story) -> None:
    assert empty_room.refuses(SYSTEM, "workshop.make", code="X", title="X").code == "already_made"


def test_a_workshop_names_organisations_unless_something_else_is_said() -> None:
    story = Story()
    story.does(SYSTEM, "workshop.make", code=CODE, title="Omvärld")
    assert story.state.naming == "organisation"


def test_before_anything_has_happened_there_is_nothing() -> None:
    assert Story().state == Workshop()


def test_a_new_name_is_the_name(empty_room: Story) -> None:
    empty_room.does(KARIN, "workshop.rename", title="Omvärld igen")
    assert empty_room.state.title == "Omvärld igen"


def test_the_report_is_the_desks_until_it_is_opened(empty_room: Story) -> None:
    assert empty_room.state.downloads == "desk"
    empty_room.does(KARIN, "workshop.open_downloads", to="room")
    assert empty_room.state.downloads == "room"


def test_an_organisation_is_listed_once(empty_room: Story) -> None:
    refused = empty_room.refuses(KARIN, "organisation.add", name="REGION skåne")
    assert (refused.code, refused.field) == ("organisation_exists", "name")


def test_expected_are_as_many_as_there_are_places() -> None:
    assert founded().state.places() == 3


def test_days_come_in_the_order_they_were_added(empty_room: Story) -> None:
    empty_room.does(KARIN, "workshop.add_day", title="Dag 2", start="8.30")
    assert [day.title for day in empty_room.state.days] == ["Dag 1", "Dag 2"]


def test_a_key_is_made_from_a_hash_that_nobody_has(room_of_two: Story) -> None:
    refused = room_of_two.refuses(KARIN, "key.make", role="desk", hash="inte en hash")
    assert refused.code == "not_a_hash"
    taken = key_hash(SECRETS[KARIN])
    assert room_of_two.refuses(KARIN, "key.make", role="desk", hash=taken).code == "known_key"
