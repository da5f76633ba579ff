"""The doors of a real server: what is ended over HTTP is ended for sockets, and guesses count."""

import json
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from argon2 import PasswordHasher

from facilitator.domain.keys import key_hash
from facilitator.room.clock import now
from facilitator.room.guesses import Guesses
from facilitator.storage.accounts import Accounts
from facilitator.storage.installation import INSTALLATION
from facilitator.web.forms import form_token
from tests.faults.server import Server, Workshop
from tests.live.transport.raw_phone import Polling, Socket, close_all

ENDS = "2100-01-01"
_HASH = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash("ett långt lösenord")
ONE, ANOTHER = "203.0.113.7", "203.0.113.8"


@pytest.fixture
def settings() -> dict[str, str]:
    """The settings that the server starts with."""
    return {}


@pytest.fixture
def workshop(tmp_path: Path, settings: dict[str, str]) -> Iterator[Workshop]:
    server = Server(tmp_path, **settings)
    yield Workshop(server)
    close_all()
    assert server.stop() == 0
    assert server.tracebacks() == 0, server.log.read_text()[-3000:]
    server.forget()


def log_in(workshop: Workshop, name: str, token: str) -> str:
    """`name` has an account and is logged in with that cookie; the cookie."""
    accounts = Accounts(workshop.server.sessions / INSTALLATION, checkpoints=False)
    if accounts.password_of(name) is None:
        accounts.add(name, _HASH, now())
    accounts.log_in(key_hash(token), name, now(), ENDS)
    accounts.close()
    return f"login={token}"


def ask_in(socket: Socket, workshop: Workshop, **auth: object) -> str:
    """Ask to be let in; "40" for yes, "44" for no."""
    if socket.fresh:
        assert socket.text().startswith("0{")
        socket.fresh = False
    socket.say("40" + json.dumps({"code": workshop.code, **auth}))
    while (told := socket.text())[:2] not in ("40", "44"):
        pass  # the first picture may come before the answer
    return told[:2]


def connect(workshop: Workshop, headers: str = "", **auth: object) -> tuple[Socket, str]:
    socket = Socket(workshop.server.port, headers=headers)
    socket.fresh = True
    return socket, ask_in(socket, workshop, **auth)


def desk(workshop: Workshop, cookie: str) -> Socket:
    """A desk that a login has opened, on its socket."""
    socket, answer = connect(workshop, f"Cookie: {cookie}\r\n", **{"as": "desk"})
    assert answer == "40"
    return socket


def post(workshop: Workshop, path: str, cookie: str, **data: str) -> None:
    """Send a form of one who is logged in, as its page would."""
    token = form_token(cookie.partition("=")[2])
    body = urlencode({"csrf": token, **data}).encode()
    urlopen(Request(workshop.server.url + path, body, {"Cookie": cookie})).close()


def answers(socket: Socket, workshop: Workshop, number: int) -> dict[str, object]:
    """A command of the desk's, and its answer."""
    socket.ask("do", {"id": f"fran-bordet-{number}", "name": "workshop.rename",
                      "data": {"title": "Ny"}}, number)  # fmt: skip
    while True:
        told = socket.text()
        if told.startswith(f"43{number}["):
            return dict(json.loads(told[len(f"43{number}"):])[0])


def is_sent_away(socket: Socket, since: float) -> None:
    """It is told to go, and within a second of `since`."""
    socket.wire.settimeout(2)  # a test must fail, not wait, when nothing comes
    while socket.text() != "41":
        pass
    assert monotonic() - since <= 1


@pytest.mark.parametrize("how", ["log out", "new password", "end others", "removed"])
def test_a_login_that_is_ended_closes_its_sockets_and_does_nothing_more(
    how: str, workshop: Workshop
) -> None:
    cookie, other = log_in(workshop, "Karin", "karins"), log_in(workshop, "Karin", "karins-andra")
    erik = log_in(workshop, "Erik", "eriks")
    socket, staying = desk(workshop, cookie), desk(workshop, erik)
    assert answers(socket, workshop, 1)["ok"]
    match how:
        case "log out":
            post(workshop, "/logout", cookie)
        case "new password":
            accounts = Accounts(workshop.server.sessions / INSTALLATION, checkpoints=False)
            accounts.invite(key_hash("lank"), "Karin", ENDS)
            accounts.close()
            post(workshop, "/invite/lank", erik, password="ett helt nytt lösenord",
                 again="ett helt nytt lösenord")
        case "end others":
            post(workshop, "/account", other, action="end_others")
        case "removed":
            post(workshop, "/account", erik, action="remove", account="Karin")
    ended = monotonic()
    assert answers(socket, workshop, 2)["code"] == "shut_out"
    is_sent_away(socket, ended)
    assert ask_in(socket, workshop, **{"as": "desk"}) == "44"
    if how != "new password":  # with which Erik's browser became Karin's
        assert answers(staying, workshop, 3)["ok"]


def test_a_key_that_is_revoked_closes_its_sockets(workshop: Workshop) -> None:
    socket, answer = connect(workshop, key=workshop.wall_key)
    assert answer == "40"
    assert workshop.do("key.revoke", hash=key_hash(workshop.wall_key))["ok"]
    is_sent_away(socket, monotonic())
    assert ask_in(socket, workshop, key=workshop.wall_key) == "44"


def test_an_organisations_contact_has_a_page_and_no_socket(workshop: Workshop) -> None:
    added = workshop.do("organisation.add", name="Region Utopia", type="region", places=1)
    assert added["ok"]
    assert workshop.do("key.make", role="contact", holder="o1", hash=key_hash("kontaktens"))["ok"]
    assert connect(workshop, key="kontaktens")[1] == "44"
    assert connect(workshop, "Cookie: contact_X=kontaktens\r\n", **{"as": "contact"})[1] == "44"


def test_the_fifth_socket_of_a_person_closes_the_first(workshop: Workshop) -> None:
    ((_, key),) = workshop.join(1)
    sockets = []
    for _ in range(5):
        socket, answer = connect(workshop, key=key)
        assert answer == "40"
        sockets.append(socket)
    is_sent_away(sockets[0], monotonic())
    for number, socket in enumerate(sockets[1:], start=1):
        socket.ask("catch_up", {"seq": None}, number)
        assert socket.text()


# Guessing


def is_guessed_out(workshop: Workshop, seen: str = ONE, *, claims: bool = False) -> bool:
    """Guess over sockets until pages for `seen` wait; False when they never do.

    The limit refills while one guesses, so how many it takes depends on the machine. `claims`: each
    ten say before `seen` that they come from somewhere else.
    """
    for n in range(60):
        for _ in range(10):
            come_from = f"198.51.100.{n}, {seen}" if claims else seen
            socket, answer = connect(workshop, f"X-Forwarded-For: {come_from}\r\n", key="gissad")
            assert answer == "44"
            socket.close()
        if asks_for_a_page(workshop, X_Forwarded_For=seen) == 429:
            return True
    return False


def asks_for_a_page(workshop: Workshop, **headers: str) -> int:
    return ask_for(workshop, f"/w/{workshop.code}", **headers)


def ask_for(workshop: Workshop, path: str, **headers: str) -> int:
    """One page, with these headers ("_" for "-"); its status."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        urlopen(Request(workshop.server.url + path, headers=sent)).close()
    except HTTPError as error:
        with error:
            return error.code
    return 200


def test_guessing_over_sockets_counts_and_those_with_a_key_come_in(workshop: Workshop) -> None:
    ((_, key),) = workshop.join(1)
    assert asks_for_a_page(workshop) == 200
    assert is_guessed_out(workshop)
    for right in (key, workshop.wall_key, workshop.desk_key):
        assert connect(workshop, key=right)[1] == "40"
    polling = Polling(workshop.server.port)
    assert polling.post("40" + json.dumps({"code": workshop.code, "key": key})) == 200
    assert any(each.startswith("40{") for each in polling.get())


def test_without_a_proxy_nobody_is_whom_he_says(workshop: Workshop) -> None:
    assert is_guessed_out(workshop, claims=True)
    # Not even as somebody who was never heard of.
    assert 429 in {asks_for_a_page(workshop, X_Forwarded_For=ANOTHER) for _ in range(3)}


class TestBehindAProxy:
    @pytest.fixture
    def settings(self) -> dict[str, str]:
        return {"FACILITATOR_BEHIND_PROXY": "yes"}

    def test_pages_and_sockets_see_the_same_address(self, workshop: Workshop) -> None:
        assert is_guessed_out(workshop, ONE)
        assert asks_for_a_page(workshop, X_Forwarded_For=ANOTHER) == 200

    def test_only_the_last_address_is_the_proxys_word(self, workshop: Workshop) -> None:
        assert is_guessed_out(workshop, ONE, claims=True)
        assert asks_for_a_page(workshop, X_Forwarded_For=ANOTHER) == 200

    def test_over_https_a_socket_takes_the_cookie_that_nobody_else_can_set(
        self, workshop: Workshop
    ) -> None:
        secure = f"X-Forwarded-For: {ONE}\r\nX-Forwarded-Proto: https\r\n"
        cookie = log_in(workshop, "Karin", "karins")
        for name, answer in ((cookie, "44"), (f"__Host-{cookie}", "40")):
            assert connect(workshop, f"{secure}Cookie: {name}\r\n", **{"as": "desk"})[1] == answer


class TestLogs:
    @pytest.fixture
    def access_log(self, tmp_path_factory: pytest.TempPathFactory) -> Path:
        return tmp_path_factory.mktemp("logs") / "access.log"

    @pytest.fixture
    def settings(self, access_log: Path) -> dict[str, str]:
        return {"FACILITATOR_ACCESS_LOG": str(access_log)}

    def test_nothing_secret_is_ever_written_down(
        self, workshop: Workshop, access_log: Path
    ) -> None:
        """Every kind of secret is used rightly and wrongly, over pages and sockets."""
        ((person, key),) = workshop.join(1)
        cookie = log_in(workshop, "Karin", "karins-inloggning")
        accounts = Accounts(workshop.server.sessions / INSTALLATION, checkpoints=False)
        accounts.invite(key_hash("hemlig-lank"), "", ENDS)
        accounts.add_token(key_hash("hemlig-nyckel"), "Karin", "Arkivet", now())
        ticket = Guesses(accounts.secret("qr", lambda: b"")).token(workshop.code)
        accounts.close()
        canaries = {key, person, workshop.desk_key, workshop.wall_key, "karins-inloggning",
                    "hemlig-lank", "hemlig-nyckel", "hemligt lösenord", "hemligt+l", ticket,
                    "hemlig-gissning", "127.0.0.1"}  # fmt: skip
        for secret in (key, workshop.desk_key, workshop.wall_key, "hemlig-gissning"):
            socket, _ = connect(workshop, key=secret)
            socket.ask("do", {"id": "x", "name": "hemlig-gissning"})
            socket.say(f"42[{secret}")
            assert socket.close_code() == 1008
        for path in (f"/w/{workshop.code}?t={ticket}", f"/desk/{workshop.code}?key=hemlig-gissning",
                     f"/wall/{workshop.code}?key={workshop.wall_key}", "/invite/hemlig-lank",
                     "/invite/hemlig-gissning", "/setup?token=hemlig-gissning",
                     "/hemlig-gissning"):  # fmt: skip
            ask_for(workshop, path, Cookie=cookie, Authorization="Bearer hemlig-nyckel")
        with pytest.raises(HTTPError) as refused:
            post(workshop, "/login", cookie, name="Karin", password="hemligt lösenord")
        refused.value.close()
        written = access_log.read_text()
        assert "GET /invite/<link> 200" in written
        everything = written + workshop.server.log.read_text()
        assert {canary for canary in canaries if canary in everything} == set()
