"""The desk: the drafts beside the scenarios, every paragraph with its origin, and the warnings."""

from __future__ import annotations

from facilitator.domain.card import from_words
from facilitator.domain.entry import Entry
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .kept_back import unread
from .phone import proposal, saying
from .shown import Shown
from .speaking import cuts
from .values import Paragraph, Scenario
from .writing import LONGEST

# So much of a sentence's end tells which one it is.
_ENDING = 28


def desk(scene: Scene) -> Picture:
    """Draft by draft and scenario by scenario: what two editors do touches few rows."""
    shown = Shown.of(scene)
    board = shown.board
    worlds = tuple(shown.scenario(each) for each in board.living())
    used = shown.used()
    stood = bool(board.steps) and board.stood == board.steps[-1].seq
    return Picture("kinds/merge/desk.html", {
        "longest": LONGEST, "open": scene.activity.stage is Stage.OPEN,
        "organisations": tuple(scene.workshop.named_organisations()),
    }, (
        Part("mg-counts", "kinds/merge/counts.html", shown.counts()),
        Part("mg-warnings", "kinds/merge/desk_warnings.html",
             {**shown.warnings(), "stood": stood}),
        Part("mg-into", "kinds/merge/desk_options.html", {"worlds": worlds}),
        Lane("mg-drafts", "kinds/merge/desk_draft.html", tuple(
            (f"md-{text}", _draft(shown, text, worlds, used)) for text in _in_order(shown))),
        Lane("mg-worlds", "kinds/merge/desk_world.html", tuple(
            (f"mw-{each.id}", _world(shown, each, worlds)) for each in board.living())),
        Lane("mg-away", "kinds/merge/desk_away.html", tuple(
            (f"mx-{each.id}", {**shown.paragraph(each), "worlds": worlds,
                               "home": _home(shown, each)}) for each in board.put_away())),
        Lane("mg-inbox", "kinds/merge/desk_proposal.html", tuple(
            (f"mp-{entry.id}", {**proposal(shown, entry), **_moderated(scene, entry)})
            for entry in reversed(board.proposals()) if not entry.withdrawn)),
        Lane("mg-said", "kinds/merge/desk_said.html", tuple(
            (f"ms-{entry.id}", {**saying(entry), **_moderated(scene, entry),
                                "about": _about(shown, entry)})
            for entry in reversed(board.sayings()) if not entry.withdrawn)),
    ))


def _in_order(shown: Shown) -> tuple[str, ...]:
    """The loose ones first: those are to be dealt with."""
    return (*shown.loose(), *(text for text in shown.drafts.texts if shown.board.where(text)))


def _draft(
    shown: Shown, text: str, worlds: tuple[dict[str, object], ...],
    used: dict[tuple[str, str], int],
) -> dict[str, object]:
    passages = tuple({**each, "used": used.get((text, str(each["id"])), 0)}
                     for each in shown.passages(text))
    return {**shown.draft(text), "passages": passages, "worlds": worlds,
            "lies": shown.lies(text), "left": sum(not each["used"] for each in passages)}


def _world(
    shown: Shown, each: Scenario, worlds: tuple[dict[str, object], ...]
) -> dict[str, object]:
    text = shown.board.text_of(each.id)
    return {
        **shown.scenario(each), "tagline": each.tagline.words, "worlds": worlds,
        "drafts": tuple(shown.draft(one) for one in shown.under(each.id)),
        "text": tuple(_paragraph(shown, text, place) for place in range(len(text))),
    }


def _paragraph(shown: Shown, text: tuple[Paragraph, ...], place: int) -> dict[str, object]:
    """A paragraph with where its buttons lead: up is after the one before the last."""
    each = text[place]
    words = each.wording.words
    return {
        **shown.paragraph(each), "was": each.wording.at,
        "changed": any(shown.drafts.changed(source) for source in each.wording.sources),
        "unread": bool(unread(each, shown.drafts)),
        "up": (text[place - 2].id if place > 1 else "") if place else None,
        "down": text[place + 1].id if place + 1 < len(text) else None,
        "before": text[place - 1].id if place else None,
        "cuts": tuple({"at": at, "ends": words[:at].strip()[-_ENDING:]} for at in cuts(words)),
    }


def _home(shown: Shown, each: Paragraph) -> dict[str, object] | None:
    """The scenario that a paragraph would come back to, None where it is gone."""
    found = shown.board.scenario(each.place.world)
    return shown.scenario(found) if found else None


def _about(shown: Shown, entry: Entry) -> dict[str, object] | None:
    found = shown.board.scenario(str(entry.data["world"]))
    return shown.scenario(found) if found else None


def _moderated(scene: Scene, entry: Entry) -> dict[str, object]:
    return {"hidden": entry.hidden, "at": entry.at, "proxy": entry.proxy,
            "from": from_words(scene, entry)}
