"""Four worlds to write about, as an item before would hand them on, and two tables that write."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator.domain.group import Group
from facilitator.domain.roles import SYSTEM
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.values import Axis, Crossing, Element, Given, Stand, World
from tests.cast import ANNA, BO, KARIN, TALK, Story, gathered

from .judged import CEDRIC, third_organisation

STORY = "story-5"
POWER = Axis("axel-makt", "Vem bestämmer", "staten", "regionerna")
PACE = Axis("axel-takt", "Hur fort går det", "långsamt", "fort")
WORLDS = tuple(
    World(f"varld-{place}", place, name, "", (Stand(POWER.id, power), Stand(PACE.id, pace)))
    for place, (name, power, pace) in enumerate((
        ("Lugna gatan", "low", "low"), ("Raketen", "low", "high"),
        ("Tusen blommor", "high", "high"), ("Efterklang", "high", "low")), start=1))
GIVEN = (Given("given-alder", "Vi blir äldre"), Given("given-klimat", "Det blir varmare"))
ELEMENTS = (
    Element("el-tag", "varld-2", "Tåget går varje kvart", "teknologi", "state"),
    Element("el-vard", "varld-2", "Var tredje är över 65", "socialt", "figure", 2050,
            "given-alder"),
    Element("el-hav", "varld-3", "Havet har stigit", "ekologi", "event", 2044, "given-klimat"),
)


@dataclass(frozen=True)
class Handed:
    """The state of an item that hands on everything that there is to hand on."""

    made: tuple[World, ...] = WORLDS
    filled: tuple[Element, ...] = ELEMENTS
    holds: tuple[Given, ...] = GIVEN

    def axes(self, workshop: Workshop, activity: Activity) -> tuple[Axis, ...]:
        return (POWER, PACE)

    def crossing(self, workshop: Workshop, activity: Activity) -> Crossing | None:
        return Crossing(POWER, PACE)

    def worlds(self, workshop: Workshop, activity: Activity) -> tuple[World, ...]:
        return self.made

    def world_called(self, world: str) -> str:
        return next((each.name for each in self.made if each.id == world), "")

    def elements(self, workshop: Workshop, activity: Activity) -> tuple[Element, ...]:
        return self.filled

    def given(self, workshop: Workshop, activity: Activity) -> tuple[Given, ...]:
        return self.holds


def handing(story: Story, **state: tuple[object, ...]) -> Story:
    """The item before hands on its worlds."""
    before = replace(story.activity(TALK), state=Handed(**state))  # type: ignore[arg-type]
    story.state = story.state.with_activity(before)
    return story


def seated(story: Story) -> Story:
    """Anna and Bo sit at one table, where Bo leads; Cedric sits at another."""
    story.state = replace(story.state, groups={
        "g1": Group("g1", 1, "Bord Norr", (ANNA.id, BO.id), BO.id),
        "g2": Group("g2", 2, "", (CEDRIC.id,))})  # fmt: skip
    return story


def telling(naming: str = "organisation", *, groups: bool = True, **options: object) -> Story:
    """Everyone is in, there are four worlds, and the writing is open."""
    story = third_organisation(gathered(naming=naming))
    story.does(SYSTEM, "agenda.add", kind="story", title="Berättelser", minutes=60,
               question="Vad står det på förstasidan?", options=options)  # fmt: skip
    handing(story)
    if groups:
        seated(story)
    story.does(KARIN, "stage.start", activity=STORY)
    return story


def at_tables(naming: str = "organisation") -> Story:
    """As a log can tell it, without worlds: the writing is open at the same two tables."""
    story = third_organisation(gathered(naming=naming))
    story.does(SYSTEM, "agenda.add", kind="story", title="Berättelser", minutes=60,
               question="Vad står det på förstasidan?")  # fmt: skip
    story.does(KARIN, "group.form", way="code", number=2)
    for actor, group in ((ANNA, "g1"), (BO, "g1"), (CEDRIC, "g2")):
        story.does(actor, "group.sit", group=group)
    story.does(KARIN, "stage.start", activity=STORY)
    return story


def begin(story: Story, actor: object = ANNA, form: str = "frontpage", **data: object) -> str:
    """A text that `actor` has begun; its id."""
    made = story.does(actor, "story.begin", STORY, form=form,  # type: ignore[arg-type]
                      **{"world": "varld-2", **data})  # fmt: skip
    return str(made[0].data["entry"])


def write(
    story: Story, text: str, field: str, words: str, actor: object = ANNA, was: int | None = None
) -> list[str]:
    """The names of what followed; without `was` from what stands there now."""
    if was is None:
        state = story.activity(STORY).state
        was = state.by_id[text].newest(field)[1]  # type: ignore[attr-defined]
    return [event.name for event in story.does(
        actor, "story.write", STORY, text=text, field=field, words=words,  # type: ignore[arg-type]
        was=was)]  # fmt: skip


def suggest(
    story: Story, text: str, words: str, field: str = "lead", actor: object = BO
) -> str:
    """Words that `actor` suggests for a field of a text; the suggestion's id."""
    made = story.does(actor, "story.suggest", STORY, text=text,  # type: ignore[arg-type]
                      field=field, words=words)  # fmt: skip
    return str(made[0].data["entry"])


def shown(story: Story) -> Story:
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    return story
