"""What follows when somebody writes in the draft of a summary."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from .command import Command
from .editorial import PLACES, Editing, Editorial, Sentence
from .event import Draft
from .message import message
from .refused import Refused

_MOST = 60
_MOST_EVIDENCE = 20
_ID = re.compile(r"[A-Za-z0-9-]+")
_Thing = TypeVar("_Thing")


def _add(editing: Editing, command: Command) -> list[Draft]:
    data = command.data
    sentence = str(data["sentence"]) or command.id
    if not _ID.fullmatch(sentence):
        raise Refused("not_an_id", message("Meningens id kan inte läsas."), field="sentence")
    if editing.draft.sentence(sentence):
        return []
    if len(editing.draft.sentences) >= _MOST:
        why = message("Det finns redan {most} slutsatser. Ta bort någon först.")
        raise Refused("too_many", why, field="text", details={"most": _MOST})
    return [Draft("summary.added", {**data, "sentence": sentence})]


def _edit(editing: Editing, command: Command) -> list[Draft]:
    sentence = _sentence(editing, command)
    if sentence is None or sentence.text == command.data["text"]:
        return []
    if sentence.text != command.data["was"]:
        return _stale(command, "text", message(
            "Någon annan har skrivit om meningen medan du skrev. Nu står det: ”{now}”. "
            "Det du skrev ligger kvar hos dig."), sentence.text)
    return [Draft("summary.edited", {"sentence": sentence.id, "text": command.data["text"]})]


def _place(editing: Editing, command: Command) -> list[Draft]:
    sentence = _sentence(editing, command)
    if sentence is None or sentence.place == command.data["place"]:
        return []
    if sentence.place != command.data["was"]:
        return _stale(command, "place", message(
            "Någon annan har just valt en annan plats: {now}. Välj igen om den ska ändras."),
            PLACES.get(sentence.place, "–"))
    return [Draft("summary.placed", {"sentence": sentence.id, "place": command.data["place"]})]


def _point(editing: Editing, command: Command) -> list[Draft]:
    sentence, to = _sentence(editing, command), str(command.data["to"])
    if sentence is None or to in sentence.evidence:
        return []
    if len(sentence.evidence) >= _MOST_EVIDENCE:
        raise Refused("too_many", message("En mening kan peka på högst {most} saker."),
                      details={"most": _MOST_EVIDENCE})
    return [Draft("summary.pointed", {
        "sentence": sentence.id, "to": to, "before": command.data["before"]})]


def _unpoint(editing: Editing, command: Command) -> list[Draft]:
    sentence, to = _sentence(editing, command), command.data["to"]
    if sentence is None or to not in sentence.evidence:
        return []
    return [Draft("summary.unpointed", {"sentence": sentence.id, "to": to})]


def _move(editing: Editing, command: Command) -> list[Draft]:
    sentence, before = _sentence(editing, command), command.data["before"]
    if sentence is None or moved(editing.draft.sentences, sentence, before) == \
            editing.draft.sentences:
        return []
    return [Draft("summary.moved", {"sentence": sentence.id, "before": before})]


def _remove(editing: Editing, command: Command) -> list[Draft]:
    sentence = editing.draft.sentence(command.data["sentence"])
    if sentence is None:
        return []
    if sentence.text != command.data.get("was", sentence.text):
        return _stale(command, "text", message(
            "Någon annan har just skrivit om meningen. Nu står det: ”{now}”. Läs den innan du tar "
            "bort den."), sentence.text)
    return [Draft("summary.removed", {"sentence": sentence.id})]


def _arrange(editing: Editing, command: Command) -> list[Draft]:
    order = command.data["order"]
    if editing.draft.order == order:
        return []
    if editing.draft.order != command.data["was"]:
        return _stale(command, "order", message(
            "Någon annan har just ordnat om kapitlen. Se hur det blev och flytta igen."), "")
    return [Draft("summary.arranged", {"order": order})]


def _next_steps(editing: Editing, command: Command) -> list[Draft]:
    now = editing.draft.next_steps
    if now == command.data["text"]:
        return []
    if now != command.data["was"]:
        return _stale(command, "text", message(
            "Någon annan har skrivit om nästa steg medan du skrev. Nu står det: ”{now}”. "
            "Det du skrev ligger kvar hos dig."), now)
    return [Draft("summary.next_steps_written", {"text": command.data["text"]})]


def _leave_out(editing: Editing, command: Command) -> list[Draft]:
    what = command.data["what"]
    return [] if what in editing.draft.left_out else [Draft("summary.left_out", {"what": what})]


def _take_in(editing: Editing, command: Command) -> list[Draft]:
    what = command.data["what"]
    return [Draft("summary.taken_in", {"what": what})] if what in editing.draft.left_out else []


def _pick(editing: Editing, command: Command) -> list[Draft]:
    data = command.data
    picked = picks(editing.draft, data["list"])
    if moved(picked, str(data["what"]), data["before"]) == picked:
        return []
    return [Draft("summary.picked", data)]


def _unpick(editing: Editing, command: Command) -> list[Draft]:
    picked = command.data["what"] in picks(editing.draft, command.data["list"])
    return [Draft("summary.unpicked", command.data)] if picked else []


def picks(editorial: Editorial, which: object) -> tuple[str, ...]:
    """What is picked for the summary: "pictures" or "quotes"."""
    return editorial.pictures if which == "pictures" else editorial.quotes


def moved(row: tuple[_Thing, ...], thing: _Thing, before: object) -> tuple[_Thing, ...]:
    """`row` with `thing` before the one with the id `before`; last where there is no such one."""
    if thing in row and before == getattr(thing, "id", thing):
        return row
    others = [each for each in row if each != thing]
    place = next((nth for nth, each in enumerate(others)
                  if getattr(each, "id", each) == before), len(others))
    return (*others[:place], thing, *others[place:])


def _sentence(editing: Editing, command: Command) -> Sentence | None:
    """The sentence that is meant; None where an undo finds it gone. Raises `Refused`."""
    found = editing.draft.sentence(command.data["sentence"])
    if found is None and command.data["stale"] != "leave":
        raise Refused("no_such_sentence", message(
            "Meningen är borttagen. Det du skrivit ligger kvar hos dig."), field="text")
    return found


def _stale(command: Command, field: str, why: str, now: str) -> list[Draft]:
    """A refusal that shows what stands `now`; an undo leaves it as it stands."""
    if command.data["stale"] == "leave":
        return []
    raise Refused("stale", why, field=field, details={"now": now})


DECIDES: Mapping[str, Callable[[Editing, Command], list[Draft]]] = {
    "add": _add, "edit": _edit, "place": _place, "point": _point, "unpoint": _unpoint,
    "move": _move, "remove": _remove, "arrange": _arrange, "leave_out": _leave_out,
    "take_in": _take_in, "pick": _pick, "unpick": _unpick, "next_steps": _next_steps,
}
