"""What phone, wall and desk see of a scan."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import (
    HORIZONS,
    TYPES,
    author_name,
    organisations_in,
    shown_card,
)
from facilitator.domain.category import EPISTEL
from facilitator.domain.contributions import entries_of, wall_shows
from facilitator.domain.entry import Entry
from facilitator.domain.event import Event
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .card import others_shown
from .gaps import Space, gap_meter, pages_of

NEWEST_ON_PHONE = 40
STREAM = 200
NEWEST_ALONE = 5
# What wall.css has room for: changed together with the sizes there.
NEWEST_BESIDE_PAGES = Space(signs=34, lines=6, most=2)
PAGE_BESIDE_NEWEST = Space(signs=45, lines=11, most=5)
PAGE_ALONE = Space(signs=39, lines=18, most=7)


def phone(scene: Scene) -> Picture:
    """The form, and other people's newest cards where the agenda shows them."""
    shown = others_shown(scene.activity)
    cards = entries_of(scene.activity).visible() if shown else ()
    newest = cards[::-1][:NEWEST_ON_PHONE]
    return Picture("kinds/scan/phone.html", {
        "categories": EPISTEL, "types": TYPES, "horizons": HORIZONS,
        "others": scene.activity.option("others", "at_once"), "shown": shown,
    }, (
        Part("others-count", "kinds/scan/count.html", {"count": len(cards)}),
        Lane("others", "kinds/scan/other.html",
             tuple((f"c-{e.id}", shown_card(scene, e)) for e in newest)),
        Part("others-more", "kinds/scan/others_more.html",
             {"older": max(0, len(cards) - NEWEST_ON_PHONE), "all": len(cards)}),
    ))


def mine(scene: Scene, person: str) -> Picture:
    """One person's own cards, newest first, with what may be done to them; and those it backs."""
    own = entries_of(scene.activity).of(person)[::-1]
    supported = tuple(e for e in entries_of(scene.activity).visible()
                      if person and person in e.supporters)[::-1]
    is_open = scene.activity.stage is Stage.OPEN
    return Picture("", {}, (
        Part("mine-count", "kinds/scan/count.html", {"count": len(own)}),
        Lane("mine", "kinds/scan/mine.html", tuple(
            (f"m-{e.id}", {**shown_card(scene, e), "open": is_open, "fields": dict(e.data),
                           "hidden": e.hidden}) for e in own)),
        Lane("supported", "kinds/scan/supported.html", tuple(
            (f"s-{e.id}", {**shown_card(scene, e), "open": is_open}) for e in supported)),
    ))


def wall(scene: Scene) -> Picture:
    """The gap meter, the newest lane, and beside it the rest of the cards, page by page."""
    activity = scene.activity
    cards = entries_of(activity).visible()
    if not wall_shows(activity):
        return Picture("kinds/scan/wall_hidden.html", {}, (
            Part("scan-total", "kinds/scan/wall_total.html",
                 {"count": len(cards), "organisations": organisations_in(cards)}),))
    live = activity.stage is Stage.OPEN
    turning = len(cards) > NEWEST_ALONE or not live
    newest = _newest(cards, turning) if live else ()
    rows = tuple(Part(f"scan-{row['sign']}", "kinds/scan/wall_category.html", row)
                 for row in gap_meter(cards))
    return Picture("kinds/scan/wall.html", {
        "rows": tuple(part.id for part in rows), "live": live, "turning": turning,
    }, (
        *rows,
        Lane("newest", "kinds/scan/wall_card.html", tuple(
            (f"w-{e.id}", {**shown_card(scene, e), "new": place == 0})
            for place, e in enumerate(newest))),
        Part("page", "kinds/scan/wall_page.html",
             _page(scene, cards, PAGE_BESIDE_NEWEST if live else PAGE_ALONE) if turning else {}),
    ))


def _newest(cards: tuple[Entry, ...], turning: bool) -> tuple[Entry, ...]:
    """The newest first; beside the pages two, or one where two long ones would not stand whole."""
    if not turning:
        return cards[::-1][:NEWEST_ALONE]
    two = cards[:-3:-1]
    return two if NEWEST_BESIDE_PAGES.holds(two) else two[:1]


def _page(scene: Scene, cards: tuple[Entry, ...], space: Space) -> dict[str, object]:
    pages = pages_of(cards, space)
    if not pages:
        return {}
    number = scene.turn % len(pages)
    category, entries, of = pages[number]
    return {"category": category, "cards": tuple(shown_card(scene, e) for e in entries),
            "count": of, "number": number + 1, "of": len(pages)}


def desk(scene: Scene) -> Picture:
    """The stream of cards with what a facilitator may know of each."""
    entries = entries_of(scene.activity)
    stream = tuple(e for e in entries if not e.withdrawn)[::-1][:STREAM]
    visible = entries.visible()
    return Picture("kinds/scan/desk.html", {
        "categories": EPISTEL, "types": TYPES, "horizons": HORIZONS,
        "organisations": scene.workshop.named_organisations(),
        "open": scene.activity.stage is Stage.OPEN,
    }, (
        Part("scan-counts", "kinds/scan/desk_counts.html", {
            "count": len(visible), "hidden": sum(e.hidden is not None for e in stream),
            "organisations": organisations_in(visible), "rows": gap_meter(visible),
        }),
        Lane("stream", "kinds/scan/desk_card.html", tuple(
            (f"d-{e.id}", {**shown_card(scene, e), "hidden": e.hidden, "text": e.data["text"],
                           "source": e.data["source"], "author": author_name(scene, e)})
            for e in stream)),
    ))


def shown_event(scene: Scene, event: Event) -> Mapping[str, object]:
    """An event without its author, and with the organisation in words."""
    shown = {name: value for name, value in event.data.items() if name not in ("author", "proxy")}
    if "organisation" in shown:
        shown["organisation"] = ("" if scene.workshop.naming == "anonymous" else
                                 scene.workshop.organisation_name(str(shown["organisation"])))
    return shown
