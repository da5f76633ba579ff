"""What an editor does when the workshop is over: from the findings to a published summary."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from facilitator.demonstration.chronicle import Chronicle
from facilitator.domain.chapter import Kinds
from facilitator.domain.document import Drawing, Finding
from facilitator.domain.roles import Actor
from facilitator.report.build import Report, build
from facilitator.report.compose import compose, quotable
from facilitator.report.tongue import Tongue

LANGUAGE = "sv"
_MOST_SENTENCES, _MOST_PICTURES, _MOST_QUOTES = 5, 2, 1
_NOTE = "Efter workshopen"
_NEXT = (
    "Var och en läser sin organisations del och godkänner den, eller säger vad som är fel.\n"
    "Därefter går sammanställningen till dem som skriver den regionala utvecklingsstrategin."
)
# Where a conclusion goes in the strategy, by the chapter that it is from.
_PLACES = {"surroundings": "nulage", "uncertainties": "prioritering"}


def sum_up(chronicle: Chronicle, kinds: Kinds, desk: Actor) -> None:
    """Write what the numbers say, with its evidence, publish it, and let the room fetch it."""
    report, tongue = build(chronicle.state, kinds, chronicle.now, LANGUAGE), Tongue(LANGUAGE)
    document = compose(report)
    for theme, finding in list(_in_turn(report))[:_MOST_SENTENCES]:
        text = tongue.text(finding.text)
        chronicle.does(desk, "summary.add", text=text, finding=text,
                       evidence=list(finding.evidence), place=_PLACES.get(theme, ""))
    pictures = [block.id for section in report.sections if section.telling
                for block in section.telling.blocks
                if isinstance(block, Drawing) and not block.small]
    quotes = [each.id for each in quotable((*document.chapters, *document.appendices))]
    for what, ids in (("pictures", pictures[-_MOST_PICTURES:]), ("quotes", quotes[:_MOST_QUOTES])):
        for each in ids:
            chronicle.does(desk, "summary.pick", list=what, what=each)
    chronicle.does(desk, "summary.next_steps", text=_NEXT, was="")
    chronicle.does(desk, "summary.publish", note=_NOTE)
    chronicle.does(desk, "workshop.open_downloads", to="room")


def _in_turn(report: Report) -> Iterator[tuple[str, Finding]]:
    """The findings with their chapters: the first of each item, then the second of each.

    What the room has judged comes before what it was made of, the last item first.
    """
    for is_judged in (True, False):
        by_item = [[(section.theme, each) for each in section.telling.findings]
                   for section in reversed(report.sections)
                   if section.telling and bool(section.activity.results) == is_judged]
        yield from (each for each in chain.from_iterable(zip_longest(*by_item)) if each)
