"""What the desk must know although nothing was committed: the disk is full, a copy failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Alarm:
    """A catalogue sentence with its details. `grave`: what people send is not being saved."""

    sentence: str
    details: Mapping[str, object] = field(default_factory=dict)
    grave: bool = False


class Alarms:
    """The alarms of one room by name. Used on the event loop only."""

    def __init__(self) -> None:
        self._ringing: dict[str, Alarm] = {}
        self._listeners: list[Callable[[], None]] = []

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever one begins or ends. It must not wait."""
        self._listeners.append(listener)

    def ring(self, name: str, alarm: Alarm) -> None:
        """Begin, or say something else than before."""
        if self._ringing.get(name) != alarm:
            self._ringing[name] = alarm
            self._tell()

    def rest(self, name: str) -> None:
        """It is over."""
        if self._ringing.pop(name, None):
            self._tell()

    def rings(self, name: str) -> bool:
        """True between its beginning and its end."""
        return name in self._ringing

    def ringing(self) -> tuple[Alarm, ...]:
        """The grave ones first."""
        return tuple(sorted(self._ringing.values(), key=lambda alarm: not alarm.grave))

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
