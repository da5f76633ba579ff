"""The texts after each event: what was written stays, whatever is written after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.entry import Entry
from facilitator.domain.erasing import NOBODY
from facilitator.domain.event import Event
from facilitator.domain.pictures import PICTURE
from facilitator.domain.roles import Actor, Role
from facilitator.scenarios.forms import FORMS

from .suggesting import ADOPTED, DECLINED, WAITING, adopted_words, grows
from .writing import Narrative, Narratives, Version


def apply(state: Narratives, event: Event) -> Narratives:
    """The state after `event`."""
    data: Mapping[str, Any] = event.data
    match event.name:
        case "story.ordered":
            return replace(state, order=tuple(str(each) for each in data["texts"]))
        case "story.pointed":
            return replace(state, pointed=str(data["narrative"]))
        case "story.begun":
            return _begun(state, event)
        case "story.liked" | "story.unliked":
            return _liked(state, event)
        case "story.suggested" | "story.went_on" | "story.withdrawn" | "story.adopted" | \
                "story.declined" | "story.reopened":
            return _suggested(state, event)
    text = state.by_id.get(str(data.get("narrative")))
    if text is None:
        return state
    return _on_a_text(state, text, event)


def _on_a_text(state: Narratives, text: Narrative, event: Event) -> Narratives:
    data: Mapping[str, Any] = event.data
    match event.name:
        case "story.joined":
            text = replace(text, members=text.members | _known(event))
        case "story.about_set":
            text = replace(text, world=str(data["world"]))
        case "story.pen_taken":
            text = replace(text, pen=_who(event.actor), pen_at=event.at).anew()
        case "story.pen_given":
            person = str(data["person"])
            pen = str(Actor(Role.PHONE, person)) if person else ""
            text = replace(text, pen=pen, pen_at=event.at).anew()
        case "story.pen_released":
            text = replace(text, pen="").anew()
        case "story.wrote":
            state = _by_hand(state, event)
            text = _written(text, event, str(data["words"]), str(data["entry"]))
        case "story.restored":
            old = next((each for each in text.fields.get(str(data["field"]), ())
                        if each.seq == data["version"]), None)
            text = _written(text, event, old.words if old else "", old.hand if old else "",
                            apart=True)
        case "story.rested":
            others = tuple(each for each in text.rests if each != data["element"])
            text = replace(text, rests=(*others, str(data["element"])) if data["on"] else others)
        case "story.pictured" | "story.unpictured" | "story.repictured":
            return _with(_pictured(state, event), replace(text, saved=event.at), event)
        case "story.checked":
            others_ticked = text.checks - {str(data["what"])}
            text = replace(text, checks=others_ticked | {str(data["what"])} if data["on"]
                           else others_ticked)
        case _:
            return state
    return _with(state, text, event)


def _with(state: Narratives, text: Narrative, event: Event) -> Narratives:
    """A pen that did something is not silent."""
    if text.pen and text.pen == _who(event.actor):
        text = replace(text, pen_at=event.at)
    return replace(state, by_id={**state.by_id, text.id: text})


def _who(actor: Actor) -> str:
    """One who acts, "" for one whose name is erased."""
    return "" if actor == NOBODY or actor == Actor(Role.PHONE) else str(actor)


def _known(event: Event) -> frozenset[str]:
    known = event.actor.role is Role.PHONE and event.actor.id and event.actor != NOBODY
    return frozenset({event.actor.id}) if known else frozenset()


def _begun(state: Narratives, event: Event) -> Narratives:
    data = event.data
    group, form = str(data["group"]), str(data["form"])
    entry = Entry(str(data["entry"]), state.entries.made + 1, str(data["author"]),
                  str(data["organisation"]), event.at, {"name": FORMS[form], "form": form},
                  proxy=bool(data["proxy"]))
    known = _known(event) if data["author"] else frozenset[str]()
    text = Narrative(entry.id, form, str(data["world"]), group,
                     frozenset() if group else known, _who(event.actor) if known else "", event.at)
    return replace(state, entries=state.entries.add(entry),
                   by_id={**state.by_id, text.id: text})


def _liked(state: Narratives, event: Event) -> Narratives:
    entry = state.entries.get(event.data["entry"])
    others = tuple(each for each in entry.supporters if each != event.actor.id)
    liked = event.name == "story.liked" and event.actor != NOBODY
    return replace(state, entries=state.entries.change(
        entry.id, supporters=(*others, event.actor.id) if liked else others))


def _pictured(state: Narratives, event: Event) -> Narratives:
    """At most one of a text's pictures is not taken back."""
    data = event.data
    entry_id, entries = str(data["entry"]), state.entries
    for each in state.pictures(str(data["narrative"])):
        entries = entries.change(each.id, withdrawn=True)
    if event.name == "story.pictured":
        entries = entries.add(Entry(
            entry_id, entries.made + 1, str(data["author"]), str(data["organisation"]), event.at,
            {"alt": data["alt"], PICTURE: data[PICTURE], "narrative": data["narrative"]},
            proxy=bool(data["proxy"])))
    elif event.name == "story.repictured" and entry_id in entries.by_id:
        entries = entries.change(entry_id, withdrawn=False)
    return replace(state, entries=entries)


def _by_hand(state: Narratives, event: Event) -> Narratives:
    """What one person has written of a text is an entry of theirs: their last words by field."""
    data = event.data
    entry_id, said = str(data["entry"]), {str(data["field"]): data["words"]}
    held = state.entries.by_id.get(entry_id)
    if held is None:
        entries = state.entries.add(Entry(
            entry_id, state.entries.made + 1, str(data["author"]), str(data["organisation"]),
            event.at, {"said": said, "narrative": data["narrative"]}, proxy=bool(data["proxy"])))
    else:
        before: Mapping[str, object] = held.data["said"]  # type: ignore[assignment]
        entries = state.entries.change(entry_id, data={**held.data, "said": {**before, **said}})
    return replace(state, entries=entries)


def _written(
    text: Narrative, event: Event, words: str, hand: str, *, apart: bool = False
) -> Narrative:
    """A field with one version more; the same hand that only wrote on goes on with its last."""
    name = str(event.data["field"])
    rows = text.fields.get(name, ())
    made = Version(event.seq, words, "" if apart else str(event.actor), hand, event.at)
    # What a desk does can be taken back, so each step of it stays.
    last = rows[-1] if rows and not apart and event.actor.role is Role.PHONE else None
    if last and (last.by, last.hand) == (made.by, hand) and grows(last.words, words):
        rows = rows[:-1]
    text = replace(text, fields={**text.fields, name: (*rows, made)}, saved=event.at)
    return text if text.pen == _who(event.actor) and not apart else replace(
        text, base={**text.base, name: text.newest(name)})


def _suggested(state: Narratives, event: Event) -> Narratives:
    data = event.data
    entry_id = str(data["entry"])
    if event.name == "story.suggested":
        return replace(state, entries=state.entries.add(Entry(
            entry_id, state.entries.made + 1, str(data["author"]), str(data["organisation"]),
            event.at, {"words": data["words"], "narrative": data["narrative"],
                       "field": data["field"],
                       "stale": data["stale"], "done": WAITING}, proxy=bool(data["proxy"]))))
    entry = state.entries.get(entry_id)
    match event.name:
        case "story.went_on":
            return replace(state, entries=state.entries.change(
                entry_id, data={**entry.data, "words": data["words"]}, edited=True))
        case "story.withdrawn":
            return replace(state, entries=state.entries.change(entry_id, withdrawn=True))
        case "story.reopened":
            return _reopened(state, entry, event)
    done = ADOPTED if event.name == "story.adopted" else DECLINED
    state = replace(state, entries=state.entries.change(
        entry_id, data={**entry.data, "done": done}))
    text = state.by_id[str(entry.data["narrative"])]
    if done == ADOPTED:
        text = _put_in(text, str(entry.data["field"]), adopted_words(
            text.newest(str(entry.data["field"]))[0], str(entry.data["words"]),
            str(data["how"])), entry_id, event)
    return _with(state, text, event)


def _put_in(text: Narrative, name: str, words: str, hand: str, event: Event) -> Narrative:
    """Nobody wrote it here: whoever is writing must see it before their words go over it."""
    rows = text.fields.get(name, ())
    made = Version(event.seq, words, "", hand, event.at)
    text = replace(text, fields={**text.fields, name: (*rows, made)}, saved=event.at)
    return replace(text, base={**text.base, name: text.newest(name)})


def _reopened(state: Narratives, entry: Entry, event: Event) -> Narratives:
    """It waits again; what it put into the text goes, where nobody has written after it."""
    state = replace(state, entries=state.entries.change(
        entry.id, data={**entry.data, "done": WAITING}, withdrawn=False))
    text, name = state.by_id[str(entry.data["narrative"])], str(entry.data["field"])
    rows = text.fields.get(name, ())
    if entry.data["done"] == ADOPTED and rows and rows[-1].hand == entry.id:
        before = rows[-2] if len(rows) > 1 else None
        text = _put_in(text, name, before.words if before else "", before.hand if before else "",
                       event)
    return _with(state, text, event)
