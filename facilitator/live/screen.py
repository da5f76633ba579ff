"""The screens of one audience: their canvas, the number they stand at, and the last patches."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from facilitator.live.transport.fanout import Message
from facilitator.show.canvas import Canvas, Op, View
from facilitator.show.environment import Environment

_KEPT_PATCHES = 256
# More than this and the whole picture is less to send and to draw.
_MOST_MISSED = 64


@dataclass(slots=True)
class Screen:
    """`seq` is the last event the canvas shows; a patch leads from one number to the next."""

    canvas: Canvas
    seq: int = 0
    sids: set[str] = field(default_factory=set)
    # From which number, and from which picture at that number.
    _patches: deque[tuple[int, str, Message]] = field(
        default_factory=lambda: deque(maxlen=_KEPT_PATCHES))
    _whole: Message | None = None

    @classmethod
    def of(cls, environment: Environment) -> Screen:
        """A screen that nobody has looked at yet."""
        return cls(Canvas(environment))

    def show(self, view: View, seq: int) -> tuple[Message, list[Op]] | None:
        """Paint `view`, the state after event `seq`; the patch for those who watch, or None.

        Every number gets its patch, also when nothing changed for this audience: without it
        a screen could not tell a quiet room from a lost message.
        """
        stood = self.canvas.mark()
        ops = self.canvas.paint(view)
        if not ops and seq == self.seq:
            return None
        message = self._patch(self.seq, seq, ops)
        self._patches.append((self.seq, stood, message))
        self.seq = seq
        self._whole = None
        return message, ops

    def whole(self) -> Message:
        """The whole picture, encoded once however many ask for it."""
        if self._whole is None:
            self._whole = self._patch(None, self.seq, self.canvas.whole())
        return self._whole

    def beat(self, own: str = "") -> Message:
        """Where this audience stands; `own` is the mark of one person's own part, "" for none."""
        return Message.of("beat", {"seq": self.seq, "hash": self.canvas.mark(), "own": own,
                                   "lanes": self.canvas.lengths()})

    def forget(self) -> None:
        """Let go of the patches that were: whoever has missed one gets everything as it is now."""
        self._patches.clear()

    def since(self, seq: int | None, mark: str | None = None) -> list[Message]:
        """What takes a screen from `seq` to now: nothing, the missed patches, or everything.

        `mark` is the hash of what it shows, None where it does not say. The number alone may
        mislead: after a return to an earlier copy it comes a second time, for another picture.
        Page turns and presence change a screen at the same number: they are sent again too.
        """
        if seq == self.seq and mark == self.canvas.mark():
            return []
        for place, (start, stood, _) in enumerate(self._patches):
            if start == seq and mark in (None, stood):
                missed = [message for _, _, message in tuple(self._patches)[place:]]
                return missed if len(missed) <= _MOST_MISSED else [self.whole()]
        return [] if seq == self.seq and mark is None else [self.whole()]

    def _patch(self, start: int | None, seq: int, ops: list[Op]) -> Message:
        return Message.of("patch", {
            "seq": seq, "from": start, "hash": self.canvas.mark(), "ops": ops})
