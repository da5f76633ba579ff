"""The workshop's own chapters, and where each command and event belongs."""

from __future__ import annotations

from collections.abc import Iterator

from .agenda import AGENDA
from .chapter import Kinds
from .command import Rule
from .ending import ENDING
from .erasing import ERASING
from .keys import KEYS
from .making import MAKING
from .moderation import MODERATION
from .people import PEOPLE
from .results import RESULTS
from .running import RUNNING
from .undoing import UNDOING

CHAPTERS = (MAKING, KEYS, PEOPLE, AGENDA, RUNNING, RESULTS, MODERATION, ENDING, ERASING, UNDOING)
CHAPTER_OF_EVENT = {name: chapter for chapter in CHAPTERS for name in chapter.events}
CHAPTER_OF_COMMAND = {rule.name: chapter for chapter in CHAPTERS for rule in chapter.commands}


def rules(kinds: Kinds) -> Iterator[Rule]:
    """Every command there is: the chapters' and each method's."""
    for chapter in CHAPTERS:
        yield from chapter.commands
    for kind in kinds.values():
        yield from kind.commands
