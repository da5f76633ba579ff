"""The golden day's scenarios: tables, what another workshop came to, and a world with its words."""

from facilitator.domain.roles import SYSTEM
from tests.cast import ANNA, BO, ERIK, KARIN, Story
from tests.kinds.parcels import parcel


def scenarios(story: Story) -> None:
    """Everything that can happen to tables, and something of every method of scenarios."""
    tables(story)
    came_along(story)
    axes = begun(story, "axes", "Axlar")
    made = [story.does(KARIN, "axes.add", axes, name=name, low="Slutet",
                       high="Öppet")[0].data["entry"] for name in ("Handel", "Makt")]  # fmt: skip
    for each in made:
        story.does(KARIN, "axes.take", axes, entry=each)
    story.does(KARIN, "axes.choose", axes, first=made[0], second=made[1], reason="De skär varandra")
    cross = begun(story, "cross", "Korset")
    story.does(ANNA, "cross.place", cross, which="now", x=0.5, y=-0.5)
    elements = begun(story, "elements", "Innehåll")
    world = story.state.activity(cross).state.worlds(  # type: ignore[attr-defined]
        story.state, story.state.activity(cross))[0].id
    story.does(KARIN, "cross.name", cross, world=world, name="Världen i byn")
    story.does(ANNA, "elements.add", elements, world=world, text="Elflyg varje timme")
    tale = begun(story, "story", "Berättelse")
    text = story.does(ANNA, "story.begin", tale, form="frontpage", world=world)[0].data["entry"]
    story.does(ANNA, "story.write", tale, text=text, field="headline", words="Byn vann", was=0)
    road = begun(story, "backcast", "Vägen dit")
    story.does(BO, "backcast.add", road, road=world, text="Nätet når alla", year=2040)
    merge = begun(story, "merge", "Sammanföring")
    story.does(KARIN, "merge.make", merge, name="Globase")


def tables(story: Story) -> None:
    story.does(KARIN, "group.form", way="mix", number=2)
    story.does(KARIN, "group.rename", group="g1", name="Norrsken")
    story.does(KARIN, "group.host", group="g1", person=story.state.groups["g1"].members[0])
    story.does(ERIK, "group.move", person=ANNA.id, group="g2")
    story.does(ERIK, "undo.last")
    story.does(KARIN, "group.add", name="Reserv")
    story.does(KARIN, "group.remove", group="g3")
    story.does(KARIN, "group.dissolve")
    story.does(KARIN, "group.form", way="code", number=2)
    story.does(ANNA, "group.sit", group="g2")
    story.does(KARIN, "group.seat")


def came_along(story: Story) -> None:
    here = begun(story, "carried", "Underlag")
    brought = parcel()
    story.does(SYSTEM, "carried.bring", here, parcel=brought)
    story.does(KARIN, "entry.erase", here, entry=brought["cards"][0]["id"], decision="RS 2026/3")


def begun(story: Story, kind: str, title: str) -> str:
    """An item of that method, at the end of the agenda and open."""
    made = story.does(KARIN, "agenda.add", kind=kind, title=title, minutes=20)
    activity = str(made[0].data["activity"])
    story.does(KARIN, "stage.start", activity=activity)
    return activity
