"""The editor's chapter of the rules: what a summary says, and what of it has been published.

Several may write at once. What replaces words, a place or an order says what it was made from, and
is refused where that no longer stands, so that nobody writes over what they have not read.
"""

from __future__ import annotations

from collections.abc import Mapping

from . import summary_drafting as drafting
from . import summary_publishing as publishing
from .chapter import Chapter, Kinds
from .command import Command, Rule
from .editorial import PLACES
from .event import Draft
from .fields import Choice, Field, Text, Whole
from .roles import FACILITATORS
from .rows import Ids
from .summary_folding import EVENTS, apply
from .summary_undoing import undo
from .workshop import Workshop

_ID = Text(64, required=True)
_SENTENCE: Mapping[str, Field] = {"sentence": _ID}
_WORDS = Text(400, required=True)
_PLACE = Choice(tuple(PLACES))
_EVIDENCE = Ids(20)
_ORDER = Ids(200)
_PICK: Mapping[str, Field] = {"list": Choice(("pictures", "quotes"), required=True), "what": _ID}
_VERSION: Mapping[str, Field] = {"version": Whole(1, 100_000, required=True)}
# What is taken back is only what still stands as it was left: an undo leaves the rest as it is.
_STALE: Mapping[str, Field] = {"stale": Choice(("refuse", "leave"))}


def _rule(name: str, fields: Mapping[str, Field], *may_be_left_out: str) -> Rule:
    return Rule(f"summary.{name}", FACILITATORS, fields,
                may_be_left_out=frozenset(may_be_left_out), after_end=True)


_COMMANDS = (
    _rule("add", {"text": _WORDS, "place": _PLACE, "evidence": _EVIDENCE, "before": Text(64),
                  "finding": Text(400), "sentence": Text(64)}),
    _rule("edit", {**_SENTENCE, "text": _WORDS, "was": _WORDS, **_STALE}),
    _rule("place", {**_SENTENCE, "place": _PLACE, "was": _PLACE, **_STALE}),
    _rule("point", {**_SENTENCE, "to": _ID, "before": Text(64), **_STALE}),
    _rule("unpoint", {**_SENTENCE, "to": _ID, **_STALE}),
    _rule("move", {**_SENTENCE, "before": Text(64), **_STALE}),
    _rule("remove", {**_SENTENCE, "was": _WORDS, **_STALE}, "was"),
    _rule("arrange", {"order": _ORDER, "was": _ORDER, **_STALE}),
    _rule("leave_out", {"what": _ID}),
    _rule("take_in", {"what": _ID}),
    _rule("pick", {**_PICK, "before": Text(64)}),
    _rule("unpick", _PICK),
    _rule("next_steps", {"text": Text(4000, lines=True), "was": Text(4000, lines=True), **_STALE}),
    # The newest version that was seen, 0 for none.
    _rule("publish", {"note": Text(200, required=True), "was": Whole(0, 100_000)}, "was"),
    _rule("unpublish", _VERSION),
    _rule("republish", _VERSION),
    _rule("restore", _VERSION),
    _rule("take_up", {"aside": Whole(1, 1_000_000_000, required=True), **_STALE}),
)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    step = command.name.removeprefix("summary.")
    decide = publishing.DECIDES.get(step) or drafting.DECIDES[step]
    return decide(workshop.editing, command)


SUMMARY = Chapter(
    commands=_COMMANDS,
    events=frozenset(f"summary.{name}" for name in EVENTS),
    decide=_decide,
    apply=apply,
    undo=undo,
)
