"""On which days a workshop was held."""

from __future__ import annotations

from .workshop import Workshop


def held_on(workshop: Workshop) -> str:
    """Its date (ISO), or "first/last" as ISO 8601 has it when it has gone on for days; "" for none.

    The last is the day on which something began last (UTC).
    """
    began = [each.started[:10] for each in workshop.activities.values() if each.started]
    last = max(began, default="")
    return f"{workshop.date}/{last}" \
        if len(workshop.days) > 1 and workshop.date and last > workshop.date else workshop.date
