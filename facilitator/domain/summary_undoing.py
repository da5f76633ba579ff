"""How each thing that an editor did is taken back, by an ordinary command."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .editorial import Editorial, Sentence
from .event import Event
from .message import message
from .summary_drafting import picks
from .workshop import Undo, Workshop

_SHORT = 40
_LEAVE = {"stale": "leave"}
# The sentence of what was done, the command that takes it back, and what that is told.
_Back = tuple[str, str, Mapping[str, object]]


def undo(workshop: Workshop, event: Event) -> Undo | None:
    """How to take back `event`; `workshop` is as it was before it."""
    draft, name = workshop.editing.draft, event.name.removeprefix("summary.")
    sentence = draft.sentence(event.data.get("sentence"))
    if name in _OF_SENTENCES and sentence is not None:
        what, command, data = _OF_SENTENCES[name](draft, sentence, event)
        data = {"sentence": sentence.id, **data}
    elif name in _OF_DRAFTS:
        what, command, data = _OF_DRAFTS[name](draft, event)
    else:
        return None
    words = str(event.data.get("text") or (sentence.text if sentence else ""))
    return Undo(event.seq, what, {"words": _short(words), "nr": event.data.get("version", "")},
                f"summary.{command}", None, data)


def _edited(draft: Editorial, sentence: Sentence, event: Event) -> _Back:
    del draft
    return message("skrev om ”{words}”"), "edit", {
        "text": sentence.text, "was": event.data["text"], **_LEAVE}


def _placed(draft: Editorial, sentence: Sentence, event: Event) -> _Back:
    del draft
    return message("valde plats för ”{words}”"), "place", {
        "place": sentence.place, "was": event.data["place"], **_LEAVE}


def _pointed(draft: Editorial, sentence: Sentence, event: Event) -> _Back:
    del draft, sentence
    return message("gav underlag till ”{words}”"), "unpoint", {"to": event.data["to"], **_LEAVE}


def _unpointed(draft: Editorial, sentence: Sentence, event: Event) -> _Back:
    del draft
    return message("tog bort underlag för ”{words}”"), "point", {
        "to": event.data["to"], "before": _after(sentence.evidence, event.data["to"]), **_LEAVE}


def _moved(draft: Editorial, sentence: Sentence, event: Event) -> _Back:
    del event
    return message("flyttade ”{words}”"), "move", {
        "before": _after([each.id for each in draft.sentences], sentence.id), **_LEAVE}


def _removed(draft: Editorial, sentence: Sentence, event: Event) -> _Back:
    del event
    return message("tog bort ”{words}”"), "add", {
        "text": sentence.text, "place": sentence.place, "evidence": sentence.evidence,
        "finding": sentence.finding,
        "before": _after([each.id for each in draft.sentences], sentence.id)}


def _added(draft: Editorial, event: Event) -> _Back:
    del draft
    return message("lade till ”{words}”"), "remove", {
        "sentence": event.data["sentence"], "was": event.data["text"], **_LEAVE}


def _arranged(draft: Editorial, event: Event) -> _Back:
    return message("ordnade om rapporten"), "arrange", {
        "order": draft.order, "was": event.data["order"], **_LEAVE}


def _left_out(draft: Editorial, event: Event) -> _Back:
    del draft
    return message("lämnade något utanför rapporten"), "take_in", {"what": event.data["what"]}


def _taken_in(draft: Editorial, event: Event) -> _Back:
    del draft
    return message("tog med något i rapporten"), "leave_out", {"what": event.data["what"]}


def _picked(draft: Editorial, event: Event) -> _Back:
    what, which = event.data["what"], event.data["list"]
    row = picks(draft, which)
    done = message("valde till sammanfattningen")
    if what in row:
        return done, "pick", {"list": which, "what": what, "before": _after(row, what)}
    return done, "unpick", {"list": which, "what": what}


def _unpicked(draft: Editorial, event: Event) -> _Back:
    what, which = event.data["what"], event.data["list"]
    return message("valde bort ur sammanfattningen"), "pick", {
        "list": which, "what": what, "before": _after(picks(draft, which), what)}


def _next_steps(draft: Editorial, event: Event) -> _Back:
    return message("skrev om nästa steg"), "next_steps", {
        "text": draft.next_steps, "was": event.data["text"], **_LEAVE}


def _published(draft: Editorial, event: Event) -> _Back:
    del draft
    return message("publicerade version {nr}"), "unpublish", {"version": event.data["version"]}


def _unpublished(draft: Editorial, event: Event) -> _Back:
    del draft
    return message("drog tillbaka version {nr}"), "republish", {"version": event.data["version"]}


def _another(draft: Editorial, event: Event) -> _Back:
    del draft
    return message("tog upp ett annat utkast"), "take_up", {"aside": event.seq, **_LEAVE}


def _after(row: list[str] | tuple[str, ...], one: object) -> str:
    """What stands after `one`, "" where it is the last."""
    row = list(row)
    place = row.index(str(one)) + 1 if one in row else len(row)
    return row[place] if place < len(row) else ""


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"


_OF_SENTENCES: Mapping[str, Callable[[Editorial, Sentence, Event], _Back]] = {
    "edited": _edited, "placed": _placed, "pointed": _pointed, "unpointed": _unpointed,
    "moved": _moved, "removed": _removed,
}
_OF_DRAFTS: Mapping[str, Callable[[Editorial, Event], _Back]] = {
    "added": _added, "arranged": _arranged, "left_out": _left_out, "taken_in": _taken_in,
    "picked": _picked, "unpicked": _unpicked, "next_steps_written": _next_steps,
    "published": _published, "unpublished": _unpublished, "republished": _published,
    "restored": _another, "taken_up": _another,
}
