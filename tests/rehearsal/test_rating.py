"""The crowd's ratings: thing after thing, by opinions that a room could have."""

import asyncio
from collections import Counter

import pytest
from room_stub import RoomStub, serving
from screen import Hand, Screen, crowd, judged

from facilitator.rehearsal.crowd import RehearsalPlan, rehearse

MATRIX = "matrix-5"
ASKED = "".join(f'<fieldset data-criterion="{name}"><input value="1"><input value="5"></fieldset>'
                for name in ("impact", "uncertainty"))
ROWS = "".join(f'<li id="ji-t{n}" data-item="t{n}"></li>' for n in range(4))
PAGE = f'<div data-rate data-kind="matrix" data-share="">{ASKED}</div><ol id="jd-items">{ROWS}</ol>'


def rating(things: int, **options: object) -> Screen:
    """A matrix of so many things, just begun."""
    return judged("matrix", MATRIX, things, **options)


def rated(hands: list[Hand]) -> list[dict[str, object]]:
    return [said.data for hand in hands for said in hand.said if said.name == "matrix.rate"]


@pytest.mark.parametrize("by", ["buttons", "slider"])
def test_questions_and_scale_are_read_from_the_page(by: str) -> None:
    listed = rating(5, knowledge="yes", input=by).patch().listed
    assert listed.criteria == dict.fromkeys(("impact", "uncertainty", "knowledge"), (1, 5))
    assert (listed.kind, listed.share, len(listed.items)) == ("matrix", 0, 5)


def test_each_rates_everything_once_and_then_is_silent() -> None:
    hands = crowd(rating(6), 5)
    for hand in hands:
        while hand.answers():
            pass
        assert sorted(said.data["entry"] for said in hand.said) == [f"sak-{n}" for n in range(6)]


def test_of_a_long_list_each_draws_a_share_and_rates_it_in_its_order() -> None:
    screen = rating(30)
    assert screen.patch().listed.share == 20
    hands = crowd(screen, 3)
    for _ in range(25):
        for hand in hands:
            hand.answers()
    for hand in hands:
        assert [said.name for said in hand.said] == ["matrix.draw"] + ["matrix.rate"] * 20
    had = Counter(str(data["entry"]) for data in rated(hands))
    assert set(had.values()) == {2}


def test_nothing_is_rated_while_the_share_is_on_its_way() -> None:
    screen = rating(30)
    hand, = crowd(screen, 1)
    hand.answers()
    hand._own = lambda: (hand.said[0].seq - 1, {"share": ["sak-1"]})
    assert hand.answers() is None


def test_people_have_opinions_and_some_things_have_two_camps() -> None:
    hands = crowd(rating(20), 60)
    for hand in hands:
        while hand.answers():
            pass
    answers = rated(hands)
    values = [data[name] for data in answers for name in ("impact", "uncertainty")]
    assert 1 / 16 < values.count(None) / len(values) < 1 / 9
    assert set(values) == {1, 2, 3, 4, 5, None}
    given = {}
    for data in answers:
        for name in ("impact", "uncertainty"):
            if data[name] is not None:
                given.setdefault((data["entry"], name), Counter())[data[name]] += 1
    split = [c for c in given.values() if c[3] < 3 and min(c[1] + c[2], c[4] + c[5]) > 20]
    agreed = [c for c in given.values() if c.most_common(1)[0][1] > 0.5 * c.total()]
    assert split
    assert agreed


def test_some_say_why_and_a_reason_goes_with_the_answer_and_is_not_said_twice_of_a_thing() -> None:
    hands = crowd(rating(20), 20)
    for hand in hands:
        while hand.answers():
            pass
    answers = rated(hands)
    why = [(data["entry"], data["reason"]) for data in answers if "reason" in data]
    assert 1 / 16 < len(why) / len(answers) < 1 / 7
    assert len(set(why)) == len(why)
    for data in answers:
        if data.get("reason") == "Forskarna är inte överens":
            assert data["uncertainty"] > 3
        if data.get("reason") == "Staten tar hand om det, inte vi":
            assert data["impact"] < 3


def test_a_rater_is_counted_once_however_much_is_rated(rehearsed) -> None:
    stub = RoomStub(kind="matrix", html=PAGE, counts_people=True)

    figures = asyncio.run(rehearsed(stub, seconds=1.4, every=0.2))

    assert figures.acknowledged == 4 * 4
    assert figures.stored == {"a-matrix": {"acknowledged": 4, "stored": 4}}
    assert {command["name"] for command in stub.received} == {"matrix.rate"}


def test_a_crowd_that_writes_slowly_votes_at_once(bank) -> None:
    """Who writes a card in four minutes puts dots out within the next quarter of one."""
    async def run() -> list[str]:
        stub = RoomStub(kind="scan")
        async with serving(stub):
            plan = RehearsalPlan(stub.url, stub.code, people=2, seconds=600, every=240)
            rehearsal = asyncio.ensure_future(rehearse(plan, bank))
            while stub.commands < 1:
                await asyncio.sleep(0.01)
            stub.html = PAGE
            stub.move_on("matrix")
            while stub.commands < 2:
                await asyncio.sleep(0.01)
            rehearsal.cancel()
            await rehearsal
        return [str(command["name"]) for command in stub.received]

    assert asyncio.run(asyncio.wait_for(run(), 30)) == ["scan.add", "matrix.rate"]
