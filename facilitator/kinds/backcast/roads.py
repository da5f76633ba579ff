"""The roads of a backcasting: one to each scenario, or one to what the desk has written."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.group import Group
from facilitator.domain.grouped import group_of
from facilitator.domain.kept import reckoned_once
from facilitator.domain.roles import Actor
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.handed import HandsWorlds, worlds_before

from .state import WANTED, Backcasting, is_milestone, state_of


@dataclass(frozen=True, slots=True)
class Road:
    """A way to a wanted year. `place` is the scenario's number, 0 for what is none.

    `open` is False where nobody may add to it, `gone` true where its scenario is there no more.
    """

    id: str
    place: int
    name: str
    tagline: str = ""
    open: bool = True
    gone: bool = False


@reckoned_once
def roads(workshop: Workshop, activity: Activity) -> tuple[Road, ...]:
    """All of them, in the order of scenarios; last those that have lost theirs and have steps."""
    state = state_of(activity)
    if activity.option("target", "world") == WANTED:
        found: tuple[Road, ...] = (Road(WANTED, 0, state.wanted, open=WANTED not in state.shut),)
    else:
        found = tuple(Road(world.id, world.place, world.name, world.tagline,
                           open=world.id not in state.shut)
                      for world in worlds_before(workshop, activity))
    known = {road.id for road in found}
    left = dict.fromkeys(str(each.data["road"]) for each in state.entries
                         if is_milestone(each) and not each.withdrawn)
    return (*found, *(Road(each, 0, _called(workshop, activity, state, each), open=False, gone=True)
                      for each in left if each not in known))


def open_roads(workshop: Workshop, activity: Activity) -> tuple[Road, ...]:
    """Those that may be added to."""
    return tuple(road for road in roads(workshop, activity) if road.open)


def road_of_group(workshop: Workshop, activity: Activity, group: Group) -> str:
    """The road that a group walks: as the desk has said, else the scenarios in turn."""
    open_ = [road.id for road in open_roads(workshop, activity)]
    given = state_of(activity).walks.get(group.id, "")
    if given in open_ or not open_:
        return given if given in open_ else ""
    return open_[(group.number - 1) % len(open_)]


def usual_road(workshop: Workshop, activity: Activity, actor: Actor) -> str:
    """Where one who says nothing adds: the only road, or that of the own group; "" for neither."""
    group = group_of(workshop, actor)
    if group:
        return road_of_group(workshop, activity, group)
    open_ = open_roads(workshop, activity)
    return open_[0].id if len(open_) == 1 else ""


def _called(workshop: Workshop, activity: Activity, state: Backcasting, road: str) -> str:
    """What a road is called whose scenario is gone, "" where nobody knows."""
    if road == WANTED:
        return state.wanted
    return next((name for each in workshop.before(activity)
                 if isinstance(each.state, HandsWorlds)
                 and (name := each.state.world_called(road))), "")
