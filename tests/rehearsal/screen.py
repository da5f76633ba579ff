"""Phones of a story: what they all show, and one that answers by it as the crowd does."""

import json
from random import Random

from facilitator.paths import asset
from facilitator.rehearsal import wire
from facilitator.rehearsal.answers import ANSWERS
from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.pen import Own, Pen, Person, Said
from facilitator.rehearsal.seen import Seen
from facilitator.show.canvas import Canvas
from facilitator.show.environment import make_environment
from facilitator.show.views import Look, mine_of, view_of
from tests.cast import KARIN, SYSTEM, Actor, Presence, Role, Story, joins, scanning

ENVIRONMENT = make_environment([asset("templates")], "sv", lambda name: name)


class Screen:
    """The phones' picture, made as the server makes it, and what the crowd has read of it."""

    def __init__(self, story: Story) -> None:
        self.story, self.seen = story, Seen()
        self._canvas = Canvas(ENVIRONMENT)

    def patch(self) -> Seen:
        ops = self._canvas.paint(
            view_of(Role.PHONE, self.story.state, self.story.kinds, look(self.story)))
        self.seen.read(frame("patch", {"seq": 1, "from": 0, "ops": ops}))
        return self.seen


class Hand:
    """One of the crowd in a story: what it says has to be let through, and to be news."""

    def __init__(self, screen: Screen, actor: Actor, organisation: str = "") -> None:
        self.said: list[Said] = []
        self._screen, self._actor = screen, actor
        self._person = Person(actor.id, organisation)
        self._rng, self._bank = Random(actor.id), Bank.load(Random(1))

    def answers(self) -> Said | None:
        """Say something if there is something to say."""
        story = self._screen.story
        seen = self._screen.patch()
        asked = ANSWERS[story.activity(str(story.state.current)).kind].make(Pen(
            self._rng, self._bank, seen, set(), self._person, self.said, self._own))
        if asked is None:
            return None
        name, data = asked
        made = story.does(self._actor, name, None, **data)
        self.said.append(Said(str(len(self.said)), name, data, made[0].seq))
        return self.said[-1]

    def _own(self) -> Own:
        """Its own part, painted as the server paints it for one who comes back."""
        story = self._screen.story
        view = mine_of(story.state, story.kinds, self._actor, look(story))
        ops = Canvas(ENVIRONMENT).paint(view) if view else []
        return wire.own_in(frame("mine", {"seq": story.state.seq, "ops": ops}))


def look(story: Story) -> Look:
    return Look(story.now, Presence(), 0, "", "")


def frame(name: str, told: object) -> bytes:
    return b"42" + json.dumps(
        [name, told], ensure_ascii=False, separators=(",", ":")).encode()


def judged(kind: str, activity: str, things: int, **options: object) -> Screen:
    """A list of so many things that a method judges, just begun."""
    story = scanning()
    story.does(SYSTEM, "agenda.add", kind=kind, title="Bedömning", minutes=10,
               options={"of": "own", **options})  # fmt: skip
    story.does(KARIN, "stage.start", activity)
    for number in range(things):
        story.does(KARIN, f"{kind}.add_item", activity, id=f"sak-{number}", name=f"Sak {number}")
    return Screen(story)


def crowd(screen: Screen, people: int) -> list[Hand]:
    """So many people who come in, from four organisations by turns."""
    made = []
    for number in range(people):
        actor, where = Actor(Role.PHONE, f"person-{number}"), f"Organisation {number % 4}"
        joins(screen.story, actor, f"P{number}", where)
        made.append(Hand(screen, actor, where))
    return made
