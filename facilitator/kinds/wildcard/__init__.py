"""Jokrar: how hard what nobody expects would hit, and how well prepared the region is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.command import Command
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice
from facilitator.domain.message import message
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import said
from facilitator.domain.workshop import Activity, Undo, Workshop
from facilitator.judging import rows_desk, rows_phone
from facilitator.judging.before import CARDS, NEAREST, OWN
from facilitator.judging.criteria import Criterion, Scale
from facilitator.judging.in_rows import RatesInRows
from facilitator.judging.list_rules import list_commands
from facilitator.judging.listing import LIST_WORDS
from facilitator.judging.pointing import look_commands
from facilitator.judging.rating_rules import rating_commands
from facilitator.judging.rows import Row, Terms
from facilitator.judging.sheets import Judging
from facilitator.judging.vulnerability import vulnerability

from . import disclosing, rules, views
from .jokers import Jokers, apply_joker, jokers_of
from .picture import pair
from .questions import EVERY, IMPACT, PREPARED
from .readable import VIEWS


class Wildcard(RatesInRows):
    """Jokers ranked by vulnerability: impact less what one is prepared for (methods.md §2.18)."""

    name = "wildcard"
    title = message("Jokrar")
    theme = "surroundings"
    formula = "wildcard-1"
    called = "vulnerability"
    reason = message("Vad händer hos oss?")
    phone_page = "kinds/wildcard/phone.html"
    desk_page = "kinds/wildcard/desk.html"
    sheet_name = "jokrar"
    more = ((message("Sårbarhet"), "vulnerability"),)
    method = (said(message(
        "Sårbarhet är påverkan gånger det som saknas i beredskap, båda omräknade till 0–1.")),)
    words = RatesInRows.words | {"name", "text"}
    commands = (
        *rating_commands("wildcard", tuple(each.id for each in EVERY), Scale()),
        *list_commands("wildcard"), *look_commands("wildcard", {}), *rules.COMMANDS,
    )
    options = {**RatesInRows.options, "of": Choice((CARDS, OWN, NEAREST))}
    option_words = {**RatesInRows.option_words, "of": (message("Vilka jokrar?"), {
        CARDS: message("De kort som är av typen joker"), OWN: LIST_WORDS[1][OWN],
        NEAREST: LIST_WORDS[1][NEAREST]})}
    views = VIEWS

    def empty(self) -> Jokers:
        return Jokers()

    def criteria(self, activity: Activity) -> tuple[Criterion, ...]:
        del activity
        return EVERY

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        drafts = rules.decide(workshop, activity, command)
        return super().decide(workshop, activity, command, at) if drafts is None else drafts

    def apply(self, state: Judging, event: Event) -> Judging:
        joker = apply_joker(state, event) if isinstance(state, Jokers) else None
        return joker or super().apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        return rules.undo(activity, event) or super().undo(workshop, activity, event)

    def score(self, answers: Mapping[str, Any], mean: str, scale: Scale) -> float | None:
        del scale
        return vulnerability(answers[IMPACT.id][mean], answers[PREPARED.id][mean])

    def draw(self, row: Row, terms: Terms) -> Mapping[str, object]:
        """Impact and preparedness on the same scale: what is between them is the gap."""
        return pair(row.answers, terms.scale)

    def own_words(
        self, workshop: Workshop, activity: Activity, entry: Entry
    ) -> tuple[str, ...]:
        if jokers_of(activity).is_sheet(entry):
            return super().own_words(workshop, activity, entry)
        return tuple(str(words) for words in entry.data.values() if words)

    def count(self, activity: Activity) -> int:
        return super().count(activity) + len(jokers_of(activity).things())

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        yield from disclosing.disclose(workshop, activity)
        yield from super().disclose(workshop, activity, authors)

    def phone(self, scene: Scene) -> Picture:
        return rows_phone.phone(scene, self.terms(scene.activity), self.phone_page,
                                {"most": rules.MOST_EACH})

    def mine(self, scene: Scene, person: str) -> Picture:
        beside = views.mine(scene, person)
        shared = super().mine(scene, person)
        return replace(shared, parts=(*shared.parts, beside))

    def desk(self, scene: Scene) -> Picture:
        return rows_desk.desk(scene, self.made(scene), self.terms(scene.activity), self.desk_page,
                              views.desk_parts(scene))


KIND = Wildcard()
