"""The state of a rating: its list, its sheets, and the scale it is answered on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.event import Draft, Event
from facilitator.domain.workshop import Activity
from facilitator.judging.criteria import Scale
from facilitator.judging.listing import OWN
from facilitator.judging.sheets import Judging

from .questions import scale_of


@dataclass(frozen=True, slots=True)
class Scales(Judging):
    """`high` is the highest number as it was when the first answer came, 0 before it.

    A scale that is changed afterwards would make other numbers of what people have said.
    """

    high: int = 0

    @property
    def usual(self) -> str:
        return OWN


def scale_now(activity: Activity) -> Scale:
    """The scale that is answered on: the agenda's until somebody has answered."""
    high = activity.state.high if isinstance(activity.state, Scales) else 0
    return Scale(1, high) if high else scale_of(activity)


def settled(activity: Activity, drafts: Sequence[Draft]) -> list[Draft]:
    """The same drafts, and before the first sheet the scale that it is answered on."""
    begins = any(draft.name == "rating.began" for draft in drafts)
    known = isinstance(activity.state, Scales) and activity.state.high
    first: list[Draft] = [] if known or not begins else [
        Draft("rating.settled", {"high": scale_now(activity).high})]
    return [*first, *drafts]


def apply_scale(state: Judging, event: Event) -> Judging:
    """The state after the scale has been settled."""
    data: Mapping[str, object] = event.data
    return replace(state, high=int(str(data["high"])))  # type: ignore[call-arg]
