"""What stands on every wall: how to join, who is here, how much has come in."""

from __future__ import annotations

from facilitator.domain.chapter import Kinds
from facilitator.domain.picture import Part, Picture
from facilitator.domain.scene import Presence
from facilitator.domain.workshop import Workshop


def join_picture(workshop: Workshop, presence: Presence) -> Picture:
    """The join state: code and QR large, every organisation with its seats."""
    return Picture("wall/join.html", {}, (
        Part("join-orgs", "wall/organisations.html", {
            "organisations": seats(workshop, presence), "latest": presence.latest}),
    ))


def seats(workshop: Workshop, presence: Presence) -> tuple[dict[str, object], ...]:
    """Each organisation with how many are here and how many places it has.

    Those without places and without anybody here are left out.
    """
    rows = [{
        "id": organisation.id, "name": organisation.name, "places": organisation.places,
        "here": presence.by_organisation.get(organisation.id, 0),
    } for organisation in workshop.named_organisations()]
    return tuple(row for row in rows if row["places"] or row["here"])


def wall_shell(workshop: Workshop, kinds: Kinds, presence: Presence) -> tuple[Part, ...]:
    """The foot of the wall."""
    activity = workshop.now()
    kind = kinds.get(activity.kind) if activity else None
    rows = seats(workshop, presence)
    return (
        Part("here", "wall/here.html", {
            "here": presence.here, "expected": workshop.places(),
            "organisations_here": sum(bool(row["here"]) for row in rows),
            "organisations": len(rows),
            "latest": presence.latest,
        }),
        Part("came-in", "wall/came_in.html", {
            "count": kind.count(activity) if kind and activity else None,
        }),
    )
