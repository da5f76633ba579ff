"""What a scan leaves behind: its chapter, its table and its facts."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import author_name, full_card, organisation_name, organisations_in
from facilitator.domain.category import EPISTEL, UNPLACED
from facilitator.domain.contributions import entries_of
from facilitator.domain.kind import Scene, Sheet
from facilitator.domain.message import message
from facilitator.domain.picture import Picture

from .gaps import gap_meter


def report(scene: Scene) -> Picture:
    cards = entries_of(scene.activity).visible()
    return Picture("kinds/scan/report.html", {
        "rows": gap_meter(cards), "total": len(cards),
        "organisations": organisations_in(cards),
        "groups": tuple(
            (category, tuple(full_card(scene, e) for e in cards
                             if e.data["category"] == category.id))
            for category in (*EPISTEL, UNPLACED)
            if any(e.data["category"] == category.id for e in cards)),
    })


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    return (Sheet(
        "spaning", scene.activity.title,
        (("nr", message("Nr")), ("headline", message("Rubrik")),
         ("text", message("Beskrivning")), ("category", message("Område")),
         ("type", message("Typ")), ("horizon", message("Tidshorisont")),
         ("source", message("Källa")), ("organisation", message("Organisation")),
         ("name", message("Namn")), ("same", message("Säger samma")),
         ("proxy", message("Inskrivet åt någon")),
         ("at", message("Tid"))),
        tuple({**full_card(scene, e), "proxy": message("ja") if e.proxy else ""}
              for e in entries_of(scene.activity).visible()),
        spoken=frozenset({"category", "type", "horizon", "proxy"}),
    ),)


def facts(scene: Scene) -> Mapping[str, object]:
    cards = entries_of(scene.activity).visible()
    return {
        "entries": [{
            "id": e.id, "nr": e.nr, **e.data,
            "organisation": organisation_name(scene, e),
            "cluster": None, "derived_from": [], "at": e.at, "proxy": e.proxy,
            "supported_by": len(e.supporters),
            **({"name": author_name(scene, e)} if scene.workshop.naming == "open" else {}),
        } for e in cards],
        "clusters": [],
        "results": {"by_category": {
            str(row["id"]) or "none": row["count"] for row in gap_meter(cards)}},
    }
