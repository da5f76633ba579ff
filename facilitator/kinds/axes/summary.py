"""What axes leave behind: their tables, and the facts from which each is followed to its driver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.domain.card import organisation_name
from facilitator.domain.entry import Entry
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.judging.summary import result_facts

from .pairs import CORNERS, PULL, SCALES
from .standing import Row, Standing, stands_now, told_choice
from .state import axial, name_of

_DECIMALS = {"mean": 2, "priority": 2, "independence": 2, "least": 2, "score": 2}


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """The poles; once they are shown the pairs with their parts, and every answer counted."""
    state, stands = axial(scene.activity), stands_now(scene)
    title = scene.activity.title
    poles = Sheet(
        "poler", title,
        (("name", message("Osäkerhet")), ("low", message("Ena polen")),
         ("high", message("Andra polen")), ("definition", message("Definition")),
         ("indicator", message("Indikator")), ("axis", message("Axel")),
         ("organisation", message("Organisation")), ("same", message("Stöd")),
         ("proxy", message("Inskrivet åt någon")),
         ("at", message("Tid"))),
        tuple(_poles(scene, entry) for entry in state.living()),
        spoken=frozenset({"axis", "proxy"}))
    return (poles, *(_tested(scene, stands) if stands else ()))


def _tested(scene: Scene, stands: Standing) -> Iterator[Sheet]:
    title = scene.activity.title
    crossing = told_choice(scene)
    yield Sheet(
        "par", title,
        (("rank", message("Plats")), ("first", message("Axel ett")),
         ("second", message("Axel två")), ("priority", message("Prioritet")),
         ("mean", message("Drar, medel")), ("independence", message("Oberoende")),
         ("least", message("Minst rimliga hörn")), ("score", message("Poäng")), ("n", "n"),
         ("chosen", message("Valt")), ("result", message("Resultat"))),
        tuple(_pair(row, stands, chosen=crossing is not None and stands.row(crossing) is row)
              for row in stands.rows),
        part=message("Par"), decimals=_DECIMALS, spoken=frozenset({"chosen"}))
    steps = tuple(dict.fromkeys(step for scale in SCALES.values() for step in scale.steps()))
    yield Sheet(
        "parsvar", title,
        (("pair", message("Par")), ("asked", message("Fråga")),
         *((f"step{step}", str(step)) for step in sorted(steps)), ("n", "n"),
         ("passed", message("Vet ej")), ("mean", message("Medelvärde"))),
        tuple(_answer(row, asked) for row in stands.rows for asked in SCALES),
        part=message("Svar"), decimals=_DECIMALS)


def _poles(scene: Scene, entry: Entry) -> dict[str, object]:
    data = entry.data
    return {
        "name": name_of(scene.workshop, scene.activity, entry), "low": data["low"],
        "high": data["high"], "definition": data["definition"], "indicator": data["indicator"],
        "axis": message("ja") if entry.id in axial(scene.activity).taken else "",
        "organisation": organisation_name(scene, entry),
        "same": len(entry.supporters), "proxy": message("ja") if entry.proxy else "",
        "at": entry.at}


def _pair(row: Row, stands: Standing, *, chosen: bool) -> dict[str, object]:
    few, most = row.n
    return {
        "rank": row.rank, "first": row.pair.first.name, "second": row.pair.second.name,
        "priority": row.priority if row.weighed else None, "mean": row.answers[PULL]["mean"],
        "independence": row.answers["independence"], "least": row.answers["least"],
        "score": row.score, "n": few if few == most else f"{few}–{most}",
        "chosen": message("ja") if chosen else "", "result": stands.result.id}


def _answer(row: Row, asked: str) -> dict[str, object]:
    found, scale = row.answers[asked], SCALES[asked]
    first, second = row.pair.axes
    words = f"{first.high} → {second.low} / {second.high}" if asked == PULL \
        else " + ".join(row.pair.corner(asked))
    return {"pair": f"{first.name} × {second.name}", "asked": words,
            **{f"step{step}": count
               for step, count in zip(scale.steps(), found["counts"], strict=True)},
            "n": found["n"], "passed": found["passed"], "mean": found["mean"]}


def facts(scene: Scene) -> Mapping[str, object]:
    """Each pair of poles with the driver it was made of; which are axes; the pairs; the choice."""
    state, stands, crossing = axial(scene.activity), stands_now(scene), told_choice(scene)
    return {
        "entries": [_entry(scene, entry) for entry in state.living()],
        "clusters": [],
        "results": {
            "axes": [{"id": axis.id, "name": axis.name, "low": axis.low, "high": axis.high,
                      "definition": axis.definition, "indicator": axis.indicator,
                      "derived_from": list(axis.derived_from)}
                     for axis in state.axes(scene.workshop, scene.activity)],
            "chosen": {"first": crossing.first.id, "second": crossing.second.id,
                       "reason": crossing.reason,
                       "derived_from": [axis.id for axis in crossing.axes()]}
            if crossing else None,
            **result_facts(scene),
            **({"pairs": [_fact(row) for row in stands.rows]} if stands else {})}}


def _entry(scene: Scene, entry: Entry) -> dict[str, object]:
    data = entry.data
    return {
        "id": entry.id, "headline": f"{data['low']} – {data['high']}",
        "name": name_of(scene.workshop, scene.activity, entry), "low": data["low"],
        "high": data["high"], "definition": data["definition"], "indicator": data["indicator"],
        "axis": entry.id in axial(scene.activity).taken,
        "organisation": organisation_name(scene, entry), "group": data["group"],
        "cluster": None, "derived_from": [data["item"]] if data["item"] else [], "at": entry.at,
        "proxy": entry.proxy, "supported_by": len(entry.supporters)}


def _fact(row: Row) -> dict[str, object]:
    few, most = row.n
    return {
        "id": row.id, "rank": row.rank, "derived_from": [axis.id for axis in row.pair.axes],
        "score": row.score, "priority": row.priority, "weighed": row.weighed,
        "independence": row.answers["independence"], "least": row.answers["least"],
        "pull": row.answers[PULL]["mean"], "n": [few, most],
        "corners": {corner: row.answers[corner]["mean"] for corner in CORNERS},
        "correlated": row.dependent, "empty": [list(poles) for poles in row.empty],
        "good_bad": list(row.wishes)}
