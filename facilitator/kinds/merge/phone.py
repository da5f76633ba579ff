"""What phones see: the drafts, where each lies, what the room says, and the texts once shown."""

from __future__ import annotations

from facilitator.domain.entry import Entry
from facilitator.domain.grouped import group_of
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.roles import Actor, Role
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Activity, Workshop

from .board import board_of, groupings_shown, texts_shown
from .drafts import pile
from .room import LONGEST
from .shown import Shown


def phone(scene: Scene) -> Picture:
    """The same for every phone."""
    shown, is_open = Shown.of(scene), scene.activity.stage is Stage.OPEN
    grouped, told = groupings_shown(scene.activity), texts_shown(scene.activity)
    return Picture("kinds/merge/phone.html", {
        "open": is_open, "empty": not shown.drafts.texts and not (grouped and shown.board.living()),
        "grouped": grouped, "told": told,
    }, (
        Lane("mg-choose", "kinds/merge/phone_choice.html", tuple(
            (f"mc-{text}", shown.draft(text)) for text in shown.drafts.texts) if is_open else ()),
        Lane("mg-drafts", "kinds/merge/phone_draft.html", tuple(
            (f"md-{text}", {**shown.draft(text), "passages": shown.passages(text), "open": is_open,
                            "lies": shown.lies(text) if grouped else None})
            for text in shown.drafts.texts)),
        Lane("mg-worlds", "kinds/merge/phone_world.html", tuple(
            (f"mw-{each.id}", {
                **shown.scenario(each), "open": is_open, "told": told, "longest": LONGEST,
                "drafts": tuple(shown.draft(text) for text in shown.under(each.id)),
                "tagline": each.tagline.words if told else "",
                "text": shown.text_of(each.id) if told else (),
                "missing": tuple(saying(entry) for entry in shown.board.sayings()
                                 if entry.visible and _of(shown, entry) == each.id),
            }) for each in shown.board.living()) if grouped else ()),
        Lane("mg-proposals", "kinds/merge/phone_proposal.html", tuple(
            (f"mp-{entry.id}", {**proposal(shown, entry), "open": is_open})
            for entry in shown.board.proposals() if entry.visible)),
    ))


def mine(scene: Scene, person: str) -> Picture:
    """One's own group's draft, what one has sent, and what one is for."""
    shown, board = Shown.of(scene), board_of(scene.activity)
    own = group_of(scene.workshop, Actor(Role.PHONE, person)) if person else None
    grouped = groupings_shown(scene.activity)
    drafts = tuple(text for text in shown.drafts.texts
                   if own and own.id in shown.drafts.groups(text))
    sent = board.entries.of(person)[::-1]
    return Picture("", {}, (
        Lane("mg-own", "kinds/merge/own_draft.html", tuple(
            (f"mo-{text}", {"title": shown.drafts.title(text), "grouped": grouped,
                            "lies": shown.lies(text) if grouped else None}) for text in drafts)),
        Lane("mine", "kinds/merge/mine.html", tuple(
            (f"m-{entry.id}", {**(proposal(shown, entry) if "texts" in entry.data
                                  else _said(shown, entry)),
                               "hidden": entry.hidden,
                               "open": scene.activity.stage is Stage.OPEN}) for entry in sent)),
        Part("on-ids", "kinds/merge/on.html", {
            "on": (*(text for text, liked in board.likes.items() if person in liked.voices),
                   *(entry.id for entry in board.entries if person in entry.supporters)),
            "own": (*drafts, *(entry.id for entry in sent)), "sent": len(sent)}),
    ))


def rests_on(workshop: Workshop, activity: Activity) -> object:
    """What one's own part tells beside what one has sent: whose draft lies where, and its name."""
    board, drafts = board_of(activity), pile(workshop, activity)
    grouped = groupings_shown(activity)
    return (tuple((text, each.title, each.group, board.where(text) if grouped else "")
                  for text, each in drafts.texts.items()),
            tuple((group.id, group.members) for group in workshop.groups.values()),
            tuple((each.id, each.name.words, each.place) for each in board.living())
            if grouped else ())


def saying(entry: Entry) -> dict[str, object]:
    """What somebody misses in a scenario."""
    return {"id": entry.id, "words": entry.data["words"], "voices": voices(entry)}


def proposal(shown: Shown, entry: Entry) -> dict[str, object]:
    """What somebody thinks belongs together, as far as its drafts may be read."""
    texts = [text for text in entry.data["texts"]  # type: ignore[attr-defined]
             if text in shown.drafts.texts]
    became = shown.board.scenario(shown.board.became.get(entry.id, ""))
    return {"id": entry.id, "name": entry.data["name"], "texts": tuple(texts),
            "drafts": tuple(shown.draft(text) for text in texts), "voices": voices(entry),
            "became": shown.scenario(became)
            if became and groupings_shown(shown.activity) else None}


def voices(entry: Entry) -> int:
    """How many phones stand behind it."""
    return bool(entry.author) + len(entry.supporters)


def _said(shown: Shown, entry: Entry) -> dict[str, object]:
    found = shown.board.scenario(str(entry.data["world"]))
    return {**saying(entry), "about": shown.scenario(found) if found else None}


def _of(shown: Shown, entry: Entry) -> str:
    found = shown.board.scenario(str(entry.data["world"]))
    return found.id if found else ""
