"""What follows when a summary is published, taken back, or an earlier one is taken up again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .command import Command
from .editorial import Editing, Editorial, Version
from .event import Draft
from .message import message
from .refused import Refused


def _publish(editing: Editing, command: Command) -> list[Draft]:
    newest = max(editing.versions, key=lambda each: each.nr, default=None)
    # One that was read in may have its number and none before it.
    number = newest.nr if newest else 0
    seen = command.data.get("was")
    if newest and seen is not None and seen != number:
        raise Refused("stale", message(
            "Version {nr} publicerades innan du hann: ”{note}”. Läs den. Publicera sedan igen om "
            "mer ska ut."), field="note", details={"nr": number, "note": newest.note})
    last = editing.published()
    if editing.draft == (last.editorial if last else Editorial()):
        why = message("Inget har ändrats sedan version {nr}.") if last else \
            message("Det finns inget att publicera än. Skriv en slutsats först.")
        raise Refused("nothing_new", why, field="note", details={"nr": last.nr if last else 0})
    return [Draft("summary.published", {"version": number + 1, "note": command.data["note"]})]


def _unpublish(editing: Editing, command: Command) -> list[Draft]:
    version = _version(editing, command)
    return [] if version.taken_back else [Draft("summary.unpublished", {"version": version.nr})]


def _republish(editing: Editing, command: Command) -> list[Draft]:
    version = _version(editing, command)
    return [Draft("summary.republished", {"version": version.nr})] if version.taken_back else []


def _restore(editing: Editing, command: Command) -> list[Draft]:
    version = _version(editing, command)
    if version.editorial == editing.draft:
        return []
    return [Draft("summary.restored", {"version": version.nr})]


def _take_up(editing: Editing, command: Command) -> list[Draft]:
    number = int(str(command.data["aside"]))
    aside = editing.asides.get(number)
    if aside is None:
        raise Refused("no_such_draft", message("Det utkastet finns inte."), field="aside")
    moved_on = editing.draft != aside.after and command.data["stale"] == "leave"
    if moved_on or editing.draft == aside.before:
        return []
    return [Draft("summary.taken_up", {"aside": number})]


def _version(editing: Editing, command: Command) -> Version:
    found = editing.version(command.data["version"])
    if found is None:
        raise Refused("no_such_version", message("Den versionen finns inte."), field="version")
    return found


DECIDES: Mapping[str, Callable[[Editing, Command], list[Draft]]] = {
    "publish": _publish, "unpublish": _unpublish, "republish": _republish,
    "restore": _restore, "take_up": _take_up,
}
