"""What ratings leave behind, the same for every method: tables, facts, and the result they cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.results import earlier_told, shown_result
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Result

from .before import first_round
from .criteria import Criterion, Scale
from .listing import listing, names
from .reasons import readable_reasons

_NUMBERS = (
    ("n", "n"), ("passed", message("Vet ej")), ("mean", message("Medelvärde")),
    ("median", message("Median")), ("q1", message("Kvartil 1")), ("q3", message("Kvartil 3")),
    ("iqr", message("Kvartilavstånd")), ("s", message("Standardavvikelse")),
    ("disagreement", message("Oenighet D")), ("consensus", message("Samsyn Cns")),
    ("fair_mean", message("Organisationernas medelvärde")), ("split", message("Oenighet")))
_DECIMALS = {**dict.fromkeys(("mean", "q1", "q3", "iqr", "s", "disagreement", "consensus",
                              "fair_mean"), 2), "median": 1}  # as the report shows them


def rated_sheets(
    scene: Scene, criteria: Sequence[Criterion], scale: Scale, name: str
) -> tuple[Sheet, ...]:
    """A row for each thing and question with every number; the organisations' means; the reasons.

    Nothing while the result is not shown: a table is no way round the wall.
    """
    result = shown_result(scene.activity)
    if result is None:
        return ()
    numbers: Mapping[str, Any] = result.numbers["items"]  # type: ignore[assignment]
    away = listing(scene.workshop, scene.activity).away
    items = {item: found for item, found in numbers.items() if item not in away}
    called = names(scene.workshop, scene.activity, items)
    title = scene.activity.title
    steps = tuple((f"step{step}", str(step)) for step in scale.steps())
    return (
        Sheet(name, title,
              (("item", message("Sak")), ("criterion", message("Bedömning")), *steps, *_NUMBERS,
               ("result", message("Resultat"))),
              tuple({"item": called[item], "criterion": each.name,
                     **_steps(found[each.id], scale), **_cells(found[each.id]),
                     "result": result.id}
                    for item, found in items.items() for each in criteria if each.id in found),
              spoken=frozenset({"criterion", "split"}), decimals=_DECIMALS),
        Sheet(f"{name} organisationer", title,
              (("item", message("Sak")), ("criterion", message("Bedömning")),
               ("mean", message("En organisations medelvärde, utan namn"))),
              tuple({"item": called[item], "criterion": each.name, "mean": mean}
                    for item, found in items.items() for each in criteria if each.id in found
                    for mean in found[each.id]["organisation_means"]),
              spoken=frozenset({"criterion"}), part=message("Organisationer"),
              decimals=_DECIMALS),
        Sheet("motiveringar", title,
              (("item", message("Sak")), ("reason", message("Motivering")),
               *((_gave(each), each.name) for each in criteria)),
              tuple({"item": called[item], "reason": each["words"],
                     **{_gave(asked): "–" if gave[asked.id] is None else gave[asked.id]
                        for asked in criteria if asked.id in gave}}
                    for item in items for each in readable_reasons(scene, item)
                    for gave in (dict(each["values"]),)),  # type: ignore[call-overload]
              part=message("Skäl")),
    )


def _gave(asked: Criterion) -> str:
    """The column of what one gave; another method may ask another thing by the same id."""
    return f"gave {asked.id} {asked.name}"


def result_facts(scene: Scene) -> dict[str, object]:
    """Every result that has been shown, the last one first named; nothing before that."""
    activity = scene.activity
    result = shown_result(activity)
    again = first_round(scene.workshop, activity)
    return {
        "shown": result is not None,
        "result": _told(result) if result else None,
        "earlier_results": [_earlier(each, result, scene.workshop.small_group)
                            for each in activity.results[:-1]] if result else [],
        "first_round": again.id if again else None,
    }


def item_facts(scene: Scene) -> list[dict[str, object]]:
    """The list that was judged, each thing with the cards it is made of."""
    return [{
        "id": item.id, "headline": item.name, "text": item.text, "category": "", "type": item.sort,
        "horizon": "", "source": "", "organisation": "",
        "cluster": item.id if item.sort == "driver" else None, "derived_from": list(item.cards),
    } for item in listing(scene.workshop, scene.activity).items]


def reason_facts(scene: Scene, items: Iterable[str]) -> list[dict[str, object]]:
    """The reasons that everybody may read, without whose they are."""
    return [{"entry": item, "text": each["words"],
             "values": dict(each["values"])}  # type: ignore[call-overload]
            for item in items for each in readable_reasons(scene, item)]


def cited(activity: Activity) -> Mapping[str, object] | None:
    """How a report cites the result that is shown."""
    result = shown_result(activity)
    return {"id": result.id, "at": result.at, "inputs": result.inputs[:12],
            "formula": result.formula, "sheets": result.numbers["sheets"],
            "proxies": result.numbers["proxies"],
            "organisations": result.numbers["organisations"],
            "without_organisation": result.numbers["without_organisation"]} if result else None


def _earlier(result: Result, last: Result, least: int) -> dict[str, object]:
    told = _told(earlier_told(result, last, least))
    return {**told, "numbers": told["numbers"] or None}


def _told(result: Result) -> dict[str, object]:
    return asdict(result)


def _steps(found: Mapping[str, Any], scale: Scale) -> dict[str, object]:
    return {f"step{step}": count
            for step, count in zip(scale.steps(), found["counts"], strict=True)}


def _cells(found: Mapping[str, Any]) -> dict[str, object]:
    return {key: (message("ja") if found[key] else "") if key == "split" else found[key]
            for key, _ in _NUMBERS}
