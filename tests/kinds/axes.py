"""A room that has rated three clusters and goes on to find axes in them."""

from __future__ import annotations

from facilitator.domain.roles import SYSTEM, Actor
from tests.cast import ANNA, BO, KARIN, Story, scanning

from .judged import AI, CARE, POWER, judging, third_organisation

LOW, HIGH = "Staten styr", "Marknaden styr"
POLES = {"low": LOW, "high": HIGH, "definition": "Vem som bestämmer", "indicator": "Lagar"}


def rated(naming: str = "organisation") -> Story:
    """The clusters with priorities 1, 0.25 and 0.5625, shown."""
    story, matrix = judging(third_organisation(scanning(naming=naming)), "matrix", "Matris",
                            of="clusters")  # fmt: skip
    for item, step in ((AI, 5), (CARE, 3), (POWER, 4)):
        for actor in (ANNA, BO):
            story.does(actor, "matrix.rate", matrix, entry=item, impact=step, uncertainty=step)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    return story


def making(story: Story | None = None, **options: object) -> tuple[Story, str]:
    """An open item of axes after the matrix; its id."""
    story = story or rated()
    story.does(SYSTEM, "agenda.add", kind="axes", title="Axlar", minutes=45,
               question="Vilka ändar?", options={"of": "clusters", **options})  # fmt: skip
    activity = story.state.agenda[-1]
    story.does(KARIN, "stage.start", activity)
    return story, activity


def write(story: Story, axes: str, item: str = AI, who: Actor = ANNA, **words: object) -> str:
    """Somebody writes two poles; the entry's id."""
    return str(story.does(who, "axes.write", axes, item=item,
                          **{**POLES, **words})[0].data["entry"])  # fmt: skip


def two_axes(story: Story | None = None, **options: object) -> tuple[Story, str, str, str]:
    """Two axes taken, of AI and of the care, in that order; their ids."""
    story, axes = making(story, **options)
    first = write(story, axes, AI, ANNA)
    second = write(story, axes, CARE, BO, low="Vård hemma", high="Vård på sjukhus")
    for entry in (first, second):
        story.does(KARIN, "axes.take", axes, entry=entry)
    return story, axes, first, second


def answer(story: Story, axes: str, who: Actor, pair: str, pull: int | None,
           *corners: int | None) -> None:  # fmt: skip
    """What somebody says of a pair: the pull, and the corners from (+, +) around."""
    names = ("high_high", "low_high", "low_low", "high_low")
    story.does(who, "axes.rate", axes, entry=pair, pull=pull,
               **dict(zip(names, corners, strict=True)))  # fmt: skip
