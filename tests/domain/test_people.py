"""People come in, come back, change and are let out; keys open what they are for."""

import pytest

from facilitator.domain.keys import holder_of, key_hash
from facilitator.domain.roles import SYSTEM, Actor, Role
from tests.cast import (
    ANNA,
    BO,
    KARIN,
    SECRETS,
    SKANE,
    VINNOVA,
    WALL,
    Story,
    everything_in,
    founded,
    gathered,
    joins,
)

CECILIA = Actor(Role.PHONE, "person-cecilia")


def test_an_organisation_is_known_whatever_its_capitals(empty_room: Story) -> None:
    joins(empty_room, ANNA, "Anna", "region SKÅNE")
    assert empty_room.state.people[ANNA.id].organisation == SKANE
    assert len(empty_room.state.organisations) == 2


def test_an_organisation_may_be_given_by_its_id(empty_room: Story) -> None:
    joins(empty_room, BO, "Bo", VINNOVA)
    assert empty_room.state.people[BO.id].organisation == VINNOVA


def test_one_from_somewhere_new_brings_the_organisation_along(empty_room: Story) -> None:
    joins(empty_room, CECILIA, "Cecilia", "Falu kommun")
    organisation = empty_room.state.organisations["o3"]
    assert (organisation.name, organisation.type, organisation.places) == ("Falu kommun",
                                                                           "annan", 0)  # fmt: skip


def test_one_may_come_without_name_and_organisation(empty_room: Story) -> None:
    joins(empty_room, ANNA, "")
    assert empty_room.state.people[ANNA.id].name == ""


def test_the_same_name_is_another_person(room_of_two: Story) -> None:
    joins(room_of_two, CECILIA, "Anna", "Region Skåne")
    assert len(room_of_two.state.people) == 3


def test_an_open_workshop_asks_for_a_name() -> None:
    refused = founded(naming="open").refuses(
        SYSTEM, "person.join", name="  ", organisation="", hash="h")
    assert (refused.code, refused.field) == ("name_needed", "name")


def test_in_an_open_workshop_the_name_cannot_be_taken_away_later() -> None:
    story = gathered(naming="open")
    assert story.refuses(ANNA, "person.change", name="", organisation="").code == "name_needed"


def test_an_anonymous_workshop_keeps_no_name() -> None:
    story = gathered(naming="anonymous")
    story.does(ANNA, "person.change", name="Anna", organisation="Vinnova")
    assert "'Anna'" not in everything_in(story.state)
    assert "'Anna'" not in everything_in(story.events)


def test_a_personal_code_makes_another_phone_the_same_person(room_of_two: Story) -> None:
    room_of_two.does(SYSTEM, "person.return", typed_hash=key_hash(f"kod-{ANNA.id}"),
                     hash=key_hash("ny-telefon"), code_hash=key_hash("ny-kod"))  # fmt: skip
    assert holder_of(room_of_two.state, "ny-telefon") == ANNA
    assert holder_of(room_of_two.state, SECRETS[ANNA]) == ANNA
    assert len(room_of_two.state.people) == 2


def test_an_unknown_personal_code_is_told_at_its_field(room_of_two: Story) -> None:
    refused = room_of_two.refuses(SYSTEM, "person.return", typed_hash="fel", hash="h")
    assert refused.field == "personal_code"


def test_one_changes_only_oneself(room_of_two: Story) -> None:
    room_of_two.does(ANNA, "person.change", name="Ann", organisation=VINNOVA)
    people = room_of_two.state.people
    assert (people[ANNA.id].name, people[ANNA.id].organisation) == ("Ann", VINNOVA)
    assert people[BO.id].name == "Bo"


def test_one_who_is_removed_has_no_key_and_is_not_counted(room_of_two: Story) -> None:
    room_of_two.does(KARIN, "person.remove", person=BO.id)
    assert holder_of(room_of_two.state, SECRETS[BO]) is None
    assert [person.id for person in room_of_two.state.present()] == [ANNA.id]


def test_one_who_is_readmitted_has_the_old_key(room_of_two: Story) -> None:
    room_of_two.does(KARIN, "person.remove", person=BO.id)
    room_of_two.does(KARIN, "person.readmit", person=BO.id)
    assert holder_of(room_of_two.state, SECRETS[BO]) == BO


def test_removing_twice_is_removing_once(room_of_two: Story) -> None:
    room_of_two.does(KARIN, "person.remove", person=BO.id)
    assert room_of_two.does(KARIN, "person.remove", person=BO.id) == []


def test_a_stranger_cannot_be_removed(room_of_two: Story) -> None:
    assert room_of_two.refuses(KARIN, "person.remove", person="nobody").code == "no_such_person"


@pytest.mark.parametrize("actor", SECRETS, ids=str)
def test_a_key_opens_its_holders_role(actor: Actor, room_of_two: Story) -> None:
    assert holder_of(room_of_two.state, SECRETS[actor]) == actor


@pytest.mark.parametrize("secret", ["", "fel", key_hash(SECRETS[KARIN]), f"kod-{ANNA.id}",
                                    f"code:{key_hash('kod-person-anna')}"])  # fmt: skip
def test_nothing_else_opens_anything(secret: str, room_of_two: Story) -> None:
    assert holder_of(room_of_two.state, secret) is None


def test_no_secret_is_kept_only_its_hash(room_of_two: Story) -> None:
    held = everything_in((room_of_two.state, room_of_two.events))
    assert not [secret for secret in SECRETS.values() if secret in held]


def test_a_revoked_key_opens_nothing(room_of_two: Story) -> None:
    room_of_two.does(KARIN, "key.revoke", hash=key_hash(SECRETS[WALL]))
    assert holder_of(room_of_two.state, SECRETS[WALL]) is None


def test_a_key_is_revoked_once(room_of_two: Story) -> None:
    room_of_two.does(KARIN, "key.revoke", hash=key_hash(SECRETS[WALL]))
    refused = room_of_two.refuses(KARIN, "key.revoke", hash=key_hash(SECRETS[WALL]))
    assert refused.code == "no_such_key"


def test_the_last_key_to_the_desk_cannot_be_revoked(room_of_two: Story) -> None:
    refused = room_of_two.refuses(KARIN, "key.revoke", hash=key_hash(SECRETS[KARIN]))
    assert refused.code == "last_key"


def test_the_desk_is_handed_over_by_a_new_key(room_of_two: Story) -> None:
    room_of_two.does(KARIN, "key.make", role="desk", holder="Erik", hash=key_hash("eriks"))
    room_of_two.does(KARIN, "key.revoke", hash=key_hash(SECRETS[KARIN]))
    assert holder_of(room_of_two.state, "eriks") == Actor(Role.DESK, "Erik")


def test_a_desk_makes_no_key_to_a_phone(room_of_two: Story) -> None:
    refused = room_of_two.refuses(KARIN, "key.make", role="phone", hash="h")
    assert refused.code == "unknown_choice"


def test_one_who_is_removed_does_not_come_back_by_code(room_of_two: Story) -> None:
    room_of_two.does(KARIN, "person.remove", person=ANNA.id)
    refused = room_of_two.refuses(SYSTEM, "person.return", hash="h",
                                  typed_hash=key_hash(f"kod-{ANNA.id}"))  # fmt: skip
    assert refused.code == "removed"


def test_a_closed_door_lets_nobody_new_in_and_those_who_are_in_stay(room_of_two: Story) -> None:
    room_of_two.does(KARIN, "workshop.set_door", to="closed")
    assert room_of_two.refuses(SYSTEM, "person.join", name="Ny", hash="h").code == "expired"
    assert holder_of(room_of_two.state, SECRETS[ANNA]) == ANNA
    room_of_two.does(KARIN, "workshop.set_door", to="open")
    assert room_of_two.does(SYSTEM, "person.join", name="Ny", hash="h")
