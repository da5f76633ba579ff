"""What the archive is told is in the log, can be changed, and can be taken back."""

import pytest

from facilitator.domain.taking_home import is_over, open_to
from tests.cast import ANNA, KARIN, Story, scanning

FILING = {
    "reference": "RS 2026/114", "creator": "Region Skåne", "date": "2026-05-12",
    "record_type": "Dokumentation", "responsible": "Karin", "fate": "keep", "decision": "",
    "note": "Två\nrader",
}  # fmt: skip


@pytest.fixture
def ended() -> Story:
    story = scanning()
    story.does(KARIN, "workshop.end")
    return story


def test_a_workshop_that_goes_on_is_not_archived() -> None:
    assert scanning().refuses(KARIN, "workshop.archive", **FILING).code == "not_ended"


def test_what_the_archive_is_told_is_so_and_can_be_changed(ended: Story) -> None:
    ended.does(KARIN, "workshop.archive", **FILING)
    assert ended.state.filing == FILING
    assert ended.does(KARIN, "workshop.archive", **FILING) == []
    ended.does(KARIN, "workshop.archive", **{**FILING, "reference": "RS 2026/115"})
    assert ended.state.filing["reference"] == "RS 2026/115"


@pytest.mark.parametrize("field", ["creator", "record_type", "responsible", "fate"])
def test_what_an_archive_cannot_be_without_is_asked_for(ended: Story, field: str) -> None:
    refused = ended.refuses(KARIN, "workshop.archive", **{**FILING, field: ""})
    assert refused.field == field


def test_what_is_to_be_disposed_of_has_a_decision(ended: Story) -> None:
    refused = ended.refuses(KARIN, "workshop.archive", **{**FILING, "fate": "dispose"})
    assert refused.field == "decision"
    ended.does(KARIN, "workshop.archive", **{**FILING, "fate": "dispose", "decision": "RS 9"})


def test_it_is_undone_step_by_step_and_done_again(ended: Story) -> None:
    ended.does(KARIN, "workshop.archive", **FILING)
    ended.does(KARIN, "workshop.archive", **{**FILING, "reference": "fel"})
    ended.does(KARIN, "undo.last")
    assert ended.state.filing == FILING
    ended.does(KARIN, "undo.last")
    assert ended.state.filing == {}
    ended.does(KARIN, "undo.again")
    assert ended.state.filing == FILING
    ended.does(KARIN, "workshop.unarchive")
    assert ended.state.filing == {}
    ended.does(KARIN, "undo.last")
    assert ended.state.filing == FILING


def test_an_archived_workshop_is_not_opened_again_before_that_is_taken_back(ended: Story) -> None:
    ended.does(KARIN, "workshop.archive", **FILING)
    assert ended.refuses(KARIN, "workshop.resume").code == "archived"
    assert ended.refuses(ANNA, "scan.add", headline="Sent").code == "ended"
    ended.does(KARIN, "workshop.unarchive")
    ended.does(KARIN, "workshop.resume")
    assert ended.state.ended is None


def test_it_is_open_to_whom_it_says_until_the_last_day_is_over(ended: Story) -> None:
    ended.does(KARIN, "workshop.open_downloads", to="room", until="2026-08-10")
    assert open_to(ended.state, "2026-08-10") == "room"
    assert open_to(ended.state, "2026-08-11") == "desk"
    assert is_over(ended.state, "2026-08-11")


def test_without_a_day_there_is_no_end_and_without_word_of_it_it_stays(ended: Story) -> None:
    ended.does(KARIN, "workshop.open_downloads", to="everyone")
    assert open_to(ended.state, "2099-01-01") == "everyone"
    ended.does(KARIN, "workshop.open_downloads", to="everyone", until="2026-08-10")
    ended.does(KARIN, "workshop.open_downloads", to="room")
    assert open_to(ended.state, "2026-08-11") == "desk"
    ended.does(KARIN, "workshop.open_downloads", to="room", until="")
    assert open_to(ended.state, "2026-08-11") == "room"


def test_what_was_never_opened_is_not_over(ended: Story) -> None:
    ended.does(KARIN, "workshop.open_downloads", to="desk", until="2026-01-01")
    assert not is_over(ended.state, "2026-08-11")
