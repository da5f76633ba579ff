"""What is asked of each driver: impact, uncertainty, and if the desk wants it knowledge."""

from __future__ import annotations

from facilitator.domain.message import message
from facilitator.domain.workshop import Activity
from facilitator.judging.criteria import Criterion

IMPACT = Criterion(
    "impact", message("Påverkan"), message("Hur stor påverkan får det på regionen till 2050?"),
    message("obetydlig"), message("avgörande"))
UNCERTAINTY = Criterion(
    "uncertainty", message("Osäkerhet"), message("Hur osäkert är det hur det utvecklas?"),
    message("nästan säkert"), message("helt öppet"))
# Never weighed in: it says how well founded the others are, and that only to a reader.
KNOWLEDGE = Criterion(
    "knowledge", message("Kunskap"), message("Hur mycket vet du om frågan?"),
    message("nästan inget"), message("väldigt mycket"))
EVERY = (IMPACT, UNCERTAINTY, KNOWLEDGE)


def questions(activity: Activity) -> tuple[Criterion, ...]:
    """The two, and the third where the agenda asks for it."""
    return EVERY if activity.option("knowledge", "no") == "yes" else EVERY[:2]
