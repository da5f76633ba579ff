"""What another workshop might hand on: two drivers with numbers, a cluster within, five cards."""

from __future__ import annotations

from typing import Any

FORMER = "FORRA1"
MAY = "2017-05-18T14:00:00.000+00:00"


def _id(item: str) -> str:
    return f"{FORMER}:{item}"


def _driver(item: str, name: str, cards: list[str], **told: object) -> dict[str, Any]:
    return {"id": _id(item), "name": name, "text": f"Från då till {name.lower()}",
            "sort": "driver", "cards": list(map(_id, cards)), "impact": None, "uncertainty": None,
            "n": None, "priority": None, "rank": None, "dots": None, "field": "", "split": False,
            "result": "", **told}  # fmt: skip


def _card(nr: int, headline: str, category: str, organisation: str) -> dict[str, Any]:
    return {"id": _id(f"k{nr}"), "nr": nr, "headline": headline, "text": f"Mer om {headline}",
            "category": category, "type": "trend", "horizon": "2040", "source": "",
            "organisation": organisation, "at": MAY}  # fmt: skip


def parcel(**told: object) -> dict[str, Any]:
    """Made anew each time: what is handed to a command may be changed by nobody else."""
    rated = {"n": 12, "result": _id("m-4.1")}
    return {
        "source": {"code": FORMER, "title": "Omvärld 2017", "date": "2017-05-16/2017-05-18",
                   "programme": "Region 2050", "naming": "organisation", "seq": 812, "made": MAY,
                   "digest": "a" * 64},
        "drivers": [
            _driver("makt", "Makten flyttar", ["k1", "k2"], impact=4.5, uncertainty=4.0,
                    priority=0.65625, rank=1, field="critical", **rated),
            _driver("vatten", "Vattnet stiger", ["k3"], impact=4.25, uncertainty=1.5,
                    priority=0.1015625, rank=2, field="given", split=True, **rated),
            _driver("arbete", "Arbetet ändras", ["k4", "k5"], dots=7),
        ],
        "clusters": [
            {"id": _id("makt"), "name": "Makten flyttar", "text": "", "parent": "",
             "cards": [_id("k1")]},
            {"id": _id("byar"), "name": "Byarna", "text": "", "parent": _id("makt"),
             "cards": [_id("k2")]},
        ],
        "cards": [
            _card(1, "Kommuner slås ihop", "politik", "Region Skåne"),
            _card(2, "Byar styr sig själva", "socialt", "Region Gotland"),
            _card(3, "Havet når järnvägen", "ekologi", "Trafikverket"),
            _card(4, "Yrken försvinner", "ekonomi", "Region Skåne"),
            _card(5, "Maskiner skriver lagar", "lag", "Vinnova"),
        ],
        "results": [{"id": _id("m-4.1"), "at": MAY, "title": "Påverkan och osäkerhet",
                     "formula": "matrix-1", "sheets": 12, "low": 1, "high": 5, "cut_impact": 3.0,
                     "cut_uncertainty": 3.0}],
        "merged": {_id("kraft"): _id("makt")},
        **told,
    }  # fmt: skip
