"""The worker, a real process: what it says, and what its death costs."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.suggest import choose_embedder
from facilitator.suggest.client import COMMAND, NoSuggestions, Worker
from facilitator.suggest.owed import Owed
from facilitator.suggest.wire import MOST_TEXTS
from facilitator.suggest.worker import Question, Turns
from tests.clock import Clock

from .board import HOSTILE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def worker(clock: Clock) -> Iterator[Worker]:
    worker = Worker(clock=clock)
    yield worker
    worker.close()


def process_of(worker: Worker) -> "subprocess.Popen[bytes]":
    assert worker._run
    return worker._run._process


def test_vectors_are_what_they_are_without_it(worker: Worker) -> None:
    own = choose_embedder()
    steps: list[tuple[int, int]] = []
    answer = worker.embed(HOSTILE, lambda done, of: steps.append((done, of)))
    assert answer.version == own.version
    assert list(answer.vectors) == [row.tobytes() for row in own.embed(HOSTILE)]
    assert steps[-1] == (len(HOSTILE), len(HOSTILE))
    assert len(steps) > 2
    assert worker.about().word == own.word
    assert worker.embed([]).vectors == ()


def test_it_is_last_in_line_for_the_processor(worker: Worker) -> None:
    worker.about()
    assert os.getpriority(os.PRIO_PROCESS, process_of(worker).pid) == 19


def test_a_crash_costs_one_answer_and_a_pause(worker: Worker, clock: Clock) -> None:
    worker.embed(["Bussen"])
    first = process_of(worker)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    with pytest.raises(NoSuggestions):
        worker.embed(["Tåget"])
    with pytest.raises(NoSuggestions, match="rests"):
        worker.embed(["Tåget"])
    clock.now += 1.5
    assert worker.embed(["Tåget"]).vectors
    assert process_of(worker).pid != first.pid


def test_whoever_waits_is_told_of_a_crash(worker: Worker) -> None:
    worker.about()
    running = process_of(worker)

    def kill(done: int, of: int) -> None:
        os.kill(running.pid, signal.SIGKILL)

    with pytest.raises(NoSuggestions):
        worker.embed(["Bussen går för sällan på kvällen i glesbygden " * 10] * 400, kill)


def test_one_that_hangs_is_ended_and_whoever_waits_is_told(clock: Clock) -> None:
    worker = Worker(clock=clock, patience=4)
    worker.embed(["Bussen"])
    hung = process_of(worker)
    os.kill(hung.pid, signal.SIGSTOP)
    with pytest.raises(NoSuggestions, match="ended"):
        worker.embed(["Tåget"])
    assert hung.poll() == -signal.SIGKILL
    with pytest.raises(NoSuggestions, match="rests"):
        worker.about()
    clock.now += 1.5
    assert worker.embed(["Tåget"]).vectors
    worker.close()


def test_one_that_hangs_is_ended_also_when_more_was_asked_than_a_pipe_holds(clock: Clock) -> None:
    worker = Worker(clock=clock, patience=4)
    worker.about()
    hung = process_of(worker)
    os.kill(hung.pid, signal.SIGSTOP)
    with pytest.raises(NoSuggestions):
        worker.embed(["Bussen går för sällan på kvällen " * 100] * 400)
    assert hung.poll() == -signal.SIGKILL
    worker.close()


def test_one_that_works_for_long_or_rests_does_not_hang(clock: Clock) -> None:
    worker = Worker((sys.executable, "-c", SLOW), clock, patience=1)
    assert len(worker.embed(["x"] * 8).vectors) == 8  # which takes it twice its patience
    working = process_of(worker)
    with pytest.raises(subprocess.TimeoutExpired):
        working.wait(1.5)
    assert worker.embed(["x"]).vectors
    assert process_of(worker) is working
    worker.close()


SLOW = """
import json, sys, time
print('{"name": "slow", "version": "1", "word": "x", "dimensions": 1}', flush=True)
for asked in map(json.loads, sys.stdin):
    for number in range(len(asked["texts"])):
        time.sleep(0.25)
        print(json.dumps({"id": asked["id"], "from": number, "vectors": ["AAAA"]}), flush=True)
"""


def test_what_is_owed_is_owed_also_when_nobody_waits_any_more(clock: Clock) -> None:
    owed = Owed(clock)
    assert owed.silent_for == 0
    owed.asked(1, 2)
    clock.now += 3
    owed.asked(2, 1)
    assert owed.silent_for == 3
    owed.answered(1, 1)
    clock.now += 2
    assert owed.silent_for == 2
    owed.answered(1, 1)
    owed.refused(2)
    clock.now += 9
    assert owed.silent_for == 0
    owed.asked(3, 0)
    assert owed.silent_for == 0


def test_pauses_grow_while_it_crashes_and_end_when_it_is_well(clock: Clock) -> None:
    worker = Worker((sys.executable, "-c", "pass"), clock)
    for pause in (1, 2, 4, 8, 16, 32, 60, 60):
        with pytest.raises(NoSuggestions, match="ended"):
            worker.embed(["Bussen"])
        with pytest.raises(NoSuggestions, match="rests"):
            worker.embed(["Bussen"])
        clock.now += pause - 0.1
        with pytest.raises(NoSuggestions, match="rests"):
            worker.embed(["Bussen"])
        clock.now += 0.2
    worker.close()


@pytest.mark.parametrize("says", [
    "print('hello')", "print('{}')", "print('[1]')",
    "import sys; sys.stdout.buffer.write(bytes(9))",
])  # fmt: skip
def test_a_worker_that_talks_nonsense_is_no_worker(says: str, clock: Clock) -> None:
    worker = Worker((sys.executable, "-c", says), clock)
    with pytest.raises(NoSuggestions):
        worker.embed(["Bussen"])
    worker.close()


def test_a_worker_that_does_not_exist_is_told(clock: Clock) -> None:
    with pytest.raises(NoSuggestions, match="does not start"):
        Worker(("/nowhere/python",), clock).embed(["Bussen"])


def test_too_many_texts_are_not_sent(worker: Worker) -> None:
    with pytest.raises(ValueError, match="at most"):
        worker.embed(["x"] * (MOST_TEXTS + 1))


def test_a_short_question_does_not_wait_for_a_long_one(worker: Worker) -> None:
    worker.about()
    begun, steps = threading.Event(), []

    def step(done: int, of: int) -> None:
        steps.append(done)
        begun.set()

    long = threading.Thread(target=worker.embed, args=([f"Rad {n}" for n in range(400)], step))
    long.start()
    begun.wait(30)
    worker.embed(["Bussen"])
    at = len(steps)
    long.join()
    assert steps[-1] == 400
    assert at < len(steps)


def test_many_who_keep_asking_do_not_stop_a_longer_question(worker: Worker) -> None:
    worker.about()
    begun, answered, each = threading.Event(), list[int](), 60

    def keep_asking(who: int) -> None:
        for number in range(each):
            worker.embed([f"Bussen {who} går för sällan {number}"])
            answered.append(who)
            begun.set()

    flood = [threading.Thread(target=keep_asking, args=(who,)) for who in range(8)]
    for thread in flood:
        thread.start()
    begun.wait(30)
    worker.embed([f"Kort nummer {number}" for number in range(16)])
    at = len(answered)
    for thread in flood:
        thread.join()
    assert at < len(answered) / 2


def test_turns_go_to_the_shortest_and_to_the_one_that_has_waited_longest() -> None:
    turns = Turns([Question("import", ["x"] * 9), Question("cards", ["x"] * 3)])
    taken = []
    for _ in range(8):
        turns.waiting.append(Question("hint", ["x"]))
        question = turns.take()
        question.done += 1
        taken.append(question.id)
    assert taken == ["hint", "import"] * 4


def test_many_ask_at_once_and_each_has_its_own(worker: Worker) -> None:
    own = choose_embedder()
    said = [f"Fråga {number}" for number in range(20)]
    told: dict[str, bytes] = {}

    def ask(text: str) -> None:
        told[text] = worker.embed([text]).vectors[0]

    threads = [threading.Thread(target=ask, args=(text,)) for text in said]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == {text: own.embed([text])[0].tobytes() for text in said}


def test_nonsense_is_refused_and_the_next_question_answered() -> None:
    asked = [b"nonsense", b"[]", b'{"id": 1}', b'{"id": 2, "texts": [1]}',
             b'{"id": 3, "texts": "abc"}', b"\xff\xfe", b'{"id": 4, "texts": ["Bussen"]}']
    done = subprocess.run(COMMAND, input=b"\n".join(asked) + b"\n", capture_output=True, cwd=ROOT,
                          timeout=60, check=True)
    first, *answers = map(json.loads, done.stdout.splitlines())
    assert set(first) == {"name", "version", "word", "dimensions"}
    assert ["why" in answer for answer in answers] == [True] * 6 + [False]
    assert answers[-1]["id"] == 4
    assert len(answers[-1]["vectors"]) == 1


UNDER_GEVENT = """
from gevent import monkey
monkey.patch_all()
import gevent
from facilitator.suggest.client import Worker
ticks = []
def tick():
    while True:
        gevent.sleep(0.005)
        ticks.append(1)
gevent.spawn(tick)
worker = Worker()
jobs = [gevent.spawn(worker.embed, ["Bussen går för sällan"] * 40) for _ in range(3)]
gevent.joinall(jobs, raise_error=True)
assert [len(job.value.vectors) for job in jobs] == [40] * 3
worker.close()
print(len(ticks))
"""


def test_in_the_server_nobody_else_waits() -> None:
    done = subprocess.run([sys.executable, "-c", UNDER_GEVENT], capture_output=True, text=True,
                          cwd=ROOT, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10
