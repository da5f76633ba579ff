"""How the worlds stand: what lies in them, where it is thin, what is given and where it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.category import UNPLACED, Category
from facilitator.domain.entry import Entry
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.contrast import Contrast, Same, contrast, same_in_several
from facilitator.scenarios.coverage import Coverage, coverage
from facilitator.scenarios.handed import HandsWorlds
from facilitator.scenarios.values import Element, Given, World

from .areas import fields_of
from .filling import filling_of, worlds_of


@dataclass(frozen=True, slots=True)
class Lacking:
    """A given condition, and the worlds in which nothing is an instance of it."""

    given: Given
    worlds: tuple[World, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The worlds with what lies in them; `lost` lies in a world that is there no longer."""

    worlds: tuple[World, ...]
    fields: tuple[Category, ...]
    elements: tuple[Entry, ...]
    lost: tuple[Entry, ...]
    coverage: Coverage
    givens: tuple[Given, ...]

    @property
    def rows(self) -> tuple[Category, ...]:
        """The categories as rows: the one of what has none only where something has none."""
        loose = any(self.coverage.unplaced.values())
        return (*self.fields, UNPLACED) if loose else self.fields

    def count(self, world: World, field: Category) -> int:
        if field is UNPLACED:
            return self.coverage.unplaced[world.id]
        return self.coverage.counts[world.id, field.id]

    def within(self, world: World, field: Category) -> tuple[Entry, ...]:
        """What stands in a cell, the best supported first."""
        known = {each.id for each in self.fields}
        held = [e for e in self.elements if e.data["world"] == world.id and (
            e.data["category"] == field.id
            or (field is UNPLACED and e.data["category"] not in known))]
        return tuple(sorted(held, key=lambda entry: -len(entry.supporters)))

    def holes(self, world: World) -> tuple[Category, ...]:
        """The categories that a world has nothing in, once that can be told."""
        empty = self.coverage.holes_in(world.id)
        return tuple(each for each in self.fields if each.id in empty)

    def full(self, world: World) -> tuple[Category, ...]:
        """The categories that are full in a world just now."""
        full = self.coverage.full()
        return tuple(each for each in self.fields if (world.id, each.id) in full)

    def lacking(self) -> tuple[Lacking, ...]:
        """The given conditions that some world lacks."""
        found = ((given, tuple(world for world in self.worlds if not self.instances(given, world)))
                 for given in self.givens)
        return tuple(Lacking(given, worlds) for given, worlds in found if worlds)

    def instances(self, given: Given, world: World) -> tuple[Entry, ...]:
        """The elements of a world that are instances of a condition."""
        return tuple(e for e in self.elements
                     if e.data["given"] == given.id and e.data["world"] == world.id)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far the worlds differ, and what says the same in several of them."""

    contrast: Contrast
    same: tuple[Same, ...]

    @property
    def alike(self) -> tuple[str, ...]:
        """The categories that every world has filled and in which some say the same."""
        return tuple(each for each in self.contrast.compared
                     if each not in self.contrast.differing)


def board_of(workshop: Workshop, activity: Activity) -> Board:
    """How the worlds of an item stand."""
    filling = filling_of(activity)
    worlds, fields = worlds_of(workshop, activity), fields_of(activity)
    there = {world.id for world in worlds}
    living = filling.living()
    standing = tuple(entry for entry in living if entry.data["world"] in there)
    return Board(
        worlds, fields, standing,
        tuple(entry for entry in living if entry.data["world"] not in there),
        coverage([world.id for world in worlds], [field.id for field in fields],
                 [(str(e.data["world"]), str(e.data["category"])) for e in standing]),
        filling.givens())


def compared(board: Board) -> Comparison:
    """How far the worlds of a board differ."""
    worlds = [world.id for world in board.worlds]
    known = {each.id for each in board.givens}
    told = [Element(e.id, str(e.data["world"]), str(e.data["text"]), str(e.data["category"]),
                    given=str(e.data["given"]) if e.data["given"] in known else "")
            for e in board.elements]
    same = same_in_several(worlds, told)
    return Comparison(contrast(worlds, [field.id for field in board.fields], told, same), same)


def board_now(scene: Scene) -> Board:
    """The board of a scene, reckoned once for all who look at it."""
    return scene.memo.of("scenario-board", board_of, scene.workshop, scene.activity)


def comparison_now(scene: Scene) -> Comparison:
    """The same for how far the worlds differ."""
    return scene.memo.of("scenario-comparison", compared, board_now(scene))


def world_named(workshop: Workshop, activity: Activity, world: str) -> str:
    """What a world is or was called, also one that is there no longer; "" for no name."""
    own = filling_of(activity).world_called(world)
    named: Mapping[str, str] = {each.id: each.name for each in worlds_of(workshop, activity)}
    was = (each.state.world_called(world) for each in reversed(workshop.before(activity))
           if isinstance(each.state, HandsWorlds))
    return named.get(world) or own or next(filter(None, was), "")
