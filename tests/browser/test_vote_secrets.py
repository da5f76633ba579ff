"""Before a result is shown, and when it is hidden again, nothing of a vote is anywhere."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from facilitator.report.glossary import GLOSSARY

from .hall import Hall, until
from .test_offline import find_the_network, lose_the_network
from .test_secrets import everything
from .voting import NAMES, Vote, own, voting

REASON = "Vattenprovet i Fjällby"
FORMATS = ("html", "csv", "json", "xlsx")
# A socket of a program's, opened by the page so that all that comes down it is watched.
_LISTEN = """([code, role]) => new Promise((told) => {
    const socket = new WebSocket(`ws://${location.host}/socket.io/?EIO=4&transport=websocket`);
    socket.onmessage = ({ data }) => {
        if (data === "2") socket.send("3");
        if (data.startsWith("0"))
            socket.send("40" + JSON.stringify({ code, key: null, as: role, form: "events" }));
        if (data.startsWith('42["patch"')) told();
    };
})"""


@dataclass(frozen=True)
class Ballot:
    """A vote that others have cast, and what of it nobody may find.

    `totals` are what the desk may not see either, `whose` ids and names of what somebody did.
    """

    vote: Vote
    totals: tuple[str, ...]
    whose: tuple[str, ...]

    def found(self, text: str) -> list[str]:
        """What of the vote stands in `text`, for the room."""
        return [each for each in (*self.totals, *self.whose) if stands(each, text)]


def stands(secret: str, text: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(secret)}(?!\w)", text) is not None


def dots(hall: Hall) -> Ballot:
    """27 are filled in, and Bo has placed one: 1 072 dots lie on one thing of the list."""
    vote = voting(hall, "dotvote", options={"dots": 40})
    bo = hall.room.join("Bo", "Region Skåne")
    sheet = vote.do("place", bo, entry=vote.items[NAMES[0]])
    filled = [vote.do("fill", organisation="", dots={vote.items[NAMES[0]]: 40}) for _ in range(26)]
    filled.append(vote.do("fill", organisation="", dots={vote.items[NAMES[0]]: 31}))
    return Ballot(vote, ("1072", "1\xa0072", "1 072", "result.made"), (
        sheet, *filled, "dotvote.placed", "dotvote.filled", "dotvote.began", "dotvote.listed"))


def ratings(hall: Hall) -> Ballot:
    """12 are filled in, and Bo has said why: the mean is 44 / 13."""
    vote = voting(hall, "matrix")
    bo = hall.room.join("Bo", "Region Skåne")
    item = vote.items[NAMES[0]]
    sheet = vote.do("rate", bo, entry=item, impact=4, uncertainty=4, reason=REASON)
    filled = [vote.do("fill", organisation="", impact={item: value}, uncertainty={item: value})
              for value in (5, 5, 5, 5, 3, 3, 3, 3, 2, 2, 2, 2)]
    told = ("3,38", "3.38", "3.3846153846153846", "3,4", REASON, "Kritisk osäkerhet", "result.made")
    return Ballot(vote, told, (
        sheet, *filled, "matrix.rated", "matrix.filled", "matrix.began", "matrix.listed"))


@pytest.fixture(params=[dots, ratings], ids=["dots", "ratings"])
def ballot(request: pytest.FixtureRequest, hall: Hall) -> Ballot:
    hall.room.do("workshop.open_downloads", to="room")
    made: Ballot = request.param(hall)
    return made


def listening(hall: Hall, page: Page, role: str) -> Page:
    """The same page, and a program beside it that is told events in the same role."""
    page.evaluate(_LISTEN, [hall.room.code, role])
    return page


def known(hall: Hall, page: Page) -> str:
    """All that the page has, and what the doors of the API tell its holder."""
    code = hall.room.code
    paths = [f"/api/workshops/{code}/activities", f"/api/workshops/{code}/organisations"]
    if "/wall/" not in page.url:
        paths += [f"/w/{code}/me", f"/w/{code}/me.json"]
    answers = [page.evaluate("async (path) => (await fetch(path)).text()", path) for path in paths]
    return "\n".join((everything(hall, page), *map(str, answers)))


def seats(hall: Hall, key: str) -> list[Page]:
    """A phone and a wall that come in now, each with a program beside it."""
    return [listening(hall, hall.holder(key), "phone"), listening(hall, hall.wall(), "wall")]


def test_nothing_of_a_vote_is_known_before_it_is_shown_nor_when_it_is_hidden_again(
    hall: Hall, ballot: Ballot
) -> None:
    vote = ballot.vote
    anna = hall.room.join("Anna", "Vinnova")
    early, late = seats(hall, anna), hall.holder(hall.room.join("Eva", "Vinnova"))
    wall = early[1]
    with hall.watch(late).excusing("ERR_INTERNET_DISCONNECTED"):
        vote.do("add_item", name="Något nytt medan man röstar", text="")
        expect(early[0].get_by_text("Något nytt medan man röstar").first).to_be_attached()
        expect(wall.get_by_text("här har svarat")).to_be_visible()
        assert_unknown(hall, ballot, early)
        vote.turn("close")
        expect(early[0].get_by_text("Låst.").first).to_be_visible()
        assert_unknown(hall, ballot, early)
        lose_the_network(hall, late)
        vote.turn("reveal")
        for page in early:
            until(lambda page=page: ballot.totals[-1] in hall.watch(page).frames(), page)  # type: ignore[misc]
        expect(wall.locator("figure svg").first).to_be_visible()
        # The canaries are ones that can be found at all.
        assert set(ballot.totals[:-1]) & set(ballot.found(everything(hall, wall)))
        hall.room.do("undo.last")
        assert_unknown(hall, ballot, seats(hall, anna))
        hall.room.do("stage.reveal")
        vote.turn("reopen")
        find_the_network(hall, late)
        expect(late.locator("#dots, #rate").first).to_be_visible()
        assert_unknown(hall, ballot, [late, *seats(hall, anna)])
    for page in early:
        page.reload()
        hall.connected(page)
        assert ballot.found(page.content()) == []


def assert_unknown(hall: Hall, ballot: Ballot, pages: list[Page]) -> None:
    for page in pages:
        assert ballot.found(known(hall, page)) == []


def test_the_desk_is_told_how_many_and_not_what(hall: Hall, ballot: Ballot) -> None:
    vote, room = ballot.vote, hall.room
    desk = listening(hall, hall.desk(), "desk")
    expect(desk.locator("#jd-progress")).to_contain_text("har svarat")
    expect(desk.locator("#jd-proxies > li").first).to_be_attached()
    vote.do("add_item", name="Något nytt medan man röstar", text="")
    expect(desk.get_by_text("Något nytt medan man röstar").first).to_be_visible()
    assert [each for each in ballot.totals if stands(each, everything(hall, desk))] == []
    vote.turn("close")
    expect(desk.locator("#stage")).to_have_attribute("data-stage", "locked")
    frames = everything(hall, desk)
    assert f"{vote.kind}.filled" in frames
    # The words of a reason alone, nobody's name beside them: they are read, and hidden, in time.
    waiting = [REASON] if vote.kind == "matrix" else []
    expect(desk.locator("#jd-waiting > li")).to_have_count(len(waiting))
    assert [each for each in ballot.totals if stands(each, everything(hall, desk))] == waiting
    assert [told for told in cast(frames) if told.keys() != {"entry"}] == []
    hall.watch(desk).received.clear()
    room.do("stage.reveal")
    expect(desk.locator("figure svg").first).to_be_visible()
    assert [each for each in ballot.totals if stands(each, everything(hall, desk))]


def cast(frames: str) -> Iterator[dict[str, object]]:
    """What a program was told of what somebody cast."""
    for frame in frames.splitlines():
        if frame.startswith('42["patch"'):
            for event in json.loads(frame[2:])[1].get("events", ()):
                if event["name"].partition(".")[2] in ("placed", "filled", "rated"):
                    yield event["data"]


def test_no_report_tells_what_has_not_been_shown_or_is_hidden_again(hall: Hall) -> None:
    room = hall.room
    room.do("workshop.open_downloads", to="room")
    anna = room.join("Anna", "Vinnova")
    rated = ratings(hall)
    rated.vote.turn("close")
    voted = dots(hall)
    voted.vote.turn("close")
    assert_untold(hall, anna, rated, voted)
    for ballot in (voted, rated):
        room.do("stage.turn_to", activity=ballot.vote.activity)
        ballot.vote.turn("reveal")
    shown = report(hall, anna, "json")
    for ballot in (voted, rated):
        assert set(ballot.totals) & set(ballot.found(shown))
    for ballot in (voted, rated):
        room.do("stage.turn_to", activity=ballot.vote.activity)
        ballot.vote.turn("reopen")
    assert_untold(hall, anna, rated, voted)


def assert_untold(hall: Hall, key: str, *ballots: Ballot) -> None:
    for name in FORMATS:
        told = unexplained(report(hall, key, name))
        assert [found for ballot in ballots for found in ballot.found(told)] == [], name


def unexplained(told: str) -> str:
    """Without its word list, which says what a critical uncertainty is, be there one or not."""
    for term, meaning in GLOSSARY:
        told = told.replace(f"{term}: {meaning}", "")
    return told


def report(hall: Hall, key: str, name: str) -> str:
    """A report as a phone downloads it, unpacked where it is packed."""
    room = hall.room
    with urlopen(Request(f"{room.phone_url}/report.{name}",
                         headers={"Cookie": f"phone_{room.code}={key}"})) as answer:  # fmt: skip
        body: bytes = answer.read()
    if name != "xlsx":
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return "\n".join(packed.read(each).decode() for each in packed.namelist()
                         if "sheet" in each or "shared" in each.lower())


def test_a_phone_is_not_told_how_many_by_the_desks_door(hall: Hall, ballot: Ballot) -> None:
    room = hall.room
    key = room.join("Anna", "Vinnova")
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(
            f"{room.address}/api/workshops/{room.code}/count?activity={ballot.vote.activity}",
            headers={"Authorization": f"Bearer {key}"}))
    assert refused.value.code == 403
    refused.value.close()
    phone = hall.holder(key)
    assert own(phone, "dv-own" if ballot.vote.kind == "dotvote" else "jd-own").get(
        ballot.vote.items[NAMES[0]]) is None
