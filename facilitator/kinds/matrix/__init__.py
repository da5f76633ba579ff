"""Påverkan och osäkerhet: which drivers are given, and which uncertainties are critical."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.domain.document import Telling
from facilitator.domain.fields import Choice
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity
from facilitator.judging.criteria import Criterion, Scale
from facilitator.judging.kind import Rates
from facilitator.judging.list_rules import list_commands
from facilitator.judging.pointing import look_commands
from facilitator.judging.quadrants import priority
from facilitator.judging.ranking import ranked
from facilitator.judging.rating_rules import rating_commands
from facilitator.judging.readable import ratings_view

from . import chapter, desk, phone, summary, wall
from .questions import EVERY, IMPACT, UNCERTAINTY, questions

_LOOKS = {"statistic": Choice(("mean", "median")), "weight": Choice(("people", "organisations")),
          "cut": Choice(("absolute", "relative")), "spread": Choice(("split", "all"))}


class Matrix(Rates):
    """Each driver rated by its impact and by how open it is how it goes (methods.md §2.5)."""

    name = "matrix"
    title = message("Påverkan × osäkerhet")
    theme = "uncertainties"
    formula = "matrix-1"
    looks = _LOOKS
    commands = (
        *rating_commands("matrix", tuple(each.id for each in EVERY), Scale()),
        *list_commands("matrix"), *look_commands("matrix", _LOOKS),
    )
    options = {**Rates.options, **_LOOKS, "knowledge": Choice(("no", "yes"))}
    option_words = {
        **Rates.option_words,
        "statistic": (message("Vad ritas?"), {
            "mean": message("Medelvärdet"), "median": message("Medianen")}),
        "weight": (message("Vem räknas lika?"), {
            "people": message("Varje person"), "organisations": message("Varje organisation")}),
        "cut": (message("Var går gränsen mellan hög och låg?"), {
            "absolute": message("Mitt på skalan"),
            "relative": message("Vid medianen av drivkrafterna")}),
        "spread": (message("Vems spridning ritas?"), {
            "split": message("Deras som rummet är oenigt om"), "all": message("Allas")}),
        "knowledge": (message("Fråga också hur mycket man vet?"), {
            "no": message("Nej"), "yes": message("Ja, det vägs aldrig in")}),
    }
    views = {"ratings": ratings_view("matrix", tuple(each.id for each in EVERY))}

    def criteria(self, activity: Activity) -> tuple[Criterion, ...]:
        return questions(activity)

    def weighed(
        self, found: Mapping[str, Mapping[str, Mapping[str, Any]]], scale: Scale
    ) -> dict[str, dict[str, Any]]:
        """With the priority of each driver and its rank, for people and for organisations."""
        return ranked(found, "priority", lambda answers, mean: priority(
            answers[IMPACT.id][mean], answers[UNCERTAINTY.id][mean], scale.low, scale.high))

    def phone(self, scene: Scene) -> Picture:
        return phone.phone(scene)

    def mine(self, scene: Scene, person: str) -> Picture:
        return phone.mine(scene, person)

    def wall(self, scene: Scene) -> Picture:
        return wall.wall(scene)

    def desk(self, scene: Scene) -> Picture:
        return desk.desk(scene, self.made(scene))

    def report(self, scene: Scene) -> Telling:
        return chapter.report(scene)

    def ours(self, scene: Scene, organisation: str) -> Telling | None:
        return chapter.ours(scene, organisation)

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        return summary.sheets(scene)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return summary.facts(scene)


KIND = Matrix()
