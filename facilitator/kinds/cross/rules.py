"""What a desk does with a cross: axes by hand, the view, names; and a table host's tagline."""

from __future__ import annotations

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import organisation_named, organisation_of
from facilitator.domain.event import Draft
from facilitator.domain.fields import Choice, Text
from facilitator.domain.grouped import is_host
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS, Role
from facilitator.domain.stage import BEFORE_SHOWN, Stage
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.handed import crossing_before
from facilitator.scenarios.values import Crossing

from .corners import Corner, corners, pair_of, view_of
from .state import Naming, cross_of, crossing_of

LONGEST_NAME, LONGEST_TAGLINE = 40, 120
NOT_ARCHIVED = BEFORE_SHOWN | {Stage.REVEALED.value}
WORLD = Text(200, required=True)
COMMANDS = (
    Rule("cross.set_axis", FACILITATORS, {
        "axis": Choice(("first", "second"), required=True),
        "name": Text(80), "low": Text(80), "high": Text(80)}, NOT_ARCHIVED),
    Rule("cross.swap", FACILITATORS, {}, NOT_ARCHIVED),
    Rule("cross.flip", FACILITATORS, {"axis": Text(80, required=True)}, NOT_ARCHIVED),
    Rule("cross.name", FACILITATORS, {
        "world": WORLD, "name": Text(LONGEST_NAME), "was": Text(LONGEST_NAME)},
        NOT_ARCHIVED, frozenset({"was"})),
    Rule("cross.tagline", EVERYONE, {
        "world": WORLD, "tagline": Text(LONGEST_TAGLINE), "was": Text(LONGEST_TAGLINE)},
        NOT_ARCHIVED, frozenset({"was"})),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from a command about axes, view and names; None for another one."""
    match command.name:
        case "cross.set_axis":
            return _set_axis(workshop, activity, command)
        case "cross.swap" | "cross.flip":
            return _turn(workshop, activity, command)
        case "cross.name":
            return _name(workshop, activity, command)
        case "cross.tagline":
            return _tagline(workshop, activity, command)
    return None


def expected_crossing(workshop: Workshop, activity: Activity) -> Crossing:
    """The two axes. Raises `Refused` while none are chosen."""
    crossing = crossing_of(workshop, activity)
    if crossing is None:
        raise Refused("no_axes", message("Inga axlar är valda än."))
    return crossing


def corner_of(workshop: Workshop, activity: Activity, command: Command) -> Corner:
    """The corner that a command speaks of. Raises `Refused` where it is not one of the four."""
    crossing = expected_crossing(workshop, activity)
    found = next((corner for corner in corners(activity.id, crossing)
                  if corner.world == command.data["world"]), None)
    if found is None:
        raise Refused("no_such_world", message(
            "Axlarna har bytts, så världen finns inte i korset just nu."), field="world")
    return found


def _set_axis(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    if crossing_before(workshop, activity):
        raise Refused("chosen_before", message(
            "Axlarna är valda i ett moment före. Ändra dem där, så följer korset."))
    words = {name: str(command.data[name]) for name in ("name", "low", "high")}
    if any(words.values()) and not all(words.values()):
        missing = next(name for name, value in words.items() if not value)
        raise Refused("half", message("Skriv axelns namn och båda polerna."), field=missing)
    axis = str(command.data["axis"])
    written = cross_of(activity).written
    old, other = written.get(axis), written.get("second" if axis == "first" else "first")
    # Poles alone may be alike: low and high are fair words for two uncertainties.
    if other and words["name"].casefold() == other.name.casefold():
        raise Refused("same_axis", message(
            "Den andra axeln är redan ”{words}”. Två axlar som säger samma sak ger inga fyra "
            "världar."), field="name", details={"words": other.name})
    same = words == ({"name": old.name, "low": old.low, "high": old.high} if old
                     else dict.fromkeys(words, ""))
    return [] if same else [Draft("cross.axis_set", {"axis": axis, **words})]


def _turn(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    crossing, cross = expected_crossing(workshop, activity), cross_of(activity)
    if command.name == "cross.swap":
        standing = view_of(crossing, cross.across, cross.flipped).up
        return [Draft("cross.swapped", {"pair": pair_of(crossing), "across": standing.id})]
    axis = str(command.data["axis"])
    if axis not in {each.id for each in crossing.axes()}:
        raise Refused("no_such_axis", message("Den axeln är inte med i korset."), field="axis")
    return [Draft("cross.flipped", {"axis": axis, "low_ahead": axis not in cross.flipped})]


def _name(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    world, name = corner_of(workshop, activity, command).world, command.data["name"]
    cross = cross_of(activity)
    naming, now = cross.naming.get(world, Naming()), cross.name_of(world)
    if naming.name == name and not naming.entry:
        return []
    if command.data.get("was", now) != now:
        raise Refused("newer", message(
            "Någon annan hann före. Nu heter världen ”{text}”. Stäng och öppna igen för att ändra "
            "det.") if now else message(
            "Någon annan har tagit bort namnet sedan du öppnade det. Stäng och öppna igen."),
            field="name", details={"text": now})
    return [Draft("cross.named", {"world": world, "name": name})]


def _tagline(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    world, actor = corner_of(workshop, activity, command).world, command.actor
    if actor.role is Role.PHONE:
        _expect_host(workshop, activity, command)
    now, tagline = cross_of(activity).tagline_of(world), command.data["tagline"]
    if tagline == now:
        return []
    if command.data.get("was", now) != now:
        raise Refused("newer", message(
            "Någon annan hann före. Nu står det: ”{text}”. Stäng och öppna igen för att skriva "
            "vidare på det.") if now else message(
            "Någon annan har tömt raden sedan du öppnade den. Stäng och öppna igen."),
            field="tagline", details={"text": now})
    phone = actor.role is Role.PHONE
    return [Draft("cross.taglined", {
        "entry": command.id, "world": world, "tagline": tagline,
        "author": actor.id if phone else "", "proxy": False,
        "organisation": organisation_of(workshop, actor) if phone
        else organisation_named(workshop, "")})]


def _expect_host(workshop: Workshop, activity: Activity, command: Command) -> None:
    if not is_host(workshop, command.actor):
        raise Refused("not_host", message("Underrubriken skriver bordets reseledare."))
    if activity.stage is not Stage.OPEN:
        raise Refused("closed", message(
            "{title} är inte öppet. Det du skrivit ligger kvar hos dig."),
            details={"title": activity.title})
