"""One job at a time, the same asked for twice is one, and none outlives what it was made of."""

import os
from contextlib import suppress

import gevent
import pytest

from facilitator.pressroom import pressroom as module
from facilitator.pressroom.jobs import NotMade, Stand, Turn
from facilitator.pressroom.orders import Copy
from facilitator.pressroom.pressroom import Enough, Full, Pressroom

from .conftest import CHILD, CODE, Works, until


def is_alive(process: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False


def test_a_file_is_made_and_kept_for_the_next(works: Works) -> None:
    assert works.pressroom.file(works.order("html")) == b"html:ett"
    assert works.pressroom.file(works.order("html")) == b"html:ett"
    assert len(works.starts()) == 1


def test_several_files_are_one_start(works: Works) -> None:
    job = works.pressroom.ask(works.order("html", "csv", "json"), "anna")
    until(lambda: job.stand is Stand.MADE)
    assert [job.sizes[copy] for copy in job.order.copies] == [8, 7, 8]
    assert works.pressroom.file(works.order("csv")) == b"csv:ett"
    assert len(works.starts()) == 1


def test_one_at_a_time_and_the_others_know_their_place(works: Works) -> None:
    works.hold()
    jobs = [works.pressroom.ask(works.order(ware), ware) for ware in ("html", "csv", "json")]
    until(lambda: jobs[0].of)
    assert [job.stand for job in jobs] == [Stand.WORKING, Stand.WAITING, Stand.WAITING]
    assert [works.pressroom.place(job) for job in jobs] == [0, 1, 2]
    assert (jobs[0].done, jobs[0].of, jobs[0].what) == (0, 1, "html")
    works.go()
    until(lambda: all(job.stand is Stand.MADE for job in jobs))
    assert len(works.starts()) == 3  # and the fixture sees that no two were at once


def test_the_same_asked_for_twice_is_one(works: Works) -> None:
    works.hold()
    first = works.pressroom.ask(works.order("html"), "anna")
    until(lambda: first.of)
    second = works.pressroom.ask(works.order("html"), "bo")
    fetched = [works.is_fetched("html") for _ in range(3)]
    gevent.sleep(0)
    works.go()
    assert second is first
    assert [each.get(timeout=20) for each in fetched] == [b"html:ett"] * 3
    assert len(works.starts()) == 1


def test_one_file_of_a_job_is_had_before_the_others_are_made(works: Works) -> None:
    job = works.pressroom.ask(works.order("html", "hang"), "", Turn.QUIET)
    assert works.is_fetched("html").get(timeout=20) == b"html:ett"
    assert job.stand is Stand.WORKING


def test_what_somebody_waits_for_goes_before_what_nobody_does(works: Works) -> None:
    works.hold()
    works.pressroom.ask(works.order("html"), "anna")
    quiet = works.pressroom.ask(works.order("csv"), "", Turn.QUIET)
    asked = works.pressroom.ask(works.order("json"), "bo")
    gevent.sleep(0)
    assert works.pressroom.place(asked) < works.pressroom.place(quiet)
    works.pressroom.ask(works.order("csv"), "anna")
    last = works.pressroom.ask(works.order("xlsx"), "", Turn.QUIET)
    assert works.pressroom.place(quiet) < works.pressroom.place(last)


def test_what_nobody_waits_for_gives_way_and_is_made_after(works: Works) -> None:
    works.hold()
    quiet = works.pressroom.ask(works.order("html", "csv"), "", Turn.QUIET)
    until((works.folder / "running").exists)
    asked = works.is_fetched("json")
    until(lambda: not is_alive(works.starts()[0]))
    works.go()
    assert asked.get(timeout=20) == b"json:ett"
    until(lambda: quiet.stand is Stand.MADE)
    assert len(works.starts()) == 3


def test_a_job_is_cancelled_when_nobody_wants_it(works: Works) -> None:
    works.hold()
    job = works.pressroom.ask(works.order("html"), "anna")
    works.pressroom.ask(works.order("html"), "bo")
    next_one = works.pressroom.ask(works.order("csv"), "anna")
    until(lambda: job.of)
    works.pressroom.cancel(job, "anna")
    assert job.stand is Stand.WORKING
    works.pressroom.cancel(job, "bo")
    assert job.stand is Stand.CANCELLED
    until(lambda: not is_alive(works.starts()[0]))
    works.go()
    until(lambda: next_one.stand is Stand.MADE)


def test_one_that_waits_is_cancelled_without_being_begun(works: Works) -> None:
    works.hold()
    first = works.pressroom.ask(works.order("html"), "anna")
    waiting = works.pressroom.ask(works.order("csv"), "anna")
    until(lambda: first.of)
    works.pressroom.cancel(waiting, "anna")
    works.go()
    until(lambda: first.stand is Stand.MADE)
    assert len(works.starts()) == 1


@pytest.mark.parametrize(("ware", "why"), [
    ("crash", ""), ("noise", ""), ("refuse", "Det finns ingen sådan."),
])  # fmt: skip
def test_one_that_fails_says_so_and_can_be_asked_for_again(
    works: Works, ware: str, why: str
) -> None:
    for starts in (1, 2):
        with pytest.raises(NotMade) as failed:
            works.pressroom.file(works.order(ware))
        assert str(failed.value) == why
        assert len(works.starts()) == starts
    assert works.pressroom.file(works.order("html")) == b"html:ett"


def test_a_child_that_does_not_start_is_a_failure_like_others(works: Works) -> None:
    works.pressroom.command = ("/finns/inte",)
    with pytest.raises(NotMade):
        works.pressroom.file(works.order("html"))
    works.pressroom.command = CHILD
    assert works.pressroom.file(works.order("html")) == b"html:ett"


def test_a_child_that_hangs_is_ended(works: Works) -> None:
    impatient = Pressroom(works.folder, CHILD, patience=0.5)
    with pytest.raises(NotMade):
        impatient.file(works.order("hang"))
    until(lambda: not is_alive(works.starts()[0]))
    impatient.close()


def test_a_change_forgets_what_was_made(works: Works) -> None:
    works.pressroom.file(works.order("html"))
    works.matter.write_bytes(b"tva")
    works.pressroom.changed(CODE)
    assert works.pressroom.kept.bodies() == []
    assert works.pressroom.file(works.order("html")) == b"html:tva"


def test_a_change_of_another_workshop_forgets_nothing(works: Works) -> None:
    works.pressroom.file(works.order("html"))
    works.pressroom.changed("ANNAN2")
    assert works.pressroom.kept.bodies() == [b"html:ett"]


def test_what_changed_while_it_was_made_is_kept_for_nobody(works: Works) -> None:
    works.hold()
    waiting = works.is_fetched("html")
    until(works.starts)
    works.matter.write_bytes(b"tva")
    works.pressroom.changed(CODE)
    later = works.is_fetched("html")
    gevent.sleep(0)
    works.go()
    assert waiting.get(timeout=20)
    assert later.get(timeout=20) == b"html:tva"
    assert works.pressroom.kept.bodies() == [b"html:tva"]
    assert len(works.starts()) == 2


def test_nothing_of_an_erased_person_comes_out_of_what_was_being_made(works: Works) -> None:
    works.hold()
    waiting = works.is_fetched("html")
    until((works.folder / "running").exists)
    works.matter.write_bytes(b"raderat")
    works.pressroom.changed(CODE, erased=True)
    until(lambda: not is_alive(works.starts()[0]))
    works.go()
    assert waiting.get(timeout=20) == b"html:raderat"


def test_a_closed_workshop_leaves_nothing(works: Works) -> None:
    works.pressroom.file(works.order("csv"))
    works.hold()
    waiting = works.is_fetched("html")
    until(lambda: len(works.starts()) == 2)
    works.pressroom.gone(CODE)
    with pytest.raises(NotMade):
        waiting.get(timeout=20)
    assert works.pressroom.kept.bodies() == []
    until(lambda: not is_alive(works.starts()[1]))


def test_at_the_end_the_child_is_ended_and_those_who_wait_are_told(works: Works) -> None:
    works.hold()
    waiting = [works.is_fetched("html"), works.is_fetched("csv")]
    until(works.starts)
    works.pressroom.close()
    for each in waiting:
        with pytest.raises(NotMade):
            each.get(timeout=20)
    until(lambda: not is_alive(works.starts()[0]))
    with pytest.raises(Full):
        works.pressroom.ask(works.order("json"), "anna")


def test_too_many_are_told_to_come_again(works: Works) -> None:
    works.hold()
    for number in range(module._MOST_WAITING - module._FOR_DESKS):
        works.pressroom.ask(works.order(f"html{number}"), number)
    with pytest.raises(Full):
        works.pressroom.ask(works.order("en-till"), "anna")
    for number in range(module._FOR_DESKS):
        works.pressroom.ask(works.order(f"bord{number}"), "karin", Turn.DESK)
    with pytest.raises(Full):
        works.pressroom.ask(works.order("en-till"), "karin", Turn.DESK)


def test_a_reader_has_two_on_their_way_and_leaves_room_for_others(works: Works) -> None:
    works.hold()
    made = works.pressroom.ask(works.order("html"), "anna")
    until(lambda: made.of)
    waits = works.pressroom.ask(works.order("csv"), "anna")
    with pytest.raises(Enough):
        works.pressroom.ask(works.order("json"), "anna")
    with pytest.raises(Enough):
        works.pressroom.file(works.order("json"), "anna")
    assert works.pressroom.ask(works.order("csv"), "anna") is waits  # the same is no more
    bos = works.pressroom.ask(works.order("json"), "bo")
    assert works.pressroom.ask(works.order("json"), "anna") is bos  # nor what comes all the same
    assert works.pressroom.place(bos) == 2
    works.go()
    until(lambda: bos.stand is Stand.MADE)
    assert works.pressroom.file(works.order("xlsx"), "anna") == b"xlsx:ett"


def test_a_desk_goes_before_those_who_read(works: Works) -> None:
    works.hold()
    first = works.pressroom.ask(works.order("html"), "anna")
    until(lambda: first.of)
    works.pressroom.ask(works.order("csv"), "bo")
    desks = [works.pressroom.ask(works.order(ware), "karin", Turn.DESK)
             for ware in ("json", "xlsx", "pdf")]
    assert [works.pressroom.place(job) for job in desks] == [1, 2, 3]
    # What a desk wants too is the desk's.
    works.pressroom.ask(works.order("zip"), "cedric")
    wanted = works.pressroom.ask(works.order("zip"), "karin", Turn.DESK)
    assert works.pressroom.place(wanted) == 4


def test_what_was_used_longest_ago_goes_first(works: Works) -> None:
    kept = works.pressroom.kept
    for name in ("a", "b"):
        kept.put(CODE, "sv", Copy(name), b"x" * 1000)
    assert kept.get(CODE, "sv", Copy("a"))
    kept.put(CODE, "sv", Copy("c"), b"x" * 1000)
    assert kept.get(CODE, "sv", Copy("b")) is None
    assert kept.size(CODE, "sv", Copy("a")) == 1000
    kept.put(CODE, "sv", Copy("d"), b"x" * 3000)
    assert kept.size(CODE, "sv", Copy("d")) is None
    assert kept.size(CODE, "sv", Copy("a")) == 1000


def test_a_file_too_large_to_keep_is_handed_out(works: Works) -> None:
    small = Pressroom(works.folder, CHILD, patience=10, most_bytes=10)
    assert len(small.file(works.order("large"))) == 1000
    assert small.kept.bodies() == []
    small.close()


def test_jobs_are_not_remembered_for_ever(works: Works) -> None:
    first = works.pressroom.ask(works.order("refuse"), "anna")
    until(lambda: first.is_over)
    for number in range(module._MOST_REMEMBERED):
        works.pressroom.cancel(works.pressroom.ask(works.order(f"f{number}"), "anna"), "anna")
    works.pressroom.ask(works.order("html"), "anna")
    assert works.pressroom.job(first.id) is None
    assert len(works.pressroom._jobs) <= module._MOST_REMEMBERED + 1
