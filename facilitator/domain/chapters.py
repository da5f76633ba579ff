"""The workshop's own chapters, and where each command and event belongs."""

from __future__ import annotations

from collections.abc import Iterator

from .agenda import AGENDA
from .archiving import ARCHIVING
from .chapter import Kinds
from .command import Rule
from .contacts import CONTACTS
from .ending import ENDING
from .erasing import ERASING
from .grouping import GROUPING
from .keys import KEYS
from .making import MAKING
from .moderation import MODERATION
from .people import PEOPLE
from .results import RESULTS
from .running import RUNNING
from .summary import SUMMARY
from .undoing import UNDOING
from .walls import WALLS

CHAPTERS = (MAKING, KEYS, PEOPLE, GROUPING, CONTACTS, AGENDA, RUNNING, WALLS, RESULTS, MODERATION,
            SUMMARY, ENDING, ARCHIVING, ERASING, UNDOING)
CHAPTER_OF_EVENT = {name: chapter for chapter in CHAPTERS for name in chapter.events}
CHAPTER_OF_COMMAND = {rule.name: chapter for chapter in CHAPTERS for rule in chapter.commands}


def rules(kinds: Kinds) -> Iterator[Rule]:
    """Every command there is: the chapters' and each method's."""
    for chapter in CHAPTERS:
        yield from chapter.commands
    for kind in kinds.values():
        yield from kind.commands
