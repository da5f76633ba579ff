"""Who may: every rule times every role, and only the cells of the table pass."""

import pytest

from facilitator.domain.amounts import Amounts
from facilitator.domain.chapters import CHAPTERS, rules
from facilitator.domain.command import Rule
from facilitator.domain.fields import Choice, ClockTime, DateField, Hash, Options, Text, Whole
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.rows import Ids, Rows
from facilitator.domain.seats import Seats
from facilitator.kinds.carried.parcel import Parcel
from facilitator.kinds.cluster.drafts import Groups
from facilitator.kinds.cross.decimal import Decimal
from tests.cast import ANNA, KARIN, KINDS, WALL, Story, gathered
from tests.kinds.parcels import parcel

RULES = {rule.name: rule for rule in rules(KINDS)}
WHO = {Role.PHONE: ANNA, Role.WALL: WALL, Role.DESK: KARIN, Role.SYSTEM: SYSTEM}
PEOPLE = [
    "axes.draw", "axes.edit", "axes.rate", "axes.support", "axes.unsupport", "axes.withdraw",
    "axes.write", "backcast.add", "backcast.edit", "backcast.hinder", "backcast.move",
    "backcast.requires", "backcast.restore", "backcast.support", "backcast.unrequire",
    "backcast.unsupport", "backcast.withdraw", "checkin.answer", "checkin.withdraw",
    "cluster.propose", "cluster.support", "cluster.unsupport", "cluster.withdraw", "cross.place",
    "cross.propose", "cross.support", "cross.tagline", "cross.unplace", "cross.unsupport",
    "cross.withdraw", "dotvote.place", "dotvote.take_back", "elements.add", "elements.edit",
    "elements.move", "elements.support", "elements.unsupport", "elements.withdraw", "group.sit",
    "matrix.draw", "matrix.rate", "merge.like", "merge.propose", "merge.say", "merge.support",
    "merge.unlike", "merge.unsupport", "merge.withdraw", "person.change", "rating.draw",
    "rating.rate", "scan.add", "scan.edit", "scan.support", "scan.unsupport", "scan.withdraw",
    "story.about", "story.adopt", "story.begin", "story.check", "story.decline", "story.join",
    "story.like", "story.picture", "story.release", "story.reopen", "story.repicture",
    "story.rest_on", "story.restore", "story.suggest", "story.take_pen", "story.unlike",
    "story.unpicture", "story.withdraw", "story.write",
    "wildcard.add", "wildcard.draw", "wildcard.rate", "wildcard.withdraw_joker",
]  # fmt: skip
INSIDE = [
    "workshop.make", "person.join", "person.return", "group.restore", "stage.put_back",
    "carried.bring", "cluster.draft",
]  # fmt: skip


def may(actor: Actor, rule: Rule) -> bool:
    """True when the rules stop elsewhere, or nowhere, but not at who is asking."""
    story = gathered()
    try:
        story.does(actor, rule.name, **filled(rule))
    except Refused as refused:
        return refused.code != "not_allowed"
    return True


@pytest.mark.parametrize("role", WHO, ids=str)
@pytest.mark.parametrize("name", RULES)
def test_a_command_is_open_to_its_roles_and_to_nobody_else(name: str, role: Role) -> None:
    rule = RULES[name]
    assert may(WHO[role], rule) == (role in rule.roles)


def test_phones_may_only_speak_for_themselves() -> None:
    assert sorted(n for n, rule in RULES.items() if Role.PHONE in rule.roles) == sorted(PEOPLE)


def test_a_wall_may_do_nothing() -> None:
    assert not [name for name, rule in RULES.items() if Role.WALL in rule.roles]


def test_what_only_the_server_itself_may_do() -> None:
    assert [n for n, rule in RULES.items() if rule.roles == {Role.SYSTEM}] == INSIDE


def test_a_command_is_declared_once() -> None:
    names = [rule.name for rule in rules(KINDS)]
    assert len(names) == len(set(names))


def test_an_event_belongs_to_one_chapter() -> None:
    names = [name for chapter in CHAPTERS for name in chapter.events]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["scan.explode", "", "stage", "Stage.start", "scan.added"])
def test_an_unknown_command_is_refused(name: str, room_of_two: Story) -> None:
    assert room_of_two.refuses(KARIN, name).code == "unknown_command"


@pytest.mark.parametrize("actor", [ANNA, KARIN, WALL, SYSTEM, Actor(Role.DESK, "a:b")], ids=str)
def test_an_actor_is_read_back_as_written(actor: Actor) -> None:
    assert Actor.parse(str(actor)) == actor


def filled(rule: Rule) -> dict[str, object]:
    """Something that each field takes."""
    return {name: value_of(spec) for name, spec in rule.fields.items()}


def value_of(spec: object) -> object:
    match spec:
        case Choice():
            return spec.options[0]
        case Whole():
            return spec.low
        case Options():
            return {}
        case Hash():
            return "0" * 64
        case ClockTime() | DateField():
            return ""
        case Text():
            return "x"
        case Ids():
            return ["x"]
        case Rows():
            return [["x"]]
        case Groups() | Seats():
            return []
        case Amounts():
            return {"x": spec.low}
        case Parcel():
            return parcel()
        case Decimal():
            return spec.low
    raise AssertionError(spec)
