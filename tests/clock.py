"""A clock that stands until it is moved."""


class Clock:
    """Seconds that pass when told: `clock.now += 1`."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now
