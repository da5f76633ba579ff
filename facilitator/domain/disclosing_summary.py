"""The summary that everybody may read, as events that write and publish it anew."""

from __future__ import annotations

from collections.abc import Iterator

from .editorial import Editorial
from .summary_telling import told_of
from .told import Told
from .workshop import Workshop


def summary(workshop: Workshop) -> Iterator[Told]:
    """The version that is published, with its number; no draft, no other version, no note."""
    version = workshop.editing.published()
    if version is None:
        return
    for name, data in _written(told_of(workshop, version.editorial)):
        yield Told(f"summary.{name}", data, at=version.at)
    yield Told("summary.published", {"version": int(version.nr), "note": ""}, at=version.at)


def _written(editorial: Editorial) -> Iterator[tuple[str, dict[str, object]]]:
    for each in editorial.sentences:
        yield "added", {"sentence": each.id, "text": each.text, "place": each.place,
                        "evidence": list(each.evidence), "before": "", "finding": ""}
    if editorial.order:
        yield "arranged", {"order": list(editorial.order)}
    for what in sorted(editorial.left_out):
        yield "left_out", {"what": what}
    for name in ("pictures", "quotes"):
        for what in getattr(editorial, name):
            yield "picked", {"list": name, "what": what, "before": ""}
    if editorial.next_steps:
        yield "next_steps_written", {"text": editorial.next_steps}
