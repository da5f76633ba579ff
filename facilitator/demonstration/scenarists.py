"""The people of a scenario workshop and its desk: what they write and tell of four worlds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from facilitator.demonstration.corners import Corner, by_corner, cornered, rows
from facilitator.demonstration.players import Players
from facilitator.domain.contributions import entries_of
from facilitator.domain.group import Group
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.workshop import Activity
from facilitator.importing.carrying import Parcel
from facilitator.judging.listing import listing
from facilitator.kinds.axes.pairs import PULL, SCALES, Pair, pairs_in
from facilitator.scenarios.handed import crossing_before, worlds_before
from facilitator.scenarios.values import Given, World

_POLES, _PAIRS = "poles", "pairs"
_TABLE = 7
_SPREAD = 0.35
_NOW = (-0.35, 0.3)
_HEADING = (-0.15, -0.2)
_AXES = 4
_WHY = "Andra par har högre prioritet, men det här är mest oberoende och har fyra rimliga hörn."
_FIRST, _SECOND = "Stad mot land", "Världen delas i block"


class Scenarists:
    """Who plays the methods of scenarios; `players` are the same people and the same desk."""

    def __init__(self, players: Players) -> None:
        self._players = players
        self._does = players.teller.does
        self._chance = players.chance
        self._desk = players.desk

    def carry(self, activity: str, parcel: Parcel) -> None:
        """What another workshop came to is brought and shown."""
        self._does(SYSTEM, "carried.bring", activity, parcel=parcel)
        wanted = {row["driver"] for row in rows("axes")}
        for driver in parcel["drivers"]:
            if driver["name"] in wanted:
                self._does(self._desk, "carried.choose", activity, item=driver["id"], on="yes")
        self._start(activity)
        self._show()

    def axes(self, activity: str) -> None:
        """Poles at the tables, then the pairs, or what of it the item asks; the desk decides."""
        asks = self._now(activity).option("asks", "both")
        self._start(activity)
        if asks != _PAIRS:
            self._write_poles(activity)
        if asks != _POLES:
            if asks != _PAIRS:
                self._does(self._desk, "axes.ask", activity, what=_PAIRS)
            self._test_pairs(activity)
        self._show()
        if asks != _POLES:
            self._choose(activity)

    def cross(self, activity: str) -> None:
        """Everybody places two points; some propose names, and the desk takes the best backed."""
        self._start(activity)
        for actor in self._players.people:
            for which, (x, y) in (("now", _NOW), ("heading", _HEADING)):
                self._does(actor, "cross.place", activity, which=which,
                           x=self._about(x), y=self._about(y))
        for corner, world in self._worlds_of(activity).items():
            self._name(activity, corner, world)
        self._show()

    def elements(self, activity: str) -> None:
        """The desk says what is given and shares out the tables; each writes of its world."""
        self._start(activity)
        for row in rows("given"):
            self._does(self._desk, "elements.give", activity, text=row["text"])
        self._does(self._desk, "elements.spread", activity)
        given = {each.text: each.id for each in self._given(activity)}
        written = by_corner("elements")
        for corner, world in self._worlds(activity).items():
            for row in written[corner]:
                self._does(self._somebody(), "elements.add", activity, world=world.id,
                           text=row["text"], category=row["category"], type=row["type"],
                           year=int(row["year"]) if row["year"] else None,
                           given=given.get(row["given"], ""))
        for entry in entries_of(self._now(activity)).visible()[::5]:
            self._does(self._other(entry.author), "elements.support", activity, entry=entry.id)
        self._show()

    def story(self, activity: str) -> None:
        """Of each world one table writes each form; the desk does where the tables are too few."""
        self._start(activity)
        written, tables, free = by_corner("stories"), self._groups(), dict[str, Iterator[Group]]()
        for corner, world in self._worlds(activity).items():
            forms: dict[str, list[dict[str, str]]] = defaultdict(list)
            for row in written[corner]:
                forms[row["form"]].append(row)
            for form, fields in forms.items():
                first = len(free) * len(written) % len(tables)
                table = next(free.setdefault(form, iter(tables[first:] + tables[:first])), None)
                if form in self._now(activity).option("forms", form):
                    pen = Actor(Role.PHONE, table.host or table.members[0]) if table else self._desk
                    self._tell(activity, pen, world, form, fields)
        self._show()

    def backcast(self, activity: str) -> None:
        """From each world back to this year: milestones, what they require and what hinders."""
        self._start(activity)
        written = by_corner("road")
        homes = {each.name: each.id for each in self._players.teller.state.organisations.values()}
        for corner, world in self._worlds(activity).items():
            made: dict[str, str] = {}
            for row in written[corner]:
                done = self._does(
                    self._somebody(), "backcast.add", activity, road=world.id, text=row["text"],
                    year=int(row["year"]), actor=row["actor"], who=homes.get(row["who"], ""))
                made[row["key"]] = str(done[-1].data["entry"])
                if row["hinder"]:
                    self._does(self._somebody(), "backcast.hinder", activity,
                               milestone=made[row["key"]], text=row["hinder"])
            for row in written[corner]:
                for needs in row["requires"].split(",") if row["requires"] else ():
                    self._does(self._desk, "backcast.requires", activity,
                               milestone=made[row["key"]], needs=made[needs])
        self._show()

    def _sit_down(self) -> None:
        """Tables with the organisations mixed, each with somebody who leads it."""
        self._does(self._desk, "group.form", way="mix", size=_TABLE)
        for group in self._groups():
            self._does(self._desk, "group.host", group=group.id, person=group.members[0])

    def _write_poles(self, activity: str) -> None:
        items = {item.name: item.id
                 for item in listing(self._players.teller.state, self._now(activity)).items}
        for row in rows("axes"):
            writer = self._somebody()
            words = {name: row[name] for name in ("low", "high", "definition", "indicator")}
            if row["driver"] in items:
                self._does(self._desk, "axes.tick", activity, item=items[row["driver"]])
                made = self._does(writer, "axes.write", activity,
                                  item=items[row["driver"]], **words)
            else:
                made = self._does(self._desk, "axes.add", activity, name=row["driver"], **words)
            entry = str(made[-1].data["entry"])
            self._does(self._other(writer.id), "axes.support", activity, entry=entry)
            self._does(self._desk, "axes.take", activity, entry=entry)

    def _test_pairs(self, activity: str) -> None:
        pairs = pairs_in(self._players.teller.state, self._now(activity))
        for actor in self._players.people:
            for pair in self._chance.sample(pairs, min(_AXES, len(pairs))):
                self._does(actor, "axes.rate", activity, entry=pair.id, **self._opinion(pair))

    def _choose(self, activity: str) -> None:
        chosen = [self._called(activity, name) for name in (_FIRST, _SECOND)]
        if all(chosen):
            self._does(self._desk, "axes.choose", activity,
                       first=chosen[0], second=chosen[1], reason=_WHY)

    def _opinion(self, pair: Pair) -> dict[str, object]:
        """What somebody thinks of two axes: those of other drivers than the chosen pull more."""
        apart = {axis.name for axis in pair.axes} == {_FIRST, _SECOND}
        return {name: max(scale.low, min(scale.high, round(
            self._chance.gauss(0.1 if apart else 0.9, 0.8) if name == PULL
            else self._chance.gauss(3.9 if apart else 3.1, 0.9))))
            for name, scale in SCALES.items()}

    def _called(self, activity: str, name: str) -> str:
        axes = {axis for pair in pairs_in(self._players.teller.state, self._now(activity))
                for axis in pair.axes}
        return next((axis.id for axis in axes if axis.name == name), "")

    def _name(self, activity: str, corner: Corner, world: World) -> None:
        proposed = []
        for row in by_corner("names")[corner]:
            made = self._does(self._somebody(), "cross.propose", activity, world=world.id,
                              name=row["name"])
            proposed.append(str(made[-1].data["entry"]))
        for voice in self._chance.sample(self._players.people, min(9, len(self._players.people))):
            if entries_of(self._now(activity)).by_id[proposed[0]].author != voice.id:
                self._does(voice, "cross.support", activity, entry=proposed[0])
        self._does(self._desk, "cross.take", activity, entry=proposed[0])
        self._does(self._desk, "cross.tagline", activity, world=world.id,
                   tagline=by_corner("worlds")[corner][0]["tagline"])

    def _tell(
        self, activity: str, pen: Actor, world: World, form: str,
        fields: Sequence[Mapping[str, str]],
    ) -> None:  # fmt: skip
        """One text: begun, its fields written, and what it rests on ticked."""
        made = self._does(pen, "story.begin", activity, form=form, world=world.id)
        text = str(made[0].data["entry"])
        self._does(pen, "story.take_pen", activity, text=text)
        for row in fields:
            self._does(pen, "story.write", activity, text=text, field=row["field"],
                       words=row["words"], was=0)
        for element in self._filled(activity, world)[:6]:
            self._does(pen, "story.rest_on", activity, text=text, element=element, on="yes")
        self._does(pen, "story.release", activity, text=text)

    def _filled(self, activity: str, world: World) -> list[str]:
        state = self._players.teller.state
        return [entry.id for each in state.before(state.activities[activity])
                for entry in entries_of(each).visible() if entry.data.get("world") == world.id
                and "category" in entry.data]

    def _worlds(self, activity: str) -> Mapping[Corner, World]:
        return self._cornered(activity, worlds_before(
            self._players.teller.state, self._now(activity)))

    def _worlds_of(self, activity: str) -> Mapping[Corner, World]:
        now = self._now(activity)
        return self._cornered(activity, now.state.worlds(  # type: ignore[attr-defined]
            self._players.teller.state, now))

    def _cornered(self, activity: str, worlds: Sequence[World]) -> Mapping[Corner, World]:
        return cornered(crossing_before(self._players.teller.state, self._now(activity)), worlds)

    def _given(self, activity: str) -> tuple[Given, ...]:
        now = self._now(activity)
        return now.state.given(  # type: ignore[attr-defined, no-any-return]
            self._players.teller.state, now)

    def _about(self, middle: float) -> float:
        return round(max(-1.0, min(1.0, self._chance.gauss(middle, _SPREAD))), 2)

    def _somebody(self) -> Actor:
        return self._chance.choice(self._players.people)

    def _other(self, person: str) -> Actor:
        return self._chance.choice([each for each in self._players.people if each.id != person])

    def _groups(self) -> tuple[Group, ...]:
        return tuple(self._players.teller.state.groups.values())

    def _now(self, activity: str) -> Activity:
        return self._players.teller.state.activities[activity]

    def _start(self, activity: str) -> None:
        if not self._groups():
            self._sit_down()
        self._does(self._desk, "stage.start", activity=activity)

    def _show(self) -> None:
        self._players.teller.wait(1200)
        self._does(self._desk, "stage.close")
        self._does(self._desk, "stage.reveal")
