"""A voice for what somebody has proposed, and taking it back."""

from __future__ import annotations

from facilitator.domain.command import Command
from facilitator.domain.contributions import expect_remembered
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft
from facilitator.domain.roles import Actor, Role
from facilitator.domain.workshop import Activity, Workshop

from .board import Board
from .deck import board_of


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from `cluster.support` and `cluster.unsupport`. Raises `Refused`."""
    board, actor = board_of(activity), command.actor
    wanted = str(command.data["entry"])
    if actor.id in board.support.get(wanted, ()) and command.name == "cluster.unsupport":
        return [Draft("cluster.unsupported", {"entry": wanted})]
    # What is no longer there to support is answered as what never was: a phone learns of no draft.
    entry = board.entries.get(wanted if wanted in open_to_room(board) else "")
    if command.name == "cluster.unsupport":
        return []
    return supported(workshop, activity, entry, actor)


def supported(
    workshop: Workshop, activity: Activity, entry: Entry, actor: Actor
) -> list[Draft]:
    """A voice of `actor` for a proposal, once; one's own has one's voice already.

    Raises `Refused` where it is forgotten who has a voice for it.
    """
    board = board_of(activity)
    if actor.role is Role.PHONE:
        expect_remembered(workshop, activity, entry)
    known = actor.role is not Role.PHONE or actor.id in (
        entry.author, *board.support.get(entry.id, ()))
    return [] if known else [Draft("cluster.supported", {"entry": entry.id})]


def open_to_room(board: Board) -> set[str]:
    """The proposals that phones see and that nobody has answered."""
    return set(board.open_proposals()) - set(board.open_drafts())
