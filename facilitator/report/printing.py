"""One workshop at the press: a copy of it in any format, whole or one organisation's part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from facilitator.domain.chapter import Kinds
from facilitator.domain.workshop import Workshop

from .build import Report, build, build_part, build_tables
from .formats import Format, Press

# How many of how many are done, and which comes now.
Progress = Callable[[int, int, str], None]


class NoSuchOrganisation(LookupError):  # noqa: N818 - told as a sentence
    """The workshop has no organisation with that id."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A workshop as it stood at `at` (ISO 8601 UTC), and what the writers need.

    `reports` are those that have been made of it.
    """

    workshop: Workshop
    kinds: Kinds
    at: str
    language: str
    press: Press
    reports: dict[str, Report] = field(default_factory=dict)

    def report(self, organisation: str = "", version: str = "published") -> Report:
        """The report, or the part of an organisation, an id, with a version of the summary.

        What was never written is an empty one. Raises `NoSuchOrganisation`.
        """
        self._known(organisation)
        editorial = self.workshop.editing.called(version)
        if organisation:
            return build_part(
                self.workshop, organisation, self.kinds, self.at, self.language, editorial)
        return self._once(f"whole {version}", lambda: build(
            self.workshop, self.kinds, self.at, self.language, editorial))

    def tables(self, organisation: str = "") -> Report:
        """The same for formats that need its rows alone."""
        self._known(organisation)
        return self._once(f"rows {organisation}", lambda: build_tables(
            self.workshop, self.kinds, self.at, self.language, organisation))

    def copy(
        self, form: Format, organisation: str = "", separator: str = ",",
        version: str = "published",
    ) -> bytes:
        """A whole file. Raises `NoSuchOrganisation`."""
        report = self.report(organisation, version) if form.drawn else self.tables(organisation)
        return self.write(form, report, separator)

    def write(self, form: Format, report: Report, separator: str = ",") -> bytes:
        """A report that has been made already, in a format."""
        return form.write(report, replace(self.press, separator=separator))

    def _known(self, organisation: str) -> None:
        if organisation and organisation not in self.workshop.organisations:
            raise NoSuchOrganisation(organisation)

    def _once(self, name: str, make: Callable[[], Report]) -> Report:
        """Several formats are made of one report."""
        if name not in self.reports:
            self.reports[name] = make()
        return self.reports[name]
