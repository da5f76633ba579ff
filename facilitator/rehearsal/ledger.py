"""Everything a rehearsal takes note of while it runs; the figures are counted from it."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """One accepted command: its number, its times of sending and acknowledging (s), what it was."""

    seq: int
    sent: float
    answered: float
    paced: bool
    id: str = ""
    name: str = ""


@dataclass
class Ledger:
    """Counts and moments; `joined_in` and the pictures in seconds and bytes."""

    joined: int = 0
    joins_refused: Counter[str] = field(default_factory=Counter)
    joined_in: float = 0.0
    pictures: list[tuple[float, int]] = field(default_factory=list)
    sent: int = 0
    resent: int = 0
    acknowledged: list[Acknowledged] = field(default_factory=list)
    per_activity: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0
    order_broken: int = 0
    resyncs: int = 0
    reconnects: int = 0
    thrown_out: int = 0
    unanswered: int = 0
    interrupted: bool = False
    began: float = 0.0  # the paced writing, in seconds since 1970; 0 = it never began
    ended: float = 0.0
    own_cpu: float = 0.0  # seconds of processor while writing
    stored: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    _numbers: set[int] = field(default_factory=set)

    def accept(self, activity: str, entry: Acknowledged) -> None:
        """Take note of an accepted command.

        `activity` is where it left something to be counted, "" for nowhere. What left something
        has a number of its own: one that was given before is a duplicate. Who begins what a
        neighbour has just begun is told where the room stands.
        """
        self.acknowledged.append(entry)
        if not activity:
            return
        self.per_activity[activity] += 1
        if entry.seq in self._numbers:
            self.duplicates += 1
        self._numbers.add(entry.seq)
