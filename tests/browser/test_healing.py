"""What is lost on the wire in silence is noticed and mended; blocked sockets have a way round."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from .hall import PHONE, Hall, send_card, until
from .serving import Room, Served
from .test_offline import FIRST, SCAN, SECOND, scanning_phone, stored

HEALED_WITHIN = 3_000  # milliseconds of contact
ROUND = 20_000  # ten seconds of waiting for the socket, and then the way round


class Leaky:
    """A wire that drops the messages from the server that `drops` says, and counts them."""

    def __init__(self, page: Page, drops: Callable[[str], bool]) -> None:
        self.drops = drops
        self.dropped = 0
        page.route_web_socket("**/socket.io/**", self._route)

    def _route(self, wire: WebSocketRoute) -> None:
        server = wire.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            if self.drops(str(message)):
                self.dropped += 1
            else:
                wire.send(message)

        server.on_message(pass_on)


class Late:
    """A wire that keeps the answers to commands until they are let go."""

    def __init__(self, page: Page) -> None:
        self._kept: list[str | bytes] = []
        self._wire: WebSocketRoute | None = None
        page.route_web_socket("**/socket.io/**", self._route)

    def _route(self, wire: WebSocketRoute) -> None:
        self._wire = wire
        server = wire.connect_to_server()
        server.on_message(lambda message: self._kept.append(message)
                          if str(message).startswith("43") else wire.send(message))

    def let_go(self) -> None:
        """What was kept arrives now."""
        assert self._wire
        assert self._kept
        for message in self._kept:
            self._wire.send(message)


def leaky_phone(hall: Hall, drops: Callable[[str], bool]) -> tuple[Page, Leaky]:
    """A phone in the open scan, on such a wire."""
    hall.room.do("stage.start", activity=SCAN)
    key = hall.room.join("Anna", "Vinnova")
    page = hall.window(PHONE)
    wire = Leaky(page, drops)
    page.context.add_cookies(
        [{"name": f"phone_{hall.room.code}", "value": key, "url": hall.room.address}])
    page.goto(hall.room.phone_url)
    expect(page.locator("#headline")).to_be_visible()
    expect(page.locator("#chip")).to_have_text("på")
    return page, wire


def test_a_last_patch_that_was_lost_is_there_within_three_seconds(hall: Hall) -> None:
    phone, wire = leaky_phone(hall, lambda message: '42["patch"' in message and FIRST in message)
    bo = hall.room.join("Bo", "Region Skåne")
    phone.get_by_role("tab", name="Allas").click()
    hall.room.do("scan.add", SCAN, key=bo, headline=FIRST)
    until(lambda: wire.dropped, phone)
    wire.drops = lambda message: False
    expect(phone.locator("#others > li")).to_contain_text(FIRST, timeout=HEALED_WITHIN)


def test_ones_own_part_that_was_lost_is_there_within_three_seconds(hall: Hall) -> None:
    phone, wire = leaky_phone(hall, lambda message: '42["mine"' in message and FIRST in message)
    send_card(phone, FIRST)
    until(lambda: wire.dropped, phone)
    expect(phone.locator("#mine .saved:visible")).to_have_count(1)
    wire.drops = lambda message: False
    expect(phone.locator("#mine [data-edit]")).to_have_count(1, timeout=HEALED_WITHIN)


def test_a_mend_that_is_lost_as_well_is_asked_for_again(hall: Hall) -> None:
    lost = []

    def twice(message: str) -> bool:
        lost.append('42["mine"' in message and FIRST in message)
        return lost[-1] and sum(lost) <= 2

    phone, wire = leaky_phone(hall, twice)
    send_card(phone, FIRST)
    until(lambda: wire.dropped == 2, phone)
    expect(phone.locator("#mine [data-edit]")).to_have_count(1, timeout=HEALED_WITHIN)


def test_a_picture_that_went_wrong_is_drawn_anew(hall: Hall) -> None:
    phone = scanning_phone(hall)
    hall.room.fill(5)
    phone.get_by_role("tab", name="Allas").click()
    expect(phone.locator("#others > li")).to_have_count(5)
    # As if an earlier patch had been drawn wrongly: at the right number, with a card too few.
    phone.evaluate("document.querySelector('#others > li').remove()")
    hall.room.do("workshop.open_downloads", to="room")
    expect(phone.locator("#others > li")).to_have_count(5, timeout=HEALED_WITHIN)


def test_where_sockets_are_blocked_what_is_written_goes_another_way(hall: Hall) -> None:
    phone = scanning_phone(hall)
    with hall.watch(phone).excusing("ERR_FAILED", "WebSocket", "ERR_BLOCKED"):
        block_sockets(phone)
        phone.reload()
        send_card(phone, FIRST)
        expect(phone.locator("#mine .saved:visible")).to_have_count(1, timeout=ROUND)
        expect(phone.locator("#chip")).to_have_text("på, men långsamt")
        assert stored(hall) == [FIRST]


NO_DATABASE = {
    "refused": "IDBFactory.prototype.open = () => { throw new Error('none'); }",
    "silent": """const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...given) {
            return Object.assign(open.apply(this, given), { addEventListener() {} });
        }""",
    "spoilt": "IDBDatabase.prototype.transaction = () => { throw new Error('spoilt'); }",
}


@pytest.mark.parametrize("why", NO_DATABASE)
def test_what_waits_survives_where_the_browser_has_no_database(why: str, hall: Hall) -> None:
    phone = scanning_phone(hall)
    phone.context.add_init_script(NO_DATABASE[why])
    with hall.watch(phone).excusing("ERR_FAILED", "WebSocket", "ERR_BLOCKED"):
        block_sockets(phone)
        phone.reload()
        for headline in (FIRST, SECOND):
            send_card(phone, headline)
        expect(phone.locator("#mine .unsent")).to_have_count(2)
        phone.unroute_all(behavior="ignoreErrors")
        phone.reload()
    expect(phone.locator("#mine .saved:visible")).to_have_count(2, timeout=ROUND)
    assert stored(hall) == [FIRST, SECOND]


def test_a_fault_by_the_other_way_does_not_stand_in_the_way_either(hall: Hall) -> None:
    phone = scanning_phone(hall)
    with hall.watch(phone).excusing("ERR_FAILED", "WebSocket", "ERR_BLOCKED", "500"):
        block_sockets(phone)
        phone.route("**/do", lambda route: fail(route) if FIRST in str(route.request.post_data)
                    else route.fallback())
        phone.reload()
        for headline in (FIRST, SECOND):
            send_card(phone, headline)
        expect(phone.locator("#mine .saved:visible")).to_have_count(1, timeout=2 * ROUND)
    assert stored(hall) == [SECOND]
    expect(phone.locator("#headline")).to_have_value(FIRST)


def fail(route: Route) -> None:
    """As the server answers when something is wrong with it."""
    route.fulfill(status=500, json={"ok": False, "code": "internal", "field": None, "why": "Fel."})


def block_sockets(page: Page) -> None:
    """A network that lets pages through and nothing that stays open."""
    page.route_web_socket("**/socket.io/**", lambda wire: wire.close())
    page.route("**/socket.io/**", lambda route: route.abort())


# The outbox alone, with a server that the test plays


OUTBOX = """async ({ script, answers, headlines }) => {
    const { makeOutbox } = await import(script);
    const sent = [], done = [], refused = [];
    const outbox = makeOutbox({
        code: "prov", keep: false, changed: () => {},
        send: async ({ data }) => {
            sent.push(data.headline);
            return answers[data.headline]?.shift() ?? { ok: true, seq: 1 };
        },
        done: (item) => done.push(item.data.headline),
        refused: (item, ack) => refused.push([item.data.headline, ack.code]),
    });
    for (const headline of headlines) outbox.add({ name: "scan.add", activity: null, data: { headline } });
    while (outbox.items().length) await new Promise((wake) => setTimeout(wake, 20));
    return { sent, done, refused };
}"""  # noqa: E501


def played(hall: Hall, answers: dict[str, list[dict[str, object]]]) -> dict[str, list[object]]:
    """What an outbox does with two cards when the server answers so."""
    page = hall.stranger()
    styles = page.locator("link[rel=stylesheet]").get_attribute("href") or ""
    script = f"{Path(styles).parent}/js/outbox.js"
    told: dict[str, list[object]] = page.evaluate(
        OUTBOX, {"script": script, "answers": answers, "headlines": [FIRST, SECOND]})
    return told


@pytest.mark.parametrize("code", ["busy", "slow", "not_saved", "shut_out"])
def test_what_is_no_answer_to_it_is_asked_again_and_the_order_is_kept(
    code: str, hall: Hall
) -> None:
    busy = {"ok": False, "code": code, "why": "", "field": None, "retry_ms": 50}
    told = played(hall, {FIRST: [busy, busy]})
    assert told["sent"] == [FIRST, FIRST, FIRST, SECOND]
    assert told["done"] == [FIRST, SECOND]


def test_a_fault_of_the_servers_does_not_stand_in_the_way_for_ever(hall: Hall) -> None:
    fault = {"ok": False, "code": "internal", "why": "", "field": None}
    told = played(hall, {FIRST: [fault] * 99})
    assert told["refused"] == [[FIRST, "internal"]]
    assert told["done"] == [SECOND]


def test_a_fault_that_passes_costs_nothing(hall: Hall) -> None:
    fault = {"ok": False, "code": "internal", "why": "", "field": None}
    assert played(hall, {FIRST: [fault]})["done"] == [FIRST, SECOND]


def test_a_refusal_is_not_asked_again(hall: Hall) -> None:
    closed = {"ok": False, "code": "closed", "why": "", "field": None}
    told = played(hall, {FIRST: [closed]})
    assert told["sent"] == [FIRST, SECOND]
    assert told["refused"] == [[FIRST, "closed"]]


# Anonymous, on the phone


def test_after_the_closing_the_phone_does_not_say_what_was_ones_own(
    open_hall: Callable[[Room], Hall], server: Served
) -> None:
    room = server.found(naming="anonymous")
    hall = open_hall(room)
    room.do("stage.start", activity=SCAN)
    phone = hall.phone(organisation="Vinnova")
    send_card(phone, FIRST)
    expect(phone.locator("#mine .saved:visible")).to_have_count(1)
    room.do("stage.close")
    expect(phone.locator("#mine > li")).to_have_count(0)
    expect(phone.locator("#stage")).to_contain_text("Vem som skrev vad är nu glömt")
    desk = hall.desk()
    expect(desk.locator("#stream")).to_contain_text(FIRST)
    assert "Vinnova" not in desk.locator("#stream").inner_text()


def test_an_answer_that_comes_after_the_closing_leaves_nothing_of_ones_own(
    open_hall: Callable[[Room], Hall], server: Served
) -> None:
    room = server.found(naming="anonymous")
    hall = open_hall(room)
    room.do("stage.start", activity=SCAN)
    phone = hall.window(PHONE)
    wire = Late(phone)
    phone.goto(room.phone_url)
    hall.come_in(phone, organisation="Vinnova")
    send_card(phone, FIRST)
    expect(phone.locator("#mine > li:not(.unsent)")).to_have_count(1)
    room.do("stage.close")
    expect(phone.locator("#stage")).to_contain_text("Vem som skrev vad är nu glömt")
    expect(phone.locator("#mine > li.unsent")).to_have_count(1)
    wire.let_go()
    expect(phone.locator("#mine > li")).to_have_count(0)
