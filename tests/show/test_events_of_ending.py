"""What programs of phones and walls hear of the archive: that it was done, not its papers."""

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.scene import Presence
from facilitator.show.events import seen_events
from facilitator.show.views import Look
from tests.cast import KARIN, KINDS, Story, everything_in, scanning


@pytest.fixture
def archived() -> Story:
    story = scanning()
    story.does(KARIN, "workshop.end")
    story.does(KARIN, "workshop.archive", creator="Region Skåne", record_type="Dokumentation",
               responsible="ansvarig-kanarie", fate="keep", note="not-kanarie")  # fmt: skip
    story.does(KARIN, "workshop.unarchive")
    return story


@pytest.mark.parametrize("role", [Role.PHONE, Role.WALL, Role.DESK])
def test_what_the_archive_is_told_is_the_desks(role: Role, archived: Story) -> None:
    look = Look(archived.now, Presence(), 0, "", "")
    seen = seen_events(role, archived.state, KINDS, tuple(archived.events), look)
    assert {"workshop.archived", "workshop.unarchived"} <= {str(event["name"]) for event in seen}
    assert ("kanarie" in everything_in(seen)) == (role is Role.DESK)
