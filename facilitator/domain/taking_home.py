"""To whom the report is open, and until when."""

from __future__ import annotations

from .workshop import Workshop

NOBODY_ELSE = "desk"


def has_passed(workshop: Workshop, today: str) -> bool:
    """True when there is a last day (ISO, included) and it has passed: contacts' parts are shut."""
    return bool(workshop.open_until) and today > workshop.open_until


def is_over(workshop: Workshop, today: str) -> bool:
    """True when it was open to others and the last day has passed."""
    return workshop.downloads != NOBODY_ELSE and has_passed(workshop, today)


def open_to(workshop: Workshop, today: str) -> str:
    """"desk", "room" or "everyone": to whom it is open on the day `today`, ISO as the server."""
    return NOBODY_ELSE if is_over(workshop, today) else workshop.downloads
