"""What a draft and its versions are after an event of the editor's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from .chapter import Kinds
from .editorial import Aside, Editing, Editorial, Sentence, Version
from .event import Event
from .summary_drafting import moved, picks
from .workshop import Workshop

Data = Mapping[str, object]


def apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    """The workshop after an event of this chapter."""
    del kinds
    name = event.name.removeprefix("summary.")
    editing = workshop.editing
    if name in _DRAFTS:
        editing = replace(editing, draft=_DRAFTS[name](editing.draft, event.data))
    else:
        editing = _PUBLISHES[name](editing, event)
    return replace(workshop, editing=replace(editing, seq=event.seq))


def _added(draft: Editorial, data: Data) -> Editorial:
    made = Sentence(str(data["sentence"]), str(data["text"]), str(data["place"]),
                    _ids(data["evidence"]), str(data["finding"]))
    return replace(draft, sentences=moved(draft.sentences, made, data["before"]))


def _changed(draft: Editorial, data: Data, **fields: object) -> Editorial:
    return replace(draft, sentences=tuple(
        replace(each, **fields) if each.id == data["sentence"] else each  # type: ignore[arg-type]
        for each in draft.sentences))


def _evidence(draft: Editorial, data: Data) -> tuple[str, ...]:
    sentence = draft.sentence(data["sentence"])
    return sentence.evidence if sentence else ()


def _edited(draft: Editorial, data: Data) -> Editorial:
    return _changed(draft, data, text=str(data["text"]))


def _placed(draft: Editorial, data: Data) -> Editorial:
    return _changed(draft, data, place=str(data["place"]))


def _pointed(draft: Editorial, data: Data) -> Editorial:
    return _changed(draft, data, evidence=moved(
        _evidence(draft, data), str(data["to"]), data["before"]))


def _unpointed(draft: Editorial, data: Data) -> Editorial:
    return _changed(draft, data, evidence=tuple(
        each for each in _evidence(draft, data) if each != data["to"]))


def _moved(draft: Editorial, data: Data) -> Editorial:
    sentence = draft.sentence(data["sentence"])
    return draft if sentence is None else replace(
        draft, sentences=moved(draft.sentences, sentence, data["before"]))


def _removed(draft: Editorial, data: Data) -> Editorial:
    return replace(draft, sentences=tuple(
        each for each in draft.sentences if each.id != data["sentence"]))


def _arranged(draft: Editorial, data: Data) -> Editorial:
    return replace(draft, order=_ids(data["order"]))


def _left_out(draft: Editorial, data: Data) -> Editorial:
    return replace(draft, left_out=draft.left_out | {str(data["what"])})


def _taken_in(draft: Editorial, data: Data) -> Editorial:
    return replace(draft, left_out=draft.left_out - {str(data["what"])})


def _picked(draft: Editorial, data: Data) -> Editorial:
    picked = moved(picks(draft, data["list"]), str(data["what"]), data["before"])
    return replace(draft, **{str(data["list"]): picked})  # type: ignore[arg-type]


def _unpicked(draft: Editorial, data: Data) -> Editorial:
    picked = tuple(each for each in picks(draft, data["list"]) if each != data["what"])
    return replace(draft, **{str(data["list"]): picked})  # type: ignore[arg-type]


def _next_steps(draft: Editorial, data: Data) -> Editorial:
    return replace(draft, next_steps=str(data["text"]))


def _published(editing: Editing, event: Event) -> Editing:
    made = Version(_number(event, "version"), event.at, event.actor.id, str(event.data["note"]),
                   editing.draft)
    return replace(editing, versions=(*editing.versions, made))


def _standing(editing: Editing, event: Event) -> Editing:
    gone = event.name == "summary.unpublished"
    return replace(editing, versions=tuple(
        replace(each, taken_back=gone) if each.nr == event.data["version"] else each
        for each in editing.versions))


def _restored(editing: Editing, event: Event) -> Editing:
    version = editing.version(event.data["version"])
    return _instead(editing, event, version.editorial) if version else editing


def _taken_up(editing: Editing, event: Event) -> Editing:
    aside = editing.asides.get(_number(event, "aside"))
    return _instead(editing, event, aside.before) if aside else editing


def _instead(editing: Editing, event: Event, draft: Editorial) -> Editing:
    """`draft` for the one there was, which is put aside and can be taken up again."""
    aside = Aside(event.at, event.actor.id, editing.draft, draft)
    return replace(editing, draft=draft, asides={**editing.asides, event.seq: aside})


def _ids(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def _number(event: Event, name: str) -> int:
    return int(str(event.data[name]))


_DRAFTS: Mapping[str, Callable[[Editorial, Data], Editorial]] = {
    "added": _added, "edited": _edited, "placed": _placed, "pointed": _pointed,
    "unpointed": _unpointed, "moved": _moved, "removed": _removed, "arranged": _arranged,
    "left_out": _left_out, "taken_in": _taken_in, "picked": _picked, "unpicked": _unpicked,
    "next_steps_written": _next_steps,
}
_PUBLISHES: Mapping[str, Callable[[Editing, Event], Editing]] = {
    "published": _published, "unpublished": _standing, "republished": _standing,
    "restored": _restored, "taken_up": _taken_up,
}
EVENTS = (*_DRAFTS, *_PUBLISHES)
