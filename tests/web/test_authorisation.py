"""Every command times everyone who could ask for it: only the cells of the table pass."""

import secrets
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient

from facilitator.app import App
from facilitator.domain.chapters import CHAPTER_OF_COMMAND, CHAPTERS, rules
from facilitator.domain.command import Rule
from facilitator.domain.keys import key_hash
from facilitator.domain.roles import SYSTEM, Role
from facilitator.storage.shelf import Shelf
from tests.cast import (
    ANNA,
    CHECKIN,
    CODE,
    KARIN,
    KINDS,
    SCAN,
    SECRETS,
    SKANE,
    WALL,
    Story,
    founded,
    scanning,
)  # fmt: skip
from tests.domain.test_roles import filled

from .conftest import Browser

RULES = {rule.name: rule for rule in rules(KINDS)}
CONTACT_KEY = "kontaktens-nyckel"
OTHER_CODE, OTHER_KEY = "ANNAN2", "nyckel-till-ett-annat-bord"
CONTACT_KEY = "kontaktens-nyckel"


@dataclass(frozen=True)
class Asker:
    """Who asks: a key (None for none at all), and the role it opens here (None: it opens none)."""

    name: str
    key: str | None
    role: Role | None


ASKERS = (
    Asker("none", None, None),
    Asker("a made up key", "x" * 27, None),
    Asker("another workshop's desk", OTHER_KEY, None),
    Asker("participant", SECRETS[ANNA], Role.PHONE),
    Asker("wall", SECRETS[WALL], Role.WALL),
    Asker("desk", SECRETS[KARIN], Role.DESK),
    Asker("an organisation's contact", CONTACT_KEY, Role.CONTACT),
)


@pytest.fixture
def app_of_two(app: App) -> App:
    """The same folder with another workshop in it, whose desk has a key of its own."""
    other = founded()
    made = other.events[0]
    events = [type(made)(made.seq, made.at, made.actor, None, made.name, made.v,
                         {**made.data, "code": OTHER_CODE}, made.command_id), *other.events[1:]]
    other.events[:] = events
    other.does(SYSTEM, "key.make", role="desk", holder="Olle", hash=key_hash(OTHER_KEY))
    Shelf(app.rooms.shelf.folder).create("annan", other.events)
    return app


def asks(client: FlaskClient, key: str | None, rule: Rule) -> tuple[int, dict[str, object]]:
    """Send the command with something in each field; (status, answer)."""
    kind = rule.name.partition(".")[0]
    activity = CHECKIN if kind == "checkin" else SCAN if kind == "scan" else None
    body = {"id": secrets.token_hex(16), "name": rule.name, "activity": activity,
            "data": filled(rule)}  # fmt: skip
    headers = {"Authorization": f"Bearer {key}"} if key is not None else {}
    answer = client.post(f"/api/workshops/{CODE}/do", json=body, headers=headers)
    return answer.status_code, answer.get_json()


@pytest.mark.parametrize("asker", ASKERS, ids=lambda asker: asker.name)
@pytest.mark.parametrize("name", RULES)
def test_a_command_is_open_to_its_cells_and_to_nobody_else(
    name: str, asker: Asker, app_of_two: App, browser: Browser
) -> None:
    room = app_of_two.rooms.get(CODE)
    assert room
    before = room.state.seq
    status, answer = asks(browser(), asker.key, RULES[name])
    if asker.role in RULES[name].roles:
        assert answer.get("code") != "not_allowed"
    else:
        assert (status, answer["code"]) == (403, "not_allowed")
        assert room.state.seq == before


@pytest.fixture
def story() -> Story:
    """What is in the file: the scan is open, Anna and Bo are in it, nothing is over."""
    story = scanning()
    story.does(SYSTEM, "key.make", role="contact", holder=SKANE, hash=key_hash(CONTACT_KEY))
    return story


AFTER_THE_END = {
    "workshop.rename", "workshop.open_downloads", "workshop.set_small_group", "workshop.resume",
    "workshop.hold", "workshop.release", "workshop.archive", "workshop.unarchive",
    "key.make", "key.revoke", "person.return", "person.remove", "person.readmit",
    "person.erase", "entry.erase", "entry.hide", "entry.show", "undo.last",
    "undo.again", "cluster.undo", "matrix.hide_reason", "matrix.show_reason", "rating.hide_reason",
    "rating.show_reason", "wildcard.hide_reason", "wildcard.show_reason",
    # A summary is mostly written when the day is over.
    "summary.add", "summary.edit", "summary.place", "summary.point", "summary.unpoint",
    "summary.move", "summary.remove", "summary.arrange", "summary.leave_out", "summary.take_in",
    "summary.pick", "summary.unpick", "summary.next_steps", "summary.publish",
    "summary.unpublish", "summary.republish", "summary.restore", "summary.take_up",
    # A contact reads and answers in the weeks after; a wall may play the day again.
    "standing.tell", "part.approve", "part.ask", "part.reset", "wall.show",
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_in_a_workshop_that_is_over_only_these_go_on(
    name: str, app: App, browser: Browser
) -> None:
    client, rule = browser(), RULES[name]
    ended = asks(client, SECRETS[KARIN], RULES["workshop.end"])
    assert ended[1]["ok"]
    asker = KARIN if Role.DESK in rule.roles else ANNA
    if asker.role not in rule.roles:  # the server's own: no key opens it at all
        assert rule.roles == {Role.SYSTEM}
        return
    _, answer = asks(client, SECRETS[asker], rule)
    assert (answer.get("code") == "ended") == (name not in AFTER_THE_END)


def test_every_command_is_in_the_one_table() -> None:
    """One that `decide` would answer but no rule names cannot exist: it is refused as unknown."""
    assert set(CHAPTER_OF_COMMAND) <= set(RULES)
    assert {name for kind in KINDS.values() for name in (r.name for r in kind.commands)} <= (
        set(RULES))


def test_every_event_belongs_to_somebody_who_applies_it() -> None:
    applied = {name for chapter in CHAPTERS for name in chapter.events}
    assert len(applied) == sum(len(chapter.events) for chapter in CHAPTERS)
