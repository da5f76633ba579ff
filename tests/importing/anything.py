"""A workshop in which anything happens: every command there is, in any order, by anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

from facilitator.domain.amounts import Amounts
from facilitator.domain.chapters import CHAPTERS
from facilitator.domain.command import Rule
from facilitator.domain.contributions import entries_of
from facilitator.domain.decide import decide, number
from facilitator.domain.fields import Choice, ClockTime, Field, Hash, Options, Text, Whole
from facilitator.domain.fold import fold
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.rows import Ids, Rows
from facilitator.judging.listing import listing
from facilitator.judging.sheets import judging_of
from facilitator.kinds.axes.pairs import pairs_in
from facilitator.kinds.axes.state import axial
from facilitator.kinds.backcast.state import seen, state_of
from facilitator.kinds.carried.held import carried_of
from facilitator.kinds.carried.parcel import Parcel
from facilitator.kinds.cluster.deck import board_of, every_card
from facilitator.kinds.cross.corners import corners
from facilitator.kinds.cross.decimal import Decimal
from facilitator.kinds.cross.state import crossing_of
from facilitator.kinds.elements.filling import filling_of
from facilitator.kinds.merge.board import board_of as merging_of
from facilitator.scenarios.handed import worlds_before
from tests.cast import ANNA, BO, CODE, ERIK, KARIN, KINDS, Story, joins
from tests.kinds.parcels import parcel
from tests.photos import name_of, ours

CAST = (ANNA, BO, *(Actor(Role.PHONE, f"person-{each}") for each in ("cleo", "dag", "eva", "ali")))
HOMES = ("Region Skåne", "Vinnova", "Region Skåne", "", "Region Halland", "Eget AB")
PICTURES = {name_of(body): body for body in (ours(seed, 40, 30) for seed in range(3))}
# These make every later word impossible, or another workshop.
_NEVER = frozenset({"workshop.make", "workshop.end", "person.join", "person.return", "key.make",
                    "key.revoke", "agenda.add", "cluster.draft", "person.erase", "entry.erase",
                    "workshop.hold"})
_SELDOM = frozenset({"stage.put_back", "agenda.remove", "person.remove", "stage.turn_to",
                     "agenda.change", "stage.next", "stage.start", "stage.close", "stage.reveal",
                     "stage.reopen", "workshop.set_door", "person.change", "workshop.rename"})
KIND_ORDER = ("carried", "checkin", "scan", "cluster", "dotvote", "matrix", "rating", "wildcard",
              "axes", "cross", "elements", "story", "merge", "backcast")
# Fields of a command that point at something.
_POINTING = frozenset({
    "across", "activity", "after", "axis", "cluster", "element", "entry", "first", "given",
    "group", "into", "item", "leads_to", "milestone", "needs", "organisation", "paragraph",
    "parent", "passage", "person", "road", "second", "top", "world"})
# Without these there is nothing that the others could be about.
_OFTEN = frozenset({"story.begin", "story.write", "story.picture"})


def anything(seed: int, steps: int, naming: str = "organisation") -> Story:
    """The story of `steps` commands, most of them allowed; the same seed tells the same."""
    chance = Random(seed)
    story = _founded(chance, naming)
    for activity in story.state.agenda:
        _try(story, KARIN, "stage.start", None, {"activity": activity})
        for _ in range(steps // len(story.state.agenda)):
            _step(story, chance, wander=0.02)
        for step in ("close", "reveal"):
            if chance.random() < 0.85:
                _try(story, KARIN, f"stage.{step}", None, {})
    for _ in range(steps // 3):
        _step(story, chance, wander=0.3)
    return story


def _founded(chance: Random, naming: str) -> Story:
    story = Story()
    story.does(SYSTEM, "workshop.make", code=CODE, title="Vad som helst", naming=naming,
               programme="", date="2026-05-12", question="Vad händer?")  # fmt: skip
    for name, places in (("Region Skåne", 2), ("Vinnova", 1)):
        story.does(SYSTEM, "organisation.add", name=name, type="region", places=places)
    story.does(SYSTEM, "key.make", role="desk", holder="Karin", hash="0" * 64)
    story.state = replace(story.state, pictures=PICTURES)
    for person, home in zip(CAST, HOMES, strict=True):
        joins(story, person, person.id.removeprefix("person-"), home)
    for kind in (*KIND_ORDER, "matrix", "rating"):
        story.does(SYSTEM, "agenda.add", kind=kind, title=f"Moment {kind}", minutes=5,
                   question="Vad?", note="manus",
                   options=_options(story, chance, kind))  # fmt: skip
    story.does(KARIN, "workshop.set_small_group", least=chance.choice([1, 2, 3]))
    return story


def _options(story: Story, chance: Random, kind: str) -> dict[str, object]:
    told: dict[str, object] = {}
    for name, spec in KINDS[kind].options.items():
        if isinstance(spec, Choice) and chance.random() < 0.4:
            told[name] = chance.choice(spec.options)
    if kind == "backcast":
        told["target"] = "wanted"
    if kind in ("matrix", "rating") and chance.random() < 0.5:
        told["again"] = next((a.id for a in story.state.activities.values() if a.kind == kind), "")
        told["of"] = "clusters"
    return told


def _step(story: Story, chance: Random, wander: float) -> None:
    """One command; `wander` is how likely the room goes elsewhere instead."""
    state, current = story.state, story.state.now()
    if current is None or chance.random() < wander:
        name = chance.choice(("next", "turn_to", "close", "reveal", "reopen", "reopen"))
        _try(story, chance.choice((KARIN, ERIK)), f"stage.{name}", None,
             {"activity": chance.choice(state.agenda)} if name == "turn_to" else {})  # fmt: skip
        return
    rule = _rule(chance, current.kind)
    actor = chance.choice([*CAST, *CAST, KARIN, ERIK])
    if actor.role not in rule.roles:
        actor = KARIN if Role.DESK in rule.roles else chance.choice(CAST)
    if actor.role not in rule.roles:
        actor = SYSTEM
    data = {name: _value(story, chance, current.id, name, spec)
            for name, spec in rule.fields.items()
            if name not in rule.may_be_left_out or chance.random() < 0.7}
    _try(story, actor, rule.name, current.id, data)


def _rule(chance: Random, kind: str) -> Rule:
    own = tuple(rule for rule in KINDS[kind].commands if rule.name not in _NEVER)
    rules = [rule for chapter in CHAPTERS for rule in chapter.commands
             if rule.name not in _NEVER and (rule.name not in _SELDOM or chance.random() < 0.1)]
    own += tuple(rule for rule in own if rule.name in _OFTEN) * 4
    return chance.choice(own) if own and chance.random() < 0.88 else chance.choice(rules)


def _try(story: Story, actor: Actor, name: str, activity: str | None,
         data: Mapping[str, object]) -> None:  # fmt: skip
    story.wait(1)
    command = replace(story.command(actor, name, activity), data=data)
    try:
        drafts = decide(story.state, command, story.now, KINDS)
    except Refused:
        return
    made = number(story.state, command, drafts, story.now)
    story.state = fold(made, KINDS, story.state)
    story.events += made


def _value(story: Story, chance: Random, activity_id: str, name: str, spec: Field) -> object:
    known = list(_ids(story, activity_id, name)) or ["ingen"]
    match spec:
        case Choice():
            return chance.choice(["", *spec.options] if not spec.required else spec.options)
        case Decimal():
            return chance.choice([None, 0, round(chance.uniform(spec.low, spec.high), 2)])
        case Whole():
            if name == "step":
                return chance.randint(1, max(1, story.state.seq))
            if name == "year":
                return chance.randint(2026, 2050)
            some = chance.randint(spec.low, min(spec.high, spec.low + 6))
            return some if spec.required or chance.random() < 0.8 else None
        case Ids():
            return chance.sample(known, min(len(known), chance.randint(1, 4)))
        case Rows():
            return [chance.sample(known, min(len(known), 2)) for _ in range(2)]
        case Amounts():
            return {each: chance.randint(max(1, spec.low), min(3, spec.high))
                    for each in chance.sample(known, min(3, len(known)))}
        case Options():
            return {}
        case Parcel():
            return _parcel(chance)
        case Hash():
            return chance.choice(tuple(PICTURES))
        case ClockTime():
            return "09.00"
        case Text():
            if name == "field":
                return chance.choice(("headline", "lead", "morning", "name", "paper"))
            if name in _POINTING or (name == "text" and activity_id.startswith("story")) or (
                    name == "was" and activity_id.startswith("backcast")):
                return chance.choice(known)
            return f"{name} {chance.randint(1, 5)}"[:spec.limit]
    return None


def _parcel(chance: Random) -> dict[str, object]:
    """What another workshop hands on, now more of it and now less."""
    whole = parcel()
    return {**whole, "drivers": chance.sample(whole["drivers"], chance.randint(1, 3)),
            "cards": chance.sample(whole["cards"], chance.randint(0, 5))}


def _ids(story: Story, activity_id: str, name: str) -> Iterator[str]:
    """What a field of that name may point at, as things are."""
    state, activity = story.state, story.state.activities[activity_id]
    board = board_of(activity)
    match name:
        case "world" | "paragraph" | "into" | "after" if activity.kind == "merge":
            merged = merging_of(activity)
            yield from merged.scenarios if name in ("world", "into") else merged.paragraphs
        case "cluster" | "parent" | "into" | "clusters":
            yield from board.clusters
            if name == "cluster":
                yield from ("", "alone")
        case "person":
            yield from state.people
        case "group":
            yield from state.groups
        case "organisation":
            yield from (*state.organisations, "")
        case "world":
            crossing = crossing_of(state, activity)
            yield from (each.world for each in corners(activity_id, crossing)) if crossing else ()
            yield from filling_of(activity).own
            yield from (each.id for each in worlds_before(state, activity))
        case "given":
            yield from (*filling_of(activity).conditions, "")
        case "activity" | "after":
            yield from state.activities
        case "first" | "second":
            yield from axial(activity).taken
        case "axis" | "across":
            crossing = crossing_of(state, activity)
            yield from (each.id for each in crossing.axes()) if crossing else ()
        case "entries" | "top" if activity.kind == "cluster":
            yield from every_card(state, activity)
        case "road":
            yield "wanted"
            yield from (each.id for each in worlds_before(state, activity))
        case "was" if activity.kind == "backcast":
            yield from (seen(each.data) for each in entries_of(activity))
            yield state_of(activity).wanted
        case "leads_to":
            yield from ("", "", *(each.id for each in entries_of(activity)))
        case _:
            listed = listing(state, activity)
            yield from listed.ids()
            yield from judging_of(activity).own
            yield from judging_of(activity).left_out
            yield from (each.id for each in carried_of(activity).drivers)
            yield from (each.id for each in pairs_in(state, activity))
            yield from (each.id for each in entries_of(activity))
