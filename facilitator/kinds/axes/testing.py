"""The pair test: one pair at a time, "vet ej" is an answer, and any answer can be changed."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.amounts import Amounts
from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import entries_of
from facilitator.domain.event import Draft
from facilitator.domain.fields import Field, Text, Whole
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.dealing import deal
from facilitator.judging.ratings import dealt, is_done, ratings_on
from facilitator.judging.sheets import begun_for, sheet_of, written_on

from .pairs import PULL, SCALES, listed, pairs_in, share_size, to_answer
from .writing import PHONES, WHICH

_MANY = 40
_ANSWERS: Mapping[str, Field] = {
    name: Whole(scale.low, scale.high) for name, scale in SCALES.items()}
COMMANDS = (
    Rule("axes.rate", PHONES, {"entry": WHICH, **_ANSWERS}, WHILE_OPEN,
         may_be_left_out=frozenset(SCALES)),
    Rule("axes.draw", PHONES, {}, WHILE_OPEN),
    Rule("axes.fill", FACILITATORS, {"organisation": Text(80), **{
        name: Amounts(scale.low, scale.high, _MANY) for name, scale in SCALES.items()}},
        WHILE_OPEN),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from such a command; None for another one. Raises `Refused`."""
    match command.name:
        case "axes.rate":
            return _rate(workshop, activity, command)
        case "axes.draw":
            return _draw(workshop, activity, command)
        case "axes.fill":
            return _fill(workshop, activity, command)
    return None


def _rate(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    tested, data = listed(pairs_in(workshop, activity)), command.data
    pair = tested.item(data["entry"]).id
    given = {name: data[name] for name in SCALES if name in data}
    if not given:
        raise Refused("empty", message("Välj en siffra eller Vet ej."), field=PULL)
    before = ratings_on(sheet_of(activity, command.actor.id)).get(pair, {})
    if all(name in before and before[name] == value for name, value in given.items()):
        return []
    sheet, told = written_on(workshop, activity, command.actor, command.id, tested.paper())
    return [*told, Draft("axes.rated", {"entry": sheet, "item": pair, **given})]


def _draw(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """A share of many pairs, or more of them once all of one's own are answered."""
    pairs = pairs_in(workshop, activity)
    tested, size = listed(pairs), share_size(activity, pairs)
    sheet = sheet_of(activity, command.actor.id)
    wanted = to_answer(activity, pairs, sheet)
    if size is None or (sheet and wanted and not is_done(sheet, wanted, tuple(SCALES))):
        return []
    # By the order of coming and not by who it is: a person's id has no place in what is reckoned.
    salt = f"{activity.id} {len(entries_of(activity))} {len(wanted)}"
    items = deal(dealt(activity, tested), {*wanted, *ratings_on(sheet)}, size, salt)
    if not items:
        return []
    own, told = written_on(workshop, activity, command.actor, command.id, tested.paper())
    return [*told, Draft("axes.dealt", {"entry": own, "items": list(items)})]


def _fill(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    tested = listed(pairs_in(workshop, activity))
    ratings: dict[str, dict[str, int | None]] = {}
    for name in SCALES:
        given: Mapping[str, int | None] = command.data[name]  # type: ignore[assignment]
        for pair, value in given.items():
            ratings.setdefault(tested.item(pair).id, {})[name] = value
    answered = {pair: answers for pair, answers in ratings.items()
                if any(value is not None for value in answers.values())}
    if not answered:
        raise Refused("empty", message("Fyll i minst ett svar."), field=PULL)
    return [*begun_for(workshop, activity, command.id, command.data["organisation"],
                       tested.paper()),
            Draft("axes.filled", {"entry": command.id, "ratings": answered})]
