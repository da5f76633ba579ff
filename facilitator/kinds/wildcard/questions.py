"""What is asked of each joker: what it would do, and how well prepared the region is."""

from __future__ import annotations

from facilitator.domain.message import message
from facilitator.judging.criteria import Criterion

IMPACT = Criterion(
    "impact", message("Påverkan"),
    message("Om det händer: hur stor påverkan får det på regionen?"),
    message("obetydlig"), message("avgörande"))
PREPARED = Criterion(
    "prepared", message("Beredskap"), message("Hur väl beredda är vi?"),
    message("inte alls"), message("helt"))
EVERY = (IMPACT, PREPARED)
