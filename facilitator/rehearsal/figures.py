"""The figures of a rehearsal: percentiles, the table for a person and the JSON for a program."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.plan import RehearsalPlan
from facilitator.rehearsal.screens import Screens


@dataclass(frozen=True)
class Spread:
    """Percentiles of `n` values; None when there were none."""

    n: int
    p50: float | None
    p95: float | None
    p99: float | None


@dataclass(frozen=True)
class Figures:
    """What the rehearsal saw. Times in ms unless the name says seconds; `began` and `ended`
    bound the paced writing, in seconds since 1970; `cpu_percent` is the crowd's own share of a
    core in that time.

    `lost` were never acknowledged, `unanswered` only had no time to be, because of Ctrl-C.
    `unseen` were acknowledged but had not reached every screen at the end.
    `stored` per activity: acknowledged here, stored there (None: no clear answer).
    """

    people: int
    seconds: float
    every: float
    interrupted: bool
    joined: int
    joins_refused: dict[str, int]
    join_seconds: float
    picture_ms: Spread
    picture_bytes: int | None
    sent: int
    resent: int
    acknowledged: int
    refused: dict[str, int]
    lost: int
    unanswered: int
    duplicates: int
    order_broken: int
    ack_ms: Spread
    screen_ms: Spread
    unseen: int
    resyncs: int
    reconnects: int
    thrown_out: int
    stored: dict[str, dict[str, int | None]]
    began: float
    ended: float
    cpu_percent: float

    @property
    def missing(self) -> int:
        """How many acknowledged entries the server does not have."""
        pairs = [(row["acknowledged"], row["stored"]) for row in self.stored.values()]
        return sum(max(0, (ours or 0) - there) for ours, there in pairs if there is not None)

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self) | {"missing": self.missing}


def percentile(values: Sequence[float], share: float) -> float | None:
    """The `share` quantile (0–1) by linear interpolation, type 7 of Hyndman and Fan (1996), as in
    numpy and Excel's PERCENTILE.INC; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def spread(values: Sequence[float]) -> Spread:
    """p50, p95 and p99 of `values`."""
    p50, p95, p99 = (percentile(values, share) for share in (0.5, 0.95, 0.99))
    return Spread(len(values), p50, p95, p99)


def figures_of(plan: RehearsalPlan, ledger: Ledger, screens: Screens) -> Figures:
    """Count the figures; only paced cards are timed, a burst at the opening waits for itself."""
    paced = [entry for entry in ledger.acknowledged if entry.paced]
    reached = [(screens.all_reached(entry.seq), entry.sent) for entry in paced]
    to_screens = [(when - sent) * 1000 for when, sent in reached if when is not None]
    unanswered = ledger.unanswered
    wall = ledger.ended - ledger.began
    size = percentile([size for _, size in ledger.pictures], 0.5)
    return Figures(
        people=plan.people,
        seconds=plan.seconds,
        every=plan.every,
        interrupted=ledger.interrupted,
        joined=ledger.joined,
        joins_refused=dict(ledger.joins_refused),
        join_seconds=ledger.joined_in,
        picture_ms=spread([seconds * 1000 for seconds, _ in ledger.pictures]),
        picture_bytes=None if size is None else round(size),
        sent=ledger.sent,
        resent=ledger.resent,
        acknowledged=len(ledger.acknowledged),
        refused=dict(ledger.refused),
        lost=0 if ledger.interrupted else unanswered,
        unanswered=unanswered if ledger.interrupted else 0,
        duplicates=ledger.duplicates,
        order_broken=ledger.order_broken,
        ack_ms=spread([(entry.answered - entry.sent) * 1000 for entry in paced]),
        screen_ms=spread(to_screens),
        unseen=len(paced) - len(to_screens),
        resyncs=ledger.resyncs,
        reconnects=ledger.reconnects,
        thrown_out=ledger.thrown_out,
        stored={
            activity: {"acknowledged": ours, "stored": there}
            for activity, (ours, there) in ledger.stored.items()
        },
        began=ledger.began,
        ended=ledger.ended,
        cpu_percent=ledger.own_cpu / wall * 100 if wall > 0 else 0.0,
    )
