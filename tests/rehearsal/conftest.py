"""A small bank of its own, and one way to rehearse against a room that may fail."""

from collections.abc import Awaitable, Callable
from random import Random

import pytest
from room_stub import RoomStub, serving

from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.crowd import RehearsalPlan, rehearse
from facilitator.rehearsal.figures import Figures


@pytest.fixture
def bank() -> Bank:
    trends = [
        {"headline": f"Trend {n} ökar", "category": "", "type": "trend", "horizon": "2030",
         "text": "Mer om den", "source": ""}
        for n in range(40)
    ]  # fmt: skip
    checkins = [{"word": "nyfiken", "expectation": "lära mig", "energy": "4"}]
    return Bank(trends, checkins, ["Anna", "Bo"], Random(1))


@pytest.fixture
def rehearsed(bank: Bank) -> Callable[..., Awaitable[Figures]]:
    """Rehearse against the stub with a short plan; extra words go to the plan."""

    async def run(stub: RoomStub, **changes: object) -> Figures:
        asked: dict[str, object] = {
            "code": stub.code, "people": 4, "seconds": 0.6, "every": 0.5, "desk_key": "desk",
            "patience": 0.3, "drain": 1.5,
        } | changes  # fmt: skip
        async with serving(stub):
            return await rehearse(RehearsalPlan(url=stub.url, **asked), bank)

    return run
