"""Which embedder this machine can have, and the margins that belong to a version's vectors."""

from __future__ import annotations

from . import meaning, spelling
from .embedder import Embedder, Margins
from .meaning import Meaning, NoMeaning
from .spelling import Spelling


def choose_embedder() -> Embedder:
    """Meaning where it loads, else words; its `word` says which, and the desk says so too."""
    try:
        return Meaning()
    except NoMeaning:
        return Spelling()


def margins(name: str) -> Margins:
    """The margins of the embedder called `name`. Raises KeyError for one that does not exist."""
    return {meaning.NAME: meaning.MARGINS, Spelling.name: spelling.MARGINS}[name]
