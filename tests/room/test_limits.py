"""A bucket gives what it holds, fills with time, and keeps nobody in memory for ever."""

from facilitator.room import limits
from facilitator.room.limits import Buckets, Rate
from tests.clock import Clock


def test_a_burst_passes_and_then_one_waits() -> None:
    buckets = Buckets(Rate(2, 3), Clock(100.0))
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]


def test_it_fills_with_time_and_no_further_than_the_burst() -> None:
    clock = Clock(100.0)
    buckets = Buckets(Rate(2, 3), clock)
    for _ in range(3):
        buckets.take("a")
    clock.now += 0.5
    assert buckets.take("a") == 0
    clock.now += 1000
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]


def test_one_does_not_use_up_the_others() -> None:
    buckets = Buckets(Rate(1, 1), Clock(100.0))
    assert buckets.take("a") == 0
    assert buckets.take("a") == 1
    assert buckets.take("b") == 0


def test_asking_how_long_takes_nothing() -> None:
    buckets = Buckets(Rate(1, 1), Clock(100.0))
    assert [buckets.wait("a"), buckets.wait("a"), buckets.take("a")] == [0, 0, 0]


def test_a_million_keys_do_not_fill_the_memory() -> None:
    buckets = Buckets(Rate(1, 1), Clock(100.0))
    for key in range(100_000):
        buckets.take(key)
    assert len(buckets._left) <= limits._MOST_KEYS + 1
