"""The methods that others are made of: each person judges a list, or rates it by questions."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from facilitator.domain.command import Command
from facilitator.domain.conclusion import Conclusion
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice, Whole
from facilitator.domain.kind import Kind
from facilitator.domain.message import message, messages
from facilitator.domain.results import shown_result
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import Text, counted
from facilitator.domain.workshop import Activity, Undo, Workshop

from .criteria import Criterion, Scale
from .desk import expected
from .disclosing import told_answers, told_list, told_reasons
from .list_rules import apply_list, decide_list, undo_list
from .listing import LIST_OPTIONS, LIST_WORDS, UNASKED, Listing, listing, names
from .phone import rests_on
from .pointing import apply_look, decide_look, undo_look
from .rated import inputs_of, rated_numbers, raters
from .rating_rules import decide_rating, undo_rating
from .ratings import apply_rating, ratings_on, reasons_on, share_size
from .sheets import Judging, judging_of, sheets_in, turnout

Held = TypeVar("Held", bound=Judging)
# Events that tell what somebody has said.
_SAID = frozenset({"placed", "taken_back", "filled", "rated"})
DESK_SEES = Choice(("progress", "totals"))
DESK_WORDS = (message("Vad ser du vid bordet innan resultatet visas?"), {
    "progress": message("Hur många som har svarat"), "totals": message("Också siffrorna")})
SHARE_WORDS = (
    message("Hur många saker får var och en av en lång lista (tomt: 20)?"), dict[str, str]())


class Judges(Kind[Held]):
    """Each person judges the things of a list, and nobody is told what before it is shown."""

    once = True
    unasked = UNASKED

    def shown_to_desk(self, scene: Scene, event: Event) -> Mapping[str, object]:
        """A desk's programs know whose sheet it is on, and what only of the room together."""
        said = event.name.partition(".")[2] in _SAID
        return {"entry": event.data["entry"]} if said else event.data

    def answered(self, activity: Activity) -> int | None:
        """The sheets of the result that is shown."""
        result = shown_result(activity)
        return int(str(result.numbers["sheets"])) if result else None

    def so_far(self, scene: Scene) -> Text:
        answered = sum(sheet.visible for sheet in sheets_in(scene.activity))
        return counted(messages("{n} har svarat.", "{n} har svarat."), answered) \
            if answered else super().so_far(scene)

    def rests_on(self, workshop: Workshop, activity: Activity) -> object:
        return rests_on(workshop, activity)

    def made(self, scene: Scene) -> Conclusion | None:
        """What would be counted now, for the desk, where it is to see it."""
        return expected(scene, self.conclude)


class Rates(Judges[Judging]):
    """A list, one to three questions about each thing, hidden until the desk shows the result."""

    words = frozenset({"reason"})
    options = {**LIST_OPTIONS, "share": Whole(3, 60), "desk": DESK_SEES}
    option_words = {"of": LIST_WORDS, "share": SHARE_WORDS, "desk": DESK_WORDS}
    formula: ClassVar[str]
    # How a result may be shown, and what is usual.
    looks: ClassVar[Mapping[str, Choice]] = {}

    @abstractmethod
    def criteria(self, activity: Activity) -> tuple[Criterion, ...]:
        """The questions about each thing."""

    def scale(self, activity: Activity) -> Scale:
        """The numbers that may be given."""
        return Scale()

    def empty(self) -> Judging:
        return Judging()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        for drafts in (
            decide_list(workshop, activity, command),
            decide_rating(workshop, activity, command, self.fields(activity),
                          self.scale(activity)),
            decide_look(activity, command),
        ):
            if drafts is not None:
                return drafts
        raise NotImplementedError(command.name)

    def apply(self, state: Judging, event: Event) -> Judging:
        return (apply_list(state, event) or apply_look(state, event)
                or apply_rating(state, event) or state)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        usual = {name: choice.options[0] for name, choice in self.looks.items()}
        return (undo_list(workshop, activity, event) or undo_rating(activity, event)
                or undo_look(activity, event, usual))

    def own_words(
        self, workshop: Workshop, activity: Activity, entry: Entry
    ) -> tuple[str, ...]:
        rated, why = ratings_on(entry), reasons_on(entry)
        called = names(workshop, activity, {**rated, **why})
        told = {item: ", ".join("–" if value is None else str(value)
                                for value in rated.get(item, {}).values()) for item in called}
        return tuple(f"{called[item]}: {told[item]} {why.get(item, '')}".rstrip()
                     for item in called)

    def count(self, activity: Activity) -> int:
        return self.rated_by(activity)

    def rated_by(self, activity: Activity) -> int:
        """How many have rated anything, with those whose sheets are not here."""
        return judging_of(activity).before + sum(
            bool(ratings_on(sheet)) for sheet in sheets_in(activity) if sheet.visible)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        del authors
        yield from told_list(workshop, activity)
        yield from told_answers(activity, self.rated_by(activity))
        yield from told_reasons(workshop, activity)

    def pointed(self, activity: Activity) -> str:
        return judging_of(activity).pointed

    def conclude(self, workshop: Workshop, activity: Activity) -> Conclusion | None:
        """The numbers of every thing and question; None while nobody has answered.

        Where a result has been shown nobody's answers are one too, but not where the answers that
        it was made of stayed in the workshop this one was imported from.
        """
        sheets = raters(workshop, activity)
        if not sheets and (not activity.results or judging_of(activity).before):
            return None
        listed, scale = listing(workshop, activity), self.scale(activity)
        items = rated_items(listed, sheets)
        found = rated_numbers(
            activity, sheets, items, self.fields(activity), scale, workshop.small_group)
        return Conclusion(
            inputs=[inputs_of(sheets, items), listed.wording()],
            formula=self.formula,
            parameters={"low": scale.low, "high": scale.high,
                        "criteria": list(self.fields(activity)),
                        "share": share_size(activity, listed), "least": workshop.small_group},
            numbers={"items": self.weighed(found, scale), **turnout(sheets)},
        )

    def weighed(
        self, found: Mapping[str, Mapping[str, Mapping[str, Any]]], scale: Scale
    ) -> dict[str, dict[str, Any]]:
        """The numbers of each thing, with what the method makes of its questions together."""
        return {item: dict(answers) for item, answers in found.items()}

    def fields(self, activity: Activity) -> tuple[str, ...]:
        """The ids of the questions."""
        return tuple(criterion.id for criterion in self.criteria(activity))


def rated_items(listed: Listing, sheets: Sequence[Any]) -> list[str]:
    """The list as it stands, and what has gone from it by itself after it was rated.

    A rating is about what people read: when a cluster goes into another its ratings do not.
    """
    ids = list(listed.ids())
    out = {item.id for item in listed.out}
    gone = {item for sheet in sheets for item in ratings_on(sheet)} - {*ids, *out, *listed.away}
    return [*ids, *sorted(gone)]
