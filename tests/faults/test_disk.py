"""The disk fills, copies are made meanwhile, a second server comes, a file is spoilt."""

import asyncio
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from facilitator.storage.copies import log_hash
from facilitator.storage.ownership import own

from .checker import Verdict, evidence_of, judge
from .crowd import Crowd
from .server import Server, Workshop, free_port

pytestmark = pytest.mark.faults
Write = Callable[[str, str, Verdict], None]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of eight megabytes."""
    folder = Path(tempfile.mkdtemp(prefix="facilitator-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)])
    if mounted.returncode:
        pytest.fail("The test of a full disk mounts a small one: it must be run as root",
                    pytrace=False)
    yield folder
    # Lazily: it goes when the last who has a file open there has ended.
    subprocess.run(["umount", "-l", str(folder)], check=True)
    folder.rmdir()


def desk_page(workshop: Workshop) -> str:
    """The desk, as a browser with its cookie gets it."""
    asked = Request(f"{workshop.server.url}/desk/{workshop.code}",
                    headers={"Cookie": f"desk_{workshop.code}={workshop.desk_key}"})
    with urlopen(asked) as answer:
        return str(answer.read().decode())


def test_f8_a_full_disk_loses_nothing_and_heals(
    small_disk: Path, seed: int, line: Write
) -> None:
    sessions = small_disk / "sessions"
    sessions.mkdir()
    server = Server(sessions, FACILITATOR_BACKUP_MINUTES="0")
    try:
        _fill_and_empty(server, small_disk / "fyllnad", seed, line)
    finally:
        server.kill()
        server.forget()


def _fill_and_empty(server: Server, filler: Path, seed: int, line: Write) -> None:
    workshop = Workshop(server)
    workshop.open_scan()

    async def play() -> Crowd:
        crowd = Crowd(server.url, workshop.code, workshop.scan, seed)
        people = await asyncio.to_thread(workshop.join, 30)
        await crowd.enter(people, desk=workshop.desk_key)
        await crowd.write(2, 20)
        await crowd.settle()
        fill(filler)
        writing = asyncio.create_task(crowd.write(6, 40))
        while "Inget sparas just nu" not in await asyncio.to_thread(desk_page, workshop):
            assert not writing.done(), "the desk was never told"
        await writing
        known = {op.id for op in crowd.history.acknowledged}
        assert known <= {row.command_id for row in evidence_of(workshop.path).rows}
        assert sum(phone.waiting for phone in crowd.phones) > 20
        assert sum(phone.put_off["not_saved"] for phone in crowd.phones) > 20
        filler.unlink()
        await crowd.settle()
        await crowd.agree()
        await crowd.leave()
        page = await asyncio.to_thread(desk_page, workshop)
        assert "Inget sparas just nu" not in page
        return crowd

    crowd = asyncio.run(play())
    verdict = judge(crowd.history, evidence_of(workshop.path, crowd.screens(), workshop.report()))
    assert verdict.findings == []
    assert server.stop() == 0
    # Told once, and not again for each card that could not be saved.
    assert server.tracebacks() == 0
    assert server.log.read_text().count("cannot be written") == 1
    line("F8 disk full and free again", f"30 phones, {len(crowd.history.ops)} cards", verdict)


@pytest.mark.parametrize("end", ["kill", "stop"])
def test_f8_a_server_starts_on_a_full_disk_and_shows_what_there_is(
    end: str, small_disk: Path, line: Write
) -> None:
    sessions, filler = small_disk / "sessions", small_disk / "fyllnad"
    sessions.mkdir()
    server = Server(sessions, FACILITATOR_BACKUP_MINUTES="0")
    try:
        workshop = Workshop(server)
        workshop.open_scan()
        for number in range(30):
            assert workshop.do("scan.add", workshop.scan, headline=f"Kort {number}")["ok"]
        fill(filler)
        assert (server.kill() if end == "kill" else server.stop()) in (None, 0)
        server.start()
        assert headlines(workshop) == [f"Kort {number}" for number in range(30)]
        with pytest.raises(HTTPError) as refused:
            workshop.do("scan.add", workshop.scan, headline="För mycket")
        assert "not_saved" in refused.value.read().decode()
        refused.value.close()
        filler.unlink()
        assert workshop.do("scan.add", workshop.scan, headline="Kort 30")["ok"]
        assert headlines(workshop) == [f"Kort {number}" for number in range(31)]
        assert server.tracebacks() == 0
    finally:
        server.kill()
        server.forget()
    line(f"F8 {end} and start on a full disk", "30 cards", Verdict())


def headlines(workshop: Workshop) -> list[str]:
    """The cards of the scan, as the report has them."""
    return [entry["headline"] for activity in workshop.report()["activities"]
            if activity["id"] == workshop.scan for entry in activity["entries"]]  # fmt: skip


def fill(path: Path) -> None:
    """Take every byte that is left."""
    with path.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


def facilitator(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "facilitator", *map(str, words)], cwd=ROOT,
                          capture_output=True, text=True)  # fmt: skip


def test_f17_copies_under_load_hold_everything_acknowledged_before(
    server: Server, workshop: Workshop, tmp_path: Path, seed: int, line: Write
) -> None:
    async def play() -> Crowd:
        crowd = Crowd(server.url, workshop.code, workshop.scan, seed)
        await crowd.enter(await asyncio.to_thread(workshop.join, 60))
        writing = asyncio.create_task(crowd.write(12, 30))
        for number in range(5):
            await asyncio.sleep(1)
            known = {op.id for op in crowd.history.acknowledged}
            target = tmp_path / f"kopia-{number}.db"
            done = await asyncio.to_thread(facilitator, "backup", workshop.code, target,
                                           "--sessions", server.sessions)  # fmt: skip
            assert done.returncode == 0, done.stderr
            rows = evidence_of(target)
            assert rows.integrity == "ok"
            assert known <= {row.command_id for row in rows.rows}
        await writing
        await crowd.settle()
        await crowd.leave()
        return crowd

    crowd = asyncio.run(play())
    newest, back = tmp_path / "sist.db", tmp_path / "annan"
    assert facilitator("backup", workshop.code, newest, "--sessions",
                       server.sessions).returncode == 0  # fmt: skip
    assert facilitator("restore", newest, "--sessions", back).returncode == 0
    (restored,) = back.glob("*.db")
    assert log_hash(restored) == log_hash(workshop.path)
    verdict = judge(crowd.history, evidence_of(restored))
    assert verdict.findings == []
    line("F17 copies under load, and restored", f"60 phones, 6 copies, {len(crowd.history.ops)} "
         "cards", verdict)  # fmt: skip


def test_f19_a_second_server_is_told_who_has_the_folder(
    server: Server, sessions: Path, line: Write
) -> None:
    took = []
    for _ in range(3):
        began = time.monotonic()
        second = facilitator("serve", "--port", free_port(), "--sessions", sessions)
        took.append(time.monotonic() - began)
        assert second.returncode == 1
        assert str(server.port) in second.stderr
        assert "Traceback" not in second.stderr
    assert min(took) < 1  # the best of three: the machine has other things to do
    server.kill()
    own(sessions, "the test").close()  # free at once, or this raises
    server.start()
    line("F19 two servers, one folder", f"the second refused in {min(took):.1f} s", Verdict())


def test_f20_a_spoilt_file_keeps_nobody_else_from_working(
    server: Server, workshop: Workshop, line: Write
) -> None:
    other = Workshop(server, title="Annan")
    for number in range(40):
        assert other.do("wall.show", what=("join", "activity")[number % 2])["ok"]
    server.stop()
    body = bytearray(other.path.read_bytes())
    body[4096:8192] = b"\xff" * 4096
    other.path.write_bytes(body)
    server.start()
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{server.url}/w/{other.code}")
    assert refused.value.code == 503
    assert "skadad" in refused.value.read().decode()
    refused.value.close()
    assert workshop.do("scan.add", workshop.scan, headline="Lever")["ok"]
    kept = list((server.sessions / "quarantine").glob("*.db"))
    assert [path.read_bytes() for path in kept] == [bytes(body)]
    line("F20 a spoilt file", "4 kB flipped", Verdict())


def test_a_server_that_is_asked_to_end_finishes_what_it_has(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    async def play() -> Crowd:
        crowd = Crowd(server.url, workshop.code, workshop.scan, seed)
        await crowd.enter(await asyncio.to_thread(workshop.join, 30))
        writing = asyncio.create_task(crowd.write(4, 40))
        await asyncio.sleep(2)
        server.process.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(server.process.wait, 20) == 0
        await asyncio.to_thread(server.start)
        await writing
        await crowd.settle()
        await crowd.leave()
        return crowd

    crowd = asyncio.run(play())
    verdict = judge(crowd.history, evidence_of(workshop.path))
    assert verdict.findings == []
    line("SIGTERM under load", f"30 phones, {len(crowd.history.ops)} cards", verdict)
