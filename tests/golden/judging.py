"""What a room thinks, in the golden logs: dots, a matrix in two rounds, scales and jokers."""

from __future__ import annotations

from facilitator.domain.roles import SYSTEM
from tests.cast import ANNA, BO, ERIK, KARIN, SKANE, Story


def judging(story: Story) -> None:
    """Everything that phones and desks do to a list that is judged."""
    dots(story)
    matrix(story)
    scales(story)
    jokers(story)


def begun(story: Story, kind: str, **options: object) -> str:
    """An item of that kind after the one that is on, and open; its id."""
    story.does(SYSTEM, "agenda.add", kind=kind, title=f"Vi bedömer: {kind}", minutes=10,
               after=story.state.current, options=options)  # fmt: skip
    place = story.state.agenda.index(str(story.state.current)) + 1
    story.does(KARIN, "stage.start", activity=story.state.agenda[place])
    return story.state.agenda[place]


def shown(story: Story) -> None:
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")


def listed(story: Story, kind: str, activity: str) -> str:
    """A thing that the desk writes into the list, changes, takes out and takes in; its id."""
    made = str(story.does(KARIN, f"{kind}.add_item", activity, name="Eget")[0].data["item"])
    story.does(KARIN, f"{kind}.change_item", activity, entry=made, name="Eget, ändrat")
    story.does(KARIN, f"{kind}.leave_out", activity, entry=made)
    story.does(KARIN, "undo.last")
    return made


def dots(story: Story) -> None:
    vote = begun(story, "dotvote", of="clusters")
    own = listed(story, "dotvote", vote)
    for who, number in ((ANNA, 3), (BO, 2)):
        for _ in range(number):
            story.does(who, "dotvote.place", vote, entry=own)
    story.does(ANNA, "dotvote.take_back", vote, entry=own)
    for _ in range(2):
        story.does(KARIN, "dotvote.fill", vote, organisation=SKANE, dots={own: 1})
    story.does(KARIN, "undo.last")
    story.does(KARIN, "undo.again")
    shown(story)
    story.does(KARIN, "person.remove", person=BO.id)
    story.does(KARIN, "result.recount")
    story.does(KARIN, "person.readmit", person=BO.id)


def matrix(story: Story) -> None:
    first = begun(story, "matrix", of="own", share=3)
    items = [listed(story, "matrix", first) for _ in range(4)]
    story.does(ANNA, "matrix.draw", first)
    story.does(ANNA, "matrix.rate", first, entry=items[0], impact=5, uncertainty=None,
               reason="Det är redan bestämt.")  # fmt: skip
    story.does(BO, "matrix.rate", first, entry=items[0], impact=1, uncertainty=5,
               reason="Dold motivering")  # fmt: skip
    sheet = str(story.events[-1].data["entry"])
    story.does(ERIK, "matrix.fill", first, organisation=SKANE, impact={items[1]: 3},
               uncertainty={items[1]: 4})  # fmt: skip
    story.does(ERIK, "undo.last")
    for again in ("hide_reason", "show_reason", "hide_reason"):
        story.does(KARIN, f"matrix.{again}", first, entry=sheet, item=items[0])
    shown(story)
    story.does(KARIN, "matrix.look", first, statistic="median", cut="relative")
    story.does(KARIN, "matrix.point", first, entry=items[0])
    second = begun(story, "matrix", again=first)
    story.does(ANNA, "matrix.rate", second, entry=items[0], impact=4)
    shown(story)


def scales(story: Story) -> None:
    rating = begun(story, "rating", scale="7", name="Nytta", name2="Svårighet")
    item = listed(story, "rating", rating)
    story.does(ANNA, "rating.rate", rating, entry=item, first=7, second=2)
    shown(story)


def jokers(story: Story) -> None:
    """The evening begins with this item open."""
    wild = begun(story, "wildcard")
    mine = str(story.does(ANNA, "wildcard.add", wild, name="Bron är borta")[0].data["entry"])
    gone = str(story.does(BO, "wildcard.add", wild, name="Ångrad joker")[0].data["entry"])
    story.does(BO, "wildcard.withdraw_joker", wild, entry=gone)
    story.does(KARIN, "wildcard.draw_from_bank", wild, number=2)
    story.does(KARIN, "undo.last")
    story.does(BO, "wildcard.rate", wild, entry=mine, impact=5, prepared=1)
