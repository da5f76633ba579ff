"""What a rehearsal is asked to do, and the one way it says no."""

from dataclasses import dataclass
from urllib.parse import urlsplit

MOST_PEOPLE = 2_000
MOST_SECONDS = 3_600.0
SHORTEST_EVERY = 0.2
MOST_CARDS_AT_OPENING = 10_000


class RehearsalRefused(Exception):  # noqa: N818 - a refusal, not an error
    """The rehearsal could not start; the message is one Swedish sentence for the one who asked."""


@dataclass(frozen=True)
class RehearsalPlan:
    """How many phones do what for how long; times in seconds.

    `opening` cards are sent as fast as they are acknowledged before the paced writing starts.
    `patience` is how long a phone waits for an acknowledgement before it sends the same id again,
    `drain` how long the end waits for what is still unanswered.
    Raises ValueError with a Swedish sentence when a figure is out of bounds.
    """

    url: str
    code: str
    people: int = 100
    seconds: float = 60.0
    every: float = 10.0
    seed: int = 2050
    desk_key: str | None = None
    opening: int = 0
    patience: float = 10.0
    drain: float = 12.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"Adressen {self.url} ska börja med http:// eller https://.")
        if not 1 <= self.people <= MOST_PEOPLE:
            raise ValueError(f"Antalet telefoner ska vara mellan 1 och {MOST_PEOPLE}.")
        if not 0 <= self.seconds <= MOST_SECONDS:
            raise ValueError(f"Tiden ska vara mellan 0 och {MOST_SECONDS:.0f} sekunder.")
        if not self.every >= SHORTEST_EVERY:
            raise ValueError("En telefon kan skriva högst var 0,2:e sekund.")
        if not 0 <= self.opening <= MOST_CARDS_AT_OPENING:
            raise ValueError(f"Öppningen kan vara högst {MOST_CARDS_AT_OPENING} kort.")
