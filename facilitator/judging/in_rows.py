"""The method that others are made of whose result is rows, ranked by one number of each."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from facilitator.domain.document import Telling
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.picture import Picture
from facilitator.domain.results import shown_result
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Text
from facilitator.domain.workshop import Activity

from . import rows_chapter, rows_desk, rows_phone, rows_summary, rows_wall
from .criteria import Scale
from .kind import Rates
from .ranking import ranked
from .rows import Row, Terms
from .summary import rated_sheets


class RatesInRows(Rates):
    """Things rated by a few questions and shown as rows, the highest score first.

    The method's own folder of templates has `heads.html` and `cells.html`, its columns, and for
    a phone `brief.html`, one thing, and `key.html`, what its drawing means; `lit.html` is what
    stands over the histograms of the thing that the wall points at.
    """

    called: ClassVar[str] = "score"
    reason: ClassVar[str] = message("Motivering")
    phone_page: ClassVar[str] = "judging/phone.html"
    desk_page: ClassVar[str] = "judging/rows_desk.html"
    sheet_name: ClassVar[str] = "bedömningar"
    more: ClassVar[tuple[tuple[str, str], ...]] = ()
    method: ClassVar[tuple[Text, ...]] = ()

    @abstractmethod
    def score(self, answers: Mapping[str, Any], mean: str, scale: Scale) -> float | None:
        """What a thing is ranked by; `mean` says which mean of its answers to take."""

    @abstractmethod
    def draw(self, row: Row, terms: Terms) -> Mapping[str, object]:
        """What the method's own cells show of a row."""

    def terms(self, activity: Activity) -> Terms:
        """What is asked, or was where a result is shown, and how it is drawn."""
        criteria, result = self.criteria(activity), shown_result(activity)
        if result:
            asked = result.parameters["criteria"]
            criteria = tuple(each for each in criteria if each.id in asked)  # type: ignore[operator]
        terms = Terms(criteria, self.scale(activity), self.called,
                      lambda row: self.draw(row, terms), self.reason, self.more, self.method)
        return terms

    def weighed(
        self, found: Mapping[str, Mapping[str, Mapping[str, Any]]], scale: Scale
    ) -> dict[str, dict[str, Any]]:
        """With the score of each thing and its rank, for people and for organisations."""
        return ranked(found, self.called,
                      lambda answers, mean: self.score(answers, mean, scale))

    def phone(self, scene: Scene) -> Picture:
        return rows_phone.phone(scene, self.terms(scene.activity), self.phone_page)

    def mine(self, scene: Scene, person: str) -> Picture:
        return rows_phone.mine(scene, person, self.terms(scene.activity))

    def wall(self, scene: Scene) -> Picture:
        return rows_wall.wall(scene, self.terms(scene.activity))

    def desk(self, scene: Scene) -> Picture:
        return rows_desk.desk(scene, self.made(scene), self.terms(scene.activity), self.desk_page)

    def report(self, scene: Scene) -> Telling:
        return rows_chapter.report(scene, self.terms(scene.activity))

    def ours(self, scene: Scene, organisation: str) -> Telling | None:
        return rows_chapter.ours(scene, organisation, self.terms(scene.activity))

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        terms = self.terms(scene.activity)
        return rated_sheets(scene, terms.criteria, terms.scale, self.sheet_name)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return rows_summary.facts(scene, self.terms(scene.activity))
