"""The corridor and the door: every message is a command or is refused, every key its role."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.keys import key_hash
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.room.access import clean_code, new_code, new_secret, personal_code
from facilitator.room.clock import now
from facilitator.room.corridor import ask, read_command
from facilitator.room.doors import Doors, cookie_name
from facilitator.room.room import Room
from facilitator.room.rooms import Rooms
from facilitator.storage.accounts import Accounts
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, CODE, KARIN, KINDS, SCAN, SECRETS, WALL, Story, founded, scanning

NOW = "2026-05-12T09:00:00.000+00:00"
GOOD = {"id": "kort-000001", "name": "scan.add", "activity": SCAN, "data": {"headline": "x"}}


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    accounts = Accounts(tmp_path / "installation.sqlite")
    accounts.add("Karin", "hash", NOW)
    accounts.log_in(key_hash("login"), "Karin", NOW, "2026-05-12T21:00")
    yield accounts
    accounts.close()


@pytest.fixture
def doors(accounts: Accounts) -> Doors:
    return Doors(accounts, lambda: NOW)


def test_a_message_goes_through_the_room(room: Room) -> None:
    assert ask(room, ANNA, GOOD).seq == room.state.seq


@pytest.mark.parametrize("message", [
    None, 7, "text", [], [GOOD], {}, {**GOOD, "id": None}, {**GOOD, "id": "short"},
    {**GOOD, "id": "x" * 65}, {**GOOD, "id": "kort 000001"}, {**GOOD, "id": "kort-00000å"},
    {**GOOD, "id": 12345678}, {**GOOD, "id": "kort-000001\n"}, {**GOOD, "name": 7},
    {**GOOD, "name": "x" * 61}, {**GOOD, "activity": 7}, {**GOOD, "data": []},
    {**GOOD, "data": None},
], ids=str)  # fmt: skip
def test_what_is_not_a_message_is_refused(message: object) -> None:
    with pytest.raises(Refused) as refused:
        read_command(ANNA, message)
    assert refused.value.code == "malformed"


def test_a_role_in_a_message_means_nothing() -> None:
    command = read_command(ANNA, {**GOOD, "role": "desk", "actor": "desk:Karin"})
    assert command.actor == ANNA


@pytest.mark.parametrize("actor", SECRETS, ids=str)
@pytest.mark.parametrize("role", [Role.PHONE, Role.WALL, Role.DESK])
def test_a_key_in_the_cookie_of_another_role_opens_nothing(
    role: Role, actor: Actor, doors: Doors, room_of_two: Story
) -> None:
    cookies = {cookie_name(role, CODE): SECRETS[actor]}
    found = doors.by_cookie(room_of_two.state, role, cookies)
    assert found == (actor if actor.role is role else None)


@pytest.mark.parametrize(("role", "actor"), [
    (Role.PHONE, None), (Role.WALL, WALL), (Role.DESK, KARIN),
])  # fmt: skip
def test_a_login_opens_wall_and_desk_but_no_phone(
    role: Role, actor: Actor | None, doors: Doors, room_of_two: Story
) -> None:
    assert doors.by_cookie(room_of_two.state, role, {"login": "login"}) == actor


def test_the_desks_cookie_opens_that_workshops_wall(doors: Doors, room_of_two: Story) -> None:
    cookies = {cookie_name(Role.DESK, CODE): SECRETS[KARIN]}
    assert doors.by_cookie(room_of_two.state, Role.WALL, cookies) == WALL


def test_a_key_to_one_workshop_opens_no_other(doors: Doors) -> None:
    other = founded().state
    assert doors.by_cookie(other, Role.PHONE, {cookie_name(Role.PHONE, CODE): "annas"}) is None


@pytest.mark.parametrize("key", ["", "fel"])
def test_no_key_is_nobody(key: str, doors: Doors, room_of_two: Story) -> None:
    assert doors.by_key(room_of_two.state, key) is None


def test_codes_and_secrets_are_hard_to_guess_and_easy_to_read() -> None:
    codes = {new_code() for _ in range(300)}
    assert len(codes) == 300
    assert not set("".join(codes)) & set("01ILO")
    assert all(len(new_secret()) >= 27 for _ in range(10))


def test_a_personal_code_is_always_the_same_for_a_key() -> None:
    assert personal_code("a") == personal_code("a") != personal_code("b")


@pytest.mark.parametrize("typed", ["skå ne2", "SKANE2", " skane-2 "])
def test_a_code_may_be_typed_as_it_is_read(typed: str) -> None:
    assert clean_code(typed.replace("å", "a")) == "SKANE2"


def test_a_broken_file_keeps_no_other_room_closed(path: Path, tmp_path: Path) -> None:
    (tmp_path / "aaa.db").write_bytes(b"noise" * 2000)
    rooms = Rooms(Shelf(tmp_path), KINDS, lambda: NOW)
    room = rooms.get(CODE.lower())
    assert room
    assert room.state.code == CODE
    rooms.close()


def test_a_room_is_opened_once(path: Path, tmp_path: Path) -> None:
    opened: list[Room] = []
    rooms = Rooms(Shelf(tmp_path), KINDS, lambda: NOW)
    rooms.on_open(opened.append)
    assert rooms.get(CODE) is rooms.get(CODE)
    assert len(opened) == 1
    assert rooms.get("NOWAY2") is None
    rooms.close()


def test_a_wall_opened_from_the_desk_goes_with_the_desks_key(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "installation.sqlite")
    doors, state = Doors(accounts, now), scanning().state
    cookies = {cookie_name(Role.DESK, CODE): SECRETS[KARIN]}
    assert doors.opened_by(state, Role.WALL, cookies) == key_hash(SECRETS[KARIN])
    assert doors.opened_by(state, Role.PHONE, cookies) == ""
    accounts.close()
