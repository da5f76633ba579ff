"""A published summary as it may be told now: what has been hidden or withdrawn since is in none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .contributions import entries_of
from .editorial import Editorial
from .entry import Entry
from .message import message
from .quoting import quotations, reasons_of, without, words_on
from .workshop import Workshop

GONE = message("[dolt]")


def told_of(workshop: Workshop, editorial: Editorial) -> Editorial:
    """`editorial` without the ids of what nobody may see now, and without its words.

    A sentence is the editor's own, yet it may quote: what it repeats word for word is put away.
    """
    gone = {entry.id: entry for activity in workshop.activities.values()
            for entry in entries_of(activity) if not entry.visible}
    quotes = quotations(_put_away(workshop, gone.values()))

    def stays(ids: tuple[str, ...]) -> tuple[str, ...]:
        # What was judged is named after where it was judged: "matrix-5.ID".
        return tuple(each for each in ids if each.rpartition(".")[2] not in gone)

    return replace(
        editorial, pictures=stays(editorial.pictures), quotes=stays(editorial.quotes),
        next_steps=without(editorial.next_steps, quotes, GONE),
        sentences=tuple(replace(each, evidence=stays(each.evidence),
                                text=without(each.text, quotes, GONE))
                        for each in editorial.sentences))


def _put_away(workshop: Workshop, gone: Iterable[Entry]) -> Iterator[object]:
    """What stands on entries that nobody may see, and each reason that is hidden by itself."""
    for entry in gone:
        yield from words_on(entry)
    for activity in workshop.activities.values():
        sheets = entries_of(activity).by_id
        for sheet, item in getattr(activity.state, "hidden", ()):
            if sheet in sheets:
                yield reasons_of(sheets[sheet]).get(item)
