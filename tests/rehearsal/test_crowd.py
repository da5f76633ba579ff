"""The crowd does what the room asks, and its figures tell the truth about a failing server."""

import asyncio
import time

import pytest
from room_stub import RoomStub, serving

from facilitator.rehearsal.crowd import RehearsalPlan, RehearsalRefused, rehearse


def test_everybody_joins_writes_and_is_stored(rehearsed):
    stub = RoomStub()

    figures = asyncio.run(rehearsed(stub))

    assert figures.joined == 4
    assert figures.sent == figures.acknowledged == figures.ack_ms.n == figures.screen_ms.n > 4
    assert figures.lost == figures.duplicates == figures.order_broken == figures.resyncs == 0
    assert figures.stored == {
        "a-scan": {"acknowledged": figures.acknowledged, "stored": figures.acknowledged}
    }
    assert stub.pongs == 4
    assert {command["name"] for command in stub.received} == {"scan.add"}


def test_places_are_filled_by_organisation_then_round_robin(rehearsed):
    stub = RoomStub(organisations=[{"id": "a", "places": 2}, {"id": "b", "places": 1}])

    asyncio.run(rehearsed(stub, people=6))

    assert sorted(person["organisation"] for person in stub.joined) == list("aaaabb")


def test_a_phone_checks_in_once(rehearsed):
    stub = RoomStub(kind="checkin")

    figures = asyncio.run(rehearsed(stub))

    assert figures.sent == 4
    assert stub.received[0]["data"] == {
        "word": "nyfiken",
        "expectation": "lära mig",
        "energy": 4,
    }


@pytest.mark.parametrize(("kind", "stage"), [("cross", "open"), ("scan", "locked")])
def test_nothing_is_written_where_nothing_is_asked(rehearsed, kind, stage):
    figures = asyncio.run(rehearsed(RoomStub(kind=kind, stage=stage)))

    assert figures.joined == 4
    assert figures.sent == 0


def test_the_crowd_follows_the_desk_to_the_next_activity(bank):
    async def run():
        stub = RoomStub(kind="checkin")
        async with serving(stub):
            plan = RehearsalPlan(stub.url, stub.code, people=3, seconds=1.0, every=0.3)
            rehearsal = asyncio.ensure_future(rehearse(plan, bank))
            while stub.per_activity["a-checkin"] < 3:
                await asyncio.sleep(0.01)
            stub.move_on("scan")
            await rehearsal
        return stub.per_activity

    counts = asyncio.run(run())

    assert counts["a-checkin"] == 3
    assert counts["a-scan"] >= 3


def test_the_opening_is_sent_in_full_and_not_timed(rehearsed):
    figures = asyncio.run(rehearsed(RoomStub(), opening=50, seconds=0))

    assert figures.acknowledged == 50
    assert figures.ack_ms.n == 0


def test_a_dropped_acknowledgement_is_sent_again_and_counted_once(rehearsed):
    stub = RoomStub(faults={2: "drop"})

    figures = asyncio.run(rehearsed(stub))

    assert figures.resent == 1
    assert figures.lost == figures.duplicates == figures.order_broken == 0
    assert figures.acknowledged == figures.sent == len(stub.stored)


def test_what_is_never_acknowledged_is_lost(rehearsed):
    stub = RoomStub(faults=dict.fromkeys(range(1, 1000), "drop"))

    figures = asyncio.run(rehearsed(stub, drain=0.2))

    assert figures.acknowledged == 0
    assert figures.lost == figures.sent > 0


def test_swapped_acknowledgements_break_the_order(rehearsed):
    stub = RoomStub(faults={1: "swap"})

    figures = asyncio.run(rehearsed(stub, people=1, every=0.2, patience=5.0))

    assert figures.order_broken == 1
    assert figures.lost == 0


def test_the_same_number_for_two_entries_is_a_duplicate_and_missing_on_disk(rehearsed):
    stub = RoomStub(faults={3: "repeat"})

    figures = asyncio.run(rehearsed(stub))

    assert figures.duplicates == 1
    assert figures.missing == 1


def test_acknowledged_but_not_stored_is_missing(rehearsed):
    figures = asyncio.run(rehearsed(RoomStub(forgets=2)))

    assert figures.missing == 2


def test_a_refusal_is_counted_by_its_code_and_not_sent_again(rehearsed):
    stub = RoomStub(faults={1: "refuse", 3: "refuse"})

    figures = asyncio.run(rehearsed(stub))

    assert figures.refused == {"closed": 2}
    assert figures.acknowledged == figures.sent - 2
    assert figures.resent == 0


def test_what_has_to_wait_is_sent_again_and_nothing_is_lost(rehearsed):
    stub = RoomStub(faults={1: "wait", 2: "wait", 5: "wait"})

    figures = asyncio.run(rehearsed(stub))

    assert figures.refused == {}
    assert figures.acknowledged == figures.sent == len(stub.stored)
    assert figures.lost == figures.duplicates == 0


def test_a_cut_phone_comes_back_with_its_number_and_what_it_had_written(rehearsed):
    stub = RoomStub(faults={2: "cut"})

    figures = asyncio.run(rehearsed(stub, seconds=1.5))

    assert figures.reconnects == 1
    assert figures.resent >= 1
    assert figures.lost == figures.duplicates == 0
    assert figures.acknowledged == figures.sent == len(stub.stored)
    assert [connect["seq"] is None for connect in stub.connects] == [True] * 4 + [False]


def test_slow_acknowledgements_show_in_the_percentiles(rehearsed):
    slow = asyncio.run(rehearsed(RoomStub(faults=dict.fromkeys(range(1, 1000), "slow"))))

    assert slow.ack_ms.p50 >= 200
    assert slow.screen_ms.p50 < 200


def test_a_gap_in_the_patches_is_fetched_again(rehearsed):
    figures = asyncio.run(rehearsed(RoomStub(faults={2: "gap"})))

    assert figures.resyncs == 4
    assert figures.unseen == 0


def test_a_screen_that_stands_still_is_not_passed_over(rehearsed):
    figures = asyncio.run(rehearsed(RoomStub(faults={2: "mute"})))

    assert figures.unseen == figures.acknowledged - 1


def test_an_interrupted_rehearsal_stops_at_once_and_has_figures(bank):
    async def run():
        async with serving(stub := RoomStub()):
            plan = RehearsalPlan(stub.url, stub.code, people=3, seconds=600, every=0.2)
            rehearsal = asyncio.ensure_future(rehearse(plan, bank))
            while stub.commands < 3:
                await asyncio.sleep(0.01)
            stopped = time.monotonic()
            rehearsal.cancel()
            return await rehearsal, time.monotonic() - stopped

    figures, took = asyncio.run(run())

    assert figures.interrupted
    assert figures.acknowledged >= 2
    assert figures.lost == 0
    assert took < 1.0


def test_a_wrong_code_is_one_sentence(rehearsed):
    with pytest.raises(RehearsalRefused, match=r"^Ingen workshop har koden WXYZ på http://.*\.$"):
        asyncio.run(rehearsed(RoomStub(), code="WXYZ"))


def test_a_server_that_is_not_there_is_one_sentence(bank):
    plan = RehearsalPlan("http://127.0.0.1:9", "ABCD")

    with pytest.raises(RehearsalRefused, match=r"^Ingen server svarar på http://127.0.0.1:9\.$"):
        asyncio.run(rehearse(plan, bank))


@pytest.mark.parametrize(
    "wrong",
    [{"people": 0}, {"people": 2001}, {"seconds": 3601}, {"every": 0}, {"url": "127.0.0.1:80"}],
)
def test_a_plan_out_of_bounds_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\.$"):
        RehearsalPlan(**({"url": "http://127.0.0.1", "code": "ABCD"} | wrong))
