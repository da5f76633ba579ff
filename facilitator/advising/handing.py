"""Handing a draft in: a command of the server's, as any other."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping, Sequence

from facilitator.domain.advice import Material
from facilitator.domain.command import Command
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM
from facilitator.domain.workshop import Activity
from facilitator.room.room import Room

_log = logging.getLogger(__name__)


def hand_in(
    room: Room, activity: Activity, material: Material, groups: Sequence[Mapping[str, object]]
) -> bool:
    """False when it cannot be taken in now and must be handed in again. Waits for the disk.

    A draft that is refused for good is answered with no groups: somebody waits for it.
    """
    try:
        room.handle(Command(secrets.token_hex(16), material.drawn_by, SYSTEM, activity.id,
                            {"of": material.draft_wanted, "groups": groups}))
    except Refused as refused:
        if refused.retry_ms is not None:
            return False
        _log.warning("%s: a draft was refused: %s", room.path.name, refused.code)
        return hand_in(room, activity, material, ()) if groups else True
    return True
