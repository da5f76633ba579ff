"""A room that has clustered six cards and goes on to judge the clusters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.domain.results import shown_result
from facilitator.domain.roles import SYSTEM, Actor, Role
from tests.cast import ANNA, BO, KARIN, Story, joins

CLUSTER = "cluster-5"
CEDRIC = Actor(Role.PHONE, "person-cedric")
NAMES = ("AI", "Vården", "Elen")
AI, CARE, POWER = "ai", "vården", "elen"


def clustered(scan: Story) -> Story:
    """Six cards in three named clusters, two in each; the clustering is open."""
    scan.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60)
    for number in range(6):
        scan.card((ANNA, BO)[number % 2], f"Kort {number}", id=f"kort-{number}")
    scan.does(KARIN, "stage.start", CLUSTER)
    for place, name in enumerate(NAMES):
        scan.does(KARIN, "cluster.make", id=name.lower(), name=name,
                  entries=[f"kort-{2 * place}", f"kort-{2 * place + 1}"])  # fmt: skip
    return scan


def judging(scan: Story, kind: str, title: str, **options: object) -> tuple[Story, str]:
    """The clusters, and an open item that judges them; its id."""
    story = scan if CLUSTER in scan.state.activities else clustered(scan)
    story.does(SYSTEM, "agenda.add", kind=kind, title=title, minutes=10, question="Vad tror du?",
               options=options)  # fmt: skip
    activity = story.state.agenda[-1]
    story.does(KARIN, "stage.start", activity)
    return story, activity


def third_organisation(story: Story) -> Story:
    """Cedric comes in, from a third organisation."""
    story.does(SYSTEM, "organisation.add", name="Region Halland", type="region", places=1)
    joins(story, CEDRIC, "Cedric", "Region Halland")
    return story


def numbers(story: Story, activity: str) -> Mapping[str, Any]:
    """What is shown after the desk has locked and shown it."""
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    result = shown_result(story.activity(activity))
    assert result is not None
    return result.numbers
