"""Axlar: two plausible poles for each uncertainty, and which two are worth crossing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from facilitator.domain.command import Command
from facilitator.domain.conclusion import Conclusion
from facilitator.domain.document import Telling
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice, Whole
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import Text, counted
from facilitator.domain.workshop import Activity, Undo, Workshop
from facilitator.judging.kind import Judges
from facilitator.judging.listing import LIST_OPTIONS, LIST_WORDS
from facilitator.judging.rated import inputs_of, raters
from facilitator.judging.ratings import ratings_on
from facilitator.judging.sheets import judging_of, sheets_in, turnout

from . import (
    chapter,
    deciding,
    desk,
    disclosing,
    folding,
    phone,
    summary,
    taking_back,
    testing,
    views,
    wall,
    writing,
)
from .numbers import pair_numbers
from .pairs import PLAUSIBLE, PULLS, SCALES, pairs_in, share_size
from .readable import VIEWS
from .state import Axial, axial
from .uncertainties import priorities


class Axes(Judges[Axial]):
    """Poles, a test of every pair, and the two that the facilitator chooses (methods.md §2.6)."""

    name = "axes"
    title = message("Axlar")
    theme = "uncertainties"
    commands = (*writing.COMMANDS, *deciding.COMMANDS, *testing.COMMANDS)
    words = frozenset({"name", "low", "high", "definition", "indicator", "reason"})
    options = {"of": LIST_OPTIONS["of"], "asks": Choice(("both", "poles", "pairs")),
               "share": Whole(2, 15)}
    option_words = {
        "of": (message("Vilka osäkerheter?"), LIST_WORDS[1]),
        "asks": (message("Vad ska rummet göra?"), {
            "both": message("Skriva poler och pröva paren"), "poles": message("Bara skriva poler"),
            "pairs": message("Bara pröva paren av axlarna före")}),
        "share": (message("Hur många par får var och en, när de är många (tomt: 6)?"), {})}
    views = VIEWS

    def empty(self) -> Axial:
        return Axial()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        for rules in (writing.decide, deciding.decide, testing.decide):
            drafts = rules(workshop, activity, command)
            if drafts is not None:
                return drafts
        raise NotImplementedError(command.name)

    def apply(self, state: Axial, event: Event) -> Axial:
        folded = folding.apply(state, event)
        return folded if isinstance(folded, Axial) else state

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        return taking_back.undo(workshop, activity, event)

    def touches(self, activity: Activity, event: Event) -> Iterable[str]:
        return tuple(str(event.data.get(name) or "") for name in ("entry", "instead"))

    def rests_on(self, workshop: Workshop, activity: Activity) -> object:
        return views.rests_on(workshop, activity)

    def own_words(
        self, workshop: Workshop, activity: Activity, entry: Entry
    ) -> tuple[str, ...]:
        if not axial(activity).is_sheet(entry):
            return super().own_words(workshop, activity, entry)
        called = {pair.id: f"{pair.first.name} × {pair.second.name}"
                  for pair in pairs_in(workshop, activity)}
        return tuple(f"{called.get(pair, '–')}: " + ", ".join(
            "–" if value is None else str(value) for value in said.values())
            for pair, said in ratings_on(entry).items())

    def shown_to_room(self, scene: Scene, event: Event) -> Mapping[str, object] | None:
        return views.shown_event(scene, event)

    def conclude(self, workshop: Workshop, activity: Activity) -> Conclusion | None:
        """The numbers of every pair; None while nobody has answered.

        Nor where the answers that a result was made of stayed in the workshop this one was
        imported from.
        """
        sheets, pairs = raters(workshop, activity), pairs_in(workshop, activity)
        if not sheets and (not activity.results or judging_of(activity).before):
            return None
        every, items = priorities(workshop, activity), {
            axis.item.id for pair in pairs for axis in pair.axes if axis.item}
        weights = {item: every[item] for item in sorted(items & every.keys())}
        numbers = pair_numbers(sheets, pairs, weights)
        return Conclusion(
            inputs=[inputs_of(sheets, [pair.id for pair in pairs]),
                    [[axis.id, axis.name, axis.low, axis.high]
                     for pair in pairs for axis in pair.axes],
                    weights],
            formula="axes-1",
            parameters={"low": PULLS.low, "high": PULLS.high, "plausible_low": PLAUSIBLE.low,
                        "plausible_high": PLAUSIBLE.high, "criteria": list(SCALES),
                        "share": share_size(activity, pairs), "least": workshop.small_group},
            numbers={"items": numbers, **turnout(sheets)})

    def count(self, activity: Activity) -> int:
        return len(axial(activity).living()) + self.tested_by(activity)

    def tested_by(self, activity: Activity) -> int:
        """How many have answered about any pair, with those whose sheets are not here."""
        return judging_of(activity).before + sum(
            bool(ratings_on(sheet)) for sheet in sheets_in(activity) if sheet.visible)

    def so_far(self, scene: Scene) -> Text:
        tested, poles = self.tested_by(scene.activity), len(axial(scene.activity).living())
        if tested or not poles:
            return super().so_far(scene)
        return counted(messages("{n} par av poler.", "{n} par av poler."), poles)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        del authors
        return disclosing.disclose(workshop, activity, self.tested_by(activity))

    def phone(self, scene: Scene) -> Picture:
        return phone.phone(scene)

    def mine(self, scene: Scene, person: str) -> Picture:
        return phone.mine(scene, person)

    def wall(self, scene: Scene) -> Picture:
        return wall.wall(scene)

    def desk(self, scene: Scene) -> Picture:
        return desk.desk(scene, self.made(scene))

    def report(self, scene: Scene) -> Telling | None:
        return chapter.report(scene)

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        return summary.sheets(scene)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return summary.facts(scene)


KIND = Axes()
