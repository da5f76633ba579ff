"""A person who is erased is gone from every byte; the words go or stay without anybody."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import gevent
import pytest

from facilitator.domain.command import Command
from facilitator.domain.contributions import entries_of
from facilitator.domain.erasing import ERASED
from facilitator.domain.keys import holder_of
from facilitator.domain.quoting import resting_on
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.room.change import Change
from facilitator.room.room import Room
from facilitator.storage.database import open_for_reading
from facilitator.storage.log import Log
from tests.cast import ANNA, BO, KARIN, KINDS, SCAN, SECRETS, Story, scanning
from tests.kinds.parcels import parcel
from tests.opened import opened

ROOT = Path(__file__).parents[2]
NAME, WORDS, OTHERS = "Kanarie Fågelsson", "Kanariefågeln sjunger", "Bos eget"


@pytest.fixture
def story() -> Story:
    story = scanning()
    story.does(ANNA, "person.change", name=NAME, organisation="Region Skåne")
    story.card(ANNA, WORDS, text=f"{WORDS} igen")
    story.card(BO, OTHERS)
    return story


@pytest.fixture
def room(tmp_path: Path, story: Story) -> Iterator[Room]:
    with opened(story, tmp_path) as room:
        yield room


def erase(room: Room, words: str = "erase") -> None:
    data = {"person": ANNA.id, "words": words, "decision": "RS 2026/114"}
    room.handle(Command("radera-anna", "person.erase", KARIN, None, data))


def every_byte(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def headlines(room: Room) -> list[object]:
    return [entry.data["headline"] for entry in entries_of(room.state.activities[SCAN])]


def test_nothing_of_the_person_is_left_in_any_byte(room: Room) -> None:
    assert NAME.encode() in every_byte(room.path.parent)
    erase(room)
    left = every_byte(room.path.parent)
    for canary in (NAME, WORDS, f"phone:{ANNA.id}"):
        assert canary.encode() not in left
    assert OTHERS.encode() in left
    assert headlines(room) == [ERASED, OTHERS]
    assert room.state.people[ANNA.id].name == ""


def test_words_may_stay_as_words_that_nobody_wrote(room: Room) -> None:
    erase(room, "keep")
    entry = next(iter(entries_of(room.state.activities[SCAN])))
    assert (entry.data["headline"], entry.author, entry.organisation) == (WORDS, "", "")
    assert NAME.encode() not in every_byte(room.path.parent)


QUOTED = "Kanariefågeln sjunger i gruvan"


def quoting(story: Story) -> None:
    """Two conclusions and a note that repeat what Anna wrote, and one that does not; published."""
    card = story.card(ANNA, QUOTED)
    text = f"Någon skrev att kanariefågeln sjunger i gruvan, sa {NAME}."
    (made,) = story.does(KARIN, "summary.add", text=text, evidence=[card])
    story.does(KARIN, "summary.add", text=OTHERS)
    story.does(KARIN, "summary.publish", note=f"{QUOTED}: ut")
    story.does(KARIN, "summary.edit", sentence=made.data["sentence"], was=text, text="Omskriven")
    story.does(KARIN, "summary.next_steps", text=f"Läs om {QUOTED}.")


def test_a_quotation_in_the_summary_goes_with_the_words(story: Story, tmp_path: Path) -> None:
    quoting(story)
    with opened(story, tmp_path) as room:
        erase(room)
        left = every_byte(room.path.parent).decode("utf-8", "replace").casefold()
        assert "sjunger i gruvan" not in left
        assert NAME.casefold() not in left
        editing = room.state.editing
        assert [each.text for each in editing.versions[0].editorial.sentences] == [
            f"Någon skrev att {ERASED}, sa {ERASED}.", OTHERS]
        assert (editing.versions[0].note, editing.draft.next_steps) == (
            f"{ERASED}: ut", f"Läs om {ERASED}.")


def test_what_a_contact_repeats_goes_with_the_words(story: Story, tmp_path: Path) -> None:
    story.card(ANNA, QUOTED)
    contact = Actor(Role.CONTACT, "o1")
    story.does(contact, "standing.tell", phase="framtagande", note=f"{NAME} vet mer")
    story.does(contact, "part.ask", words=f"Ta bort {NAME}s kort: {QUOTED}")
    with opened(story, tmp_path) as room:
        erase(room)
        left = every_byte(room.path.parent).decode("utf-8", "replace").casefold()
        assert "sjunger i gruvan" not in left
        assert NAME.casefold() not in left
        assert room.state.approvals["o1"].words == f"Ta bort {ERASED}s kort: {ERASED}"


def test_the_name_goes_from_the_summary_where_the_words_stay(story: Story, tmp_path: Path) -> None:
    quoting(story)
    with opened(story, tmp_path) as room:
        erase(room, "keep")
        text = room.state.editing.versions[0].editorial.sentences[0].text
        assert text == f"Någon skrev att kanariefågeln sjunger i gruvan, sa {ERASED}."


def test_who_erases_is_told_which_sentences_rest_on_it(story: Story) -> None:
    quoting(story)
    told = list(resting_on(story.state, ANNA.id))
    assert len(told) == 3
    assert OTHERS not in told
    assert list(resting_on(story.state, BO.id)) == []


def test_the_numbers_of_the_log_stay_as_they_were(room: Room) -> None:
    before = [(e.seq, e.name, e.command_id) for e in room.events_after(0)]
    erase(room)
    after = [(e.seq, e.name, e.command_id) for e in room.events_after(0)]
    assert after[:-1] == before
    assert after[-1][1] == "person.erased"


def test_the_screens_are_told_of_the_state_without_the_words(room: Room) -> None:
    heard: list[Change] = []
    room.on_change(heard.append)
    erase(room)
    assert WORDS not in repr(heard[-1].after)


def test_an_erasure_that_was_cut_short_is_finished_at_the_next_start(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as cut:
        cut.setattr(Log, "rewrite", lambda log, events, pictures: None)
        erase(room)
    assert WORDS.encode() in every_byte(room.path.parent)
    room.close()
    Room(room.path, KINDS, lambda: "").close()
    assert WORDS.encode() not in every_byte(room.path.parent)


FIRM = "Kanarie Fågelsson AB"


def comes_from(room: Room, firm: str, person: str) -> None:
    data = {"name": person, "organisation": firm, "hash": f"{person:x<64}", "code_hash": ""}
    room.handle(Command(person, "person.join", SYSTEM, None, data))


def erases(room: Room, person: str) -> None:
    data = {"person": person, "words": "erase", "decision": "RS 2026/114"}
    room.handle(Command(f"radera-{person}", "person.erase", KARIN, None, data))


def test_an_organisation_that_only_the_erased_were_from_goes_with_the_last(room: Room) -> None:
    for person in ("person-ett", "person-tva"):
        comes_from(room, FIRM, person)
    erases(room, "person-ett")
    assert FIRM.encode() in every_byte(room.path.parent)
    erases(room, "person-tva")
    assert FIRM.encode() not in every_byte(room.path.parent)
    comes_from(room, "Region Väst", "person-tre")
    assert all(each.name for each in room.state.named_organisations())
    assert room.state.people["person-tre"].organisation == list(room.state.organisations)[-1]


def test_an_organisation_of_the_programme_stays(room: Room) -> None:
    before = room.state.organisations
    erases(room, BO.id)
    assert room.state.organisations == before


def test_one_who_reads_meanwhile_does_not_keep_the_bytes_there(room: Room) -> None:
    room.handle(Command("kort-i-loggen", "scan.add", ANNA, SCAN, {"headline": WORDS}))
    reader = open_for_reading(room.path)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM events").fetchone()
    erase(room)
    assert WORDS not in repr(room.state)
    room.handle(Command("kort-av-bo", "scan.add", BO, SCAN, {"headline": OTHERS}))
    reader.close()
    with gevent.Timeout(10):
        while WORDS.encode() in every_byte(room.path.parent):
            gevent.sleep(0.05)
    assert NAME.encode() not in every_byte(room.path.parent)


def dies_in_the_middle(path: Path) -> None:
    """For a process of its own: a person is erased, and it is killed before the file is swept."""
    room = Room(path, KINDS, lambda: "2026-05-12T10:00:00.000+00:00")
    room.handle(Command("kort-i-loggen", "scan.add", ANNA, SCAN, {"headline": WORDS}))
    Log.sweep = lambda log, until: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign, assignment, return-value]
    erase(room)


def test_killed_before_the_file_was_swept_it_is_swept_when_it_is_opened(room: Room) -> None:
    room.close()
    died = subprocess.run(
        [sys.executable, "-c", f"from pathlib import Path; from {__name__} import *;"
         f"dies_in_the_middle(Path({str(room.path)!r}))"], cwd=ROOT, check=False)  # fmt: skip
    assert died.returncode == -signal.SIGKILL
    assert WORDS.encode() in every_byte(room.path.parent)
    again = Room(room.path, KINDS, lambda: "")
    left = every_byte(room.path.parent)
    again.close()
    assert WORDS.encode() not in left
    assert NAME.encode() not in left


def test_one_who_is_erased_has_no_way_in(room: Room) -> None:
    secret = SECRETS[ANNA]
    assert holder_of(room.state, secret) == ANNA
    erase(room)
    assert holder_of(room.state, secret) is None


def test_one_who_is_erased_is_not_let_in_again(room: Room) -> None:
    erase(room)
    with pytest.raises(Refused) as refused:
        room.handle(Command("slapp-in-anna", "person.readmit", KARIN, None, {"person": ANNA.id}))
    assert refused.value.code == "erased"
    assert [person.id for person in room.state.present()] == [BO.id]


def test_the_file_opens_and_folds_the_same_afterwards(room: Room) -> None:
    erase(room)
    state = room.state
    room.close()
    again = Room(room.path, KINDS, lambda: "")
    assert again.state == state
    again.close()


def test_the_others_are_untouched(room: Room) -> None:
    before = room.state.people[BO.id]
    erase(room)
    assert room.state.people[BO.id] == before


def test_a_card_that_came_from_another_workshop_is_erased_by_itself(
    story: Story, tmp_path: Path
) -> None:
    story.does(SYSTEM, "agenda.add", kind="carried", title="Underlag", minutes=5)
    item, words = story.state.agenda[-1], parcel()
    words["cards"][0]["headline"] = WORDS
    story.does(SYSTEM, "carried.bring", item, parcel=words)
    with opened(story, tmp_path) as room:
        erase(room)
        assert WORDS.encode() in every_byte(tmp_path)
        data = {"entry": words["cards"][0]["id"], "decision": "RS 2026/114"}
        room.handle(Command("radera-kort", "entry.erase", KARIN, item, data))
        left = every_byte(tmp_path)
        assert WORDS.encode() not in left
        assert words["cards"][1]["headline"].encode() in left
        gone = entries_of(room.state.activities[item]).get(words["cards"][0]["id"])
        assert gone.data["words"] == ERASED
