"""What the numbers say by themselves, offered to an editor as sentences to begin from."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.editorial import Editorial

from .build import Report
from .tongue import Tongue

# A sentence holds no more than this.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A finding in the reader's language, and the ids it rests on."""

    text: str
    evidence: tuple[str, ...]


def suggested(report: Report, editorial: Editorial, tongue: Tongue) -> list[Suggestion]:
    """The findings that no sentence of `editorial` began from; new numbers are a new finding."""
    taken = {each.finding for each in editorial.sentences} | {
        each.text for each in editorial.sentences}
    found = [Suggestion(tongue.text(finding.text)[:_LONGEST], finding.evidence)
             for section in report.sections if section.telling
             for finding in section.telling.findings]
    return [each for each in found if each.text not in taken]
