"""What is told of organisations beside the room: as it was shown, until enough of it is another.

One rule for phones, parts and whatever comes: `small_groups.settled`, over every time the result
has been shown.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from facilitator.domain.entry import Entry
from facilitator.domain.small_groups import Answers, settled
from facilitator.domain.workshop import Activity

from .sheets import judging_of

Said = Callable[[Entry], Hashable | None]


@dataclass(frozen=True, slots=True)
class Settled:
    """Answers by sheet, and the organisations that may be told of by name.

    `held` true: there are later answers, too few to tell of.
    """

    answers: Answers
    told: frozenset[str]
    held: bool = False

    def of(self, organisation: str) -> tuple[Hashable, ...]:
        """What they said, where it may be told; () else."""
        return tuple(said for home, said in self.answers.values()
                     if home == organisation and home in self.told)


def shown_sheets(activity: Activity) -> tuple[tuple[Entry, ...], ...]:
    """The sheets that counted each time the result was shown, the last time last."""
    judging = judging_of(activity)
    return tuple(tuple(entry for entry in entries if judging.is_sheet(entry))
                 for entries in activity.counted)


def settled_answers(activity: Activity, said: Said, least: int) -> Settled:
    """What `said` finds on the sheets, None for nothing; only what may stand beside the room's.

    Where fewer than `least` of those who had answered have been erased nothing is told of anybody:
    nobody knows any more where they came from, and an older paper would tell what they said.
    """
    moments = said_then(activity, said)
    answers, told = settled(moments, least)
    erased = {sheet.id for sheets, moment in zip(shown_sheets(activity), moments, strict=True)
              for sheet in sheets if _is_erased(sheet) and sheet.id in moment}
    return Settled(answers, frozenset() if 0 < len(erased) < least else told,
                   answers not in moments[-1:])


def said_then(activity: Activity, said: Said) -> tuple[Answers, ...]:
    """What `said` finds on the sheets each time the result was shown."""
    return tuple(said_now(sheets, said) for sheets in shown_sheets(activity))


def said_now(sheets: Iterable[Entry], said: Said) -> Answers:
    """What `said` finds on some sheets, by their ids."""
    return {sheet.id: (sheet.organisation, answer) for sheet in sheets
            if (answer := said(sheet)) is not None}


def _is_erased(sheet: Entry) -> bool:
    """True for one that somebody filled in and that is nobody's now."""
    return not sheet.author and not sheet.proxy
