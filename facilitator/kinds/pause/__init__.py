"""Paus: the room rests; the wall shows when it goes on and with what."""

from __future__ import annotations

from facilitator.domain.message import message
from facilitator.kinds.talk import Talk


class Pause(Talk):
    """A break: like a talk, but the time left is the only thing worth showing."""

    name = "pause"
    title = message("Paus")


KIND = Pause()
