"""What lies behind a world: its axes, the drivers they were made of, the cards, who sent those."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.card import cards_of, organisation_name
from facilitator.domain.contributions import told_entries
from facilitator.domain.scene import Scene
from facilitator.scenarios.handed import HandsTexts, axes_before
from facilitator.scenarios.values import World


@dataclass(frozen=True, slots=True)
class Origin:
    """One axis of a world: the pole that holds in it, its driver and the driver's cards.

    `cards` are those that may be told, `others` how many are not at hand or are hidden.
    """

    axis: str
    pole: str
    driver: str
    cards: tuple[str, ...]
    others: int
    organisations: tuple[str, ...]


def behind(scene: Scene, world: World) -> tuple[Origin, ...]:
    """What a corner of the cross was made of; () for a world that is no corner."""
    axes = {axis.id: axis for axis in axes_before(scene.workshop, scene.activity)}
    stands = [(axes[stand.axis], stand.side) for stand in world.stands if stand.axis in axes]
    return tuple(_origin(scene, axis.name, axis.pole(side), axis.item.name if axis.item else "",
                         axis.item.cards if axis.item else ()) for axis, side in stands)


def drafts_behind(scene: Scene, world: World) -> tuple[str, ...]:
    """The titles of the drafts that a world was merged of, as far as they are at hand."""
    texts = {text.id: text.title for each in scene.workshop.before(scene.activity)
             if isinstance(each.state, HandsTexts)
             for text in each.state.texts(scene.workshop, each)}
    return tuple(texts[each] for each in world.made_of if texts.get(each))


def _origin(
    scene: Scene, name: str, pole: str, driver: str, ids: tuple[str, ...]
) -> Origin:
    before = scene.workshop.before(scene.activity)
    known = cards_of(*before)
    told = {entry.id for each in before for entry in told_entries(scene.workshop, each)}
    cards = [known[each] for each in ids if each in known and each in told]
    organisations = dict.fromkeys(
        home for card in cards if (home := organisation_name(scene, card)))
    return Origin(name, pole, driver, tuple(str(card.data["headline"]) for card in cards),
                  len(ids) - len(cards), tuple(organisations))
