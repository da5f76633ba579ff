"""The state of an item in which worlds are filled, and how what happens changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from facilitator.domain.category import BY_ID
from facilitator.domain.entry import Entries, Entry
from facilitator.domain.erasing import ERASED, NOBODY
from facilitator.domain.event import Event
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.handed import worlds_before
from facilitator.scenarios.values import Element, Given, World

# What is said of an element, in the order of the form.
SAID = ("text", "category", "type", "year", "given")


@dataclass(frozen=True, slots=True)
class Condition:
    """A given condition as it was told. `entry` is the element it was marked on, whose words it
    has then; `away` when it was taken from the list."""

    id: str
    text: str
    item: str = ""
    entry: str = ""
    away: bool = False


@dataclass(frozen=True, slots=True)
class Filling:
    """`seats`: group -> the world it works with. `own` are worlds that a desk wrote here, where
    nothing before has made any; those in `away` were taken back."""

    entries: Entries = field(default_factory=Entries)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, World] = field(default_factory=dict)
    away: frozenset[str] = frozenset()

    def worlds(self, workshop: Workshop, activity: Activity) -> tuple[World, ...]:
        """The worlds that a desk wrote here; none where those of an item before are filled."""
        return () if worlds_before(workshop, activity) else self.written()

    def world_called(self, world: str) -> str:
        """What a world of its own is or was called."""
        return self.own[world].name if world in self.own else ""

    def elements(self, workshop: Workshop, activity: Activity) -> tuple[Element, ...]:
        """What stands in a world that is there, and may be told, oldest first."""
        there = {world.id for world in worlds_of(workshop, activity)}
        known = self.givens()
        return tuple(element_of(entry, known) for entry in self.living()
                     if entry.data["world"] in there)

    def given(self, workshop: Workshop, activity: Activity) -> tuple[Given, ...]:
        """What must hold in all worlds."""
        del workshop, activity
        return self.givens()

    def written(self) -> tuple[World, ...]:
        """The desk's own worlds by place."""
        there = (world for world in self.own.values() if world.id not in self.away)
        return tuple(sorted(there, key=lambda world: world.place))

    def living(self) -> tuple[Entry, ...]:
        """The elements that everybody may see and that have words: the erased say nothing."""
        return tuple(e for e in self.entries.visible() if e.data["text"] != ERASED)

    def givens(self) -> tuple[Given, ...]:
        """The conditions that stand, with the words of the elements that some were marked on."""
        told = ((each, self._words(each)) for each in self.conditions.values() if not each.away)
        return tuple(Given(each.id, words, each.item) for each, words in told if words)

    def gives(self, entry: Entry) -> bool:
        """True for an element that a desk has made what must hold in all, as long as it does."""
        return any(each.entry == entry.id and not each.away for each in self.conditions.values())

    def _words(self, condition: Condition) -> str:
        """What it says; "" for one marked on an element that is hidden, taken back or erased."""
        entry = self.entries.by_id.get(condition.entry)
        words = str(entry.data["text"]) if entry else condition.text
        return "" if words == ERASED or (entry and not entry.visible) else words


def filling_of(activity: Activity) -> Filling:
    """The state of the item; an empty one for any other."""
    return activity.state if isinstance(activity.state, Filling) else Filling()


def worlds_of(workshop: Workshop, activity: Activity) -> tuple[World, ...]:
    """The worlds that are filled: of the nearest item before, or the desk's own."""
    return worlds_before(workshop, activity) or filling_of(activity).written()


def element_of(entry: Entry, known: tuple[Given, ...]) -> Element:
    """An entry as it is handed on: a category that is none of EPISTEL is told as none."""
    data = entry.data
    category, given = str(data["category"]), str(data["given"])
    return Element(
        entry.id, str(data["world"]), str(data["text"]), category if category in BY_ID else "",
        str(data["type"]), int(str(data["year"])),
        given if any(each.id == given for each in known) else "", str(data["group"]),
        entry.organisation)


def apply(state: Filling, event: Event) -> Filling:
    """The state after `event`."""
    data: Mapping[str, object] = event.data
    match event.name.partition(".")[2]:
        case "gave" | "given_reworded" | "given_taken" | "given_returned":
            return _conditions(state, event)
        case "seated":
            seats: Mapping[str, str] = data["seats"]  # type: ignore[assignment]
            merged = {**state.seats, **seats}
            return replace(state, seats={group: world for group, world in merged.items() if world})
        case "world_added" | "world_renamed" | "world_taken" | "world_returned":
            return _worlds(state, event)
    entries = _entries(state.entries, event)
    return state if entries is None else replace(state, entries=entries)


def _entries(entries: Entries, event: Event) -> Entries | None:
    data, entry_id = event.data, str(event.data.get("entry"))
    match event.name.partition(".")[2]:
        case "added":
            told = {name: data[name] for name in (*SAID, "world", "group")}
            return entries.add(Entry(
                entry_id, entries.made + 1, str(data["author"]), str(data["organisation"]),
                event.at, told, proxy=bool(data["proxy"])))
        case "edited":
            held = entries.by_id[entry_id].data
            return entries.change(entry_id, edited=True,
                                  data={**held, **{name: data[name] for name in SAID}})
        case "moved":
            held = entries.by_id[entry_id].data
            return entries.change(entry_id, data={**held, "world": data["world"]})
        case "withdrawn" | "restored":
            return entries.change(entry_id, withdrawn=event.name.endswith("withdrawn"))
        case "supported" | "unsupported":
            others = tuple(each for each in entries.by_id[entry_id].supporters
                           if each != event.actor.id)
            # The voice of one who was erased went with them.
            back = event.name.endswith("unsupported") or event.actor == NOBODY
            return entries.change(
                entry_id, supporters=others if back else (*others, event.actor.id))
    return None


def _conditions(state: Filling, event: Event) -> Filling:
    data, known = event.data, str(event.data["given"])
    if event.name.endswith(".gave"):
        made = Condition(known, str(data["text"]), str(data["item"]), str(data["entry"]))
        state = replace(state, conditions={**state.conditions, known: made})
        if made.entry not in state.entries.by_id:
            return state
        held = state.entries.by_id[made.entry].data
        return replace(state, entries=state.entries.change(
            made.entry, data={**held, "given": known}))
    held_one = state.conditions[known]
    changed = replace(held_one, text=str(data["text"])) if event.name.endswith("reworded") else (
        replace(held_one, away=event.name.endswith("taken")))
    return replace(state, conditions={**state.conditions, known: changed})


def _worlds(state: Filling, event: Event) -> Filling:
    data, known = event.data, str(event.data["world"])
    match event.name.partition(".")[2]:
        case "world_taken":
            return replace(state, away=state.away | {known})
        case "world_returned":
            return replace(state, away=state.away - {known})
    place = state.own[known].place if known in state.own else int(str(data["place"]))
    world = World(known, place, str(data["name"]), str(data["tagline"]))
    return replace(state, own={**state.own, known: world})
