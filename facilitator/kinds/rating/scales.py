"""The state of a rating: its list, its sheets, and the questions and scale that are answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from facilitator.domain.event import Draft, Event
from facilitator.domain.told import Told
from facilitator.domain.workshop import Activity
from facilitator.judging.before import OWN
from facilitator.judging.criteria import Criterion, Scale
from facilitator.judging.sheets import Judging

from .questions import questions, scale_of

_OPEN = ("osäker", "oviss", "uncertain")


@dataclass(frozen=True, slots=True)
class Scales(Judging):
    """`high` is the highest number and `asked` the questions as they were when the first answer
    came, 0 and () before it.

    Changed afterwards they would make something else of what people have said.
    """

    high: int = 0
    asked: tuple[Criterion, ...] = ()

    @property
    def usual(self) -> str:
        return OWN


def scale_now(activity: Activity) -> Scale:
    """The scale that is answered on: the agenda's until somebody has answered."""
    high = activity.state.high if isinstance(activity.state, Scales) else 0
    return Scale(1, high) if high else scale_of(activity)


def asked_now(activity: Activity) -> tuple[Criterion, ...]:
    """The questions that are answered: the agenda's until somebody has answered."""
    asked = activity.state.asked if isinstance(activity.state, Scales) else ()
    return asked or questions(activity)


def asks_how_open(activity: Activity) -> bool:
    """True where a question is about uncertainty, by its own words: they are the facilitator's."""
    asked = " ".join(f"{each.name} {each.question}" for each in asked_now(activity)).casefold()
    return any(word in asked for word in _OPEN)


def settled(activity: Activity, drafts: Sequence[Draft]) -> list[Draft]:
    """The same drafts, and before the first sheet the questions and the scale that it answers."""
    begins = any(draft.name == "rating.began" for draft in drafts)
    known = isinstance(activity.state, Scales) and activity.state.high
    first: list[Draft] = [] if known or not begins else [
        Draft("rating.settled", _settled(activity))]
    return [*first, *drafts]


def settled_as(activity: Activity) -> Told:
    """The same as it may be told."""
    return Told("rating.settled", _settled(activity))


def _settled(activity: Activity) -> dict[str, object]:
    return {"high": scale_now(activity).high,
            "questions": [asdict(each) for each in asked_now(activity)]}


def apply_scale(state: Judging, event: Event) -> Judging:
    """The state after questions and scale have been settled."""
    data: Mapping[str, object] = event.data
    given: Sequence[Mapping[str, str]] = data["questions"]  # type: ignore[assignment]
    return replace(state, high=int(str(data["high"])),  # type: ignore[call-arg]
                   asked=tuple(Criterion(**{name: str(words) for name, words in each.items()})
                               for each in given))
