"""What is added in the room and drawn from the bank: one's own jokers, and the desk's handles."""

from __future__ import annotations

from facilitator.domain.card import from_words
from facilitator.domain.picture import Lane, Part
from facilitator.domain.scene import Scene
from facilitator.domain.stage import BEFORE_SHOWN, Stage

from .bank import bank
from .jokers import jokers_of


def mine(scene: Scene, person: str) -> Lane:
    """The jokers that one has added oneself."""
    return Lane("wj-mine", "kinds/wildcard/mine.html", tuple(
        (f"wm-{entry.id}", {"id": entry.id, "name": entry.data["name"], "hidden": entry.hidden,
                            "open": scene.activity.stage is Stage.OPEN})
        for entry in jokers_of(scene.activity).added()
        if person and entry.author == person and not entry.withdrawn))


def desk_parts(scene: Scene) -> tuple[Part | Lane, ...]:
    """How many are left in the bank; and what people have added, each with a way to hide it."""
    jokers = jokers_of(scene.activity)
    before_shown = scene.activity.stage in BEFORE_SHOWN
    added = tuple(entry for entry in jokers.added() if not entry.withdrawn)
    return (
        Part("wj-bank", "kinds/wildcard/desk_bank.html", {
            "left": sum(item.id not in jokers.held() for item in bank()), "may": before_shown}),
        Part("wj-count", "kinds/wildcard/desk_count.html", {"added": len(added)}),
        Lane("wj-added", "kinds/wildcard/desk_added.html", tuple(
            (f"wj-{entry.id}", {
                "id": entry.id, "name": entry.data["name"], "text": entry.data["text"],
                "from": from_words(scene, entry), "at": entry.at, "hidden": entry.hidden,
                "proxy": entry.proxy}) for entry in added)),
    )
