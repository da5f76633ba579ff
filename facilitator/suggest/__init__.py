"""Suggestions while clustering: near-duplicates, where a note belongs, and a draft grouping.

Nothing here changes a board. It answers questions about one, in the same way every time, and
somebody at the desk decides. What a person has placed is never moved.
"""

from .board import Note
from .catalogue import Catalogue
from .choosing import choose_embedder
from .cleaning import clean
from .draft import Proposal, draft, refresh
from .duplicates import Duplicate, duplicate_groups, duplicates_of
from .embedder import Embedder, Strength
from .placement import Placement, place
from .why import Span, Why, why

__all__ = [
    "Catalogue",
    "Duplicate",
    "Embedder",
    "Note",
    "Placement",
    "Proposal",
    "Span",
    "Strength",
    "Why",
    "choose_embedder",
    "clean",
    "draft",
    "duplicate_groups",
    "duplicates_of",
    "place",
    "refresh",
    "why",
]
