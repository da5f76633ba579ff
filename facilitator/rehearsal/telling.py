"""How a phone takes part in a story: it begins or joins a text, writes with the pen, suggests."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from facilitator.rehearsal.pen import Command, Pen

# Nothing of it is counted before it is shown: what it leaves is words in a field.
COMMANDS = frozenset(f"story.{name}" for name in (
    "begin", "join", "take_pen", "release", "write", "suggest"))
_BEGINS = 1 / 8
_LEAVES = 1 / 10
_MOST_SUGGESTED = 3


def story(pen: Pen) -> Command | None:
    """The next thing for this person to do with the texts that are theirs; None for nothing."""
    told, own = pen.own()
    if pen.waits or told < 0 or "forms" not in own:
        return None
    texts = own["texts"]
    begun = {text["form"] for text in texts}
    left = [form for form in own["forms"] if form not in begun]
    if not texts or (left and pen.rng.random() < _BEGINS):
        return _come(pen, own, left)
    text = pen.rng.choice(texts)
    if text["pen"]:
        return _write(pen, text)
    if text["free"]:
        return "story.take_pen", {"text": text["id"]}
    return _suggest(pen, text)


def _come(pen: Pen, own: Mapping[str, Any], left: list[str]) -> Command | None:
    """Most join what others have begun; a group's text is everybody's at the table already."""
    if pen.seen.texts and pen.rng.random() > _BEGINS and not own["texts"]:
        return "story.join", {"text": pen.rng.choice(sorted(pen.seen.texts))}
    if not left:
        return None
    worlds = own.get("worlds") or [""]
    return "story.begin", {"form": pen.rng.choice(left), "world": pen.rng.choice(worlds)}


def _write(pen: Pen, text: Mapping[str, Any]) -> Command | None:
    """The first field that is empty; who has filled them all leaves the pen."""
    fields: Mapping[str, tuple[str, int]] = text["fields"]
    for field in tales()[text["form"]]:
        words, was = fields.get(field, ("", 0))
        if not words:
            return "story.write", {"text": text["id"], "field": field, "was": was,
                                   "words": pen.rng.choice(tales()[text["form"]][field])}
    return ("story.release", {"text": text["id"]}) if pen.rng.random() < _LEAVES else None


def _suggest(pen: Pen, text: Mapping[str, Any]) -> Command | None:
    """Something for a field, a few times."""
    mine = [each for each in pen.done if each.startswith("offer ")]
    if len(mine) >= _MOST_SUGGESTED:
        return None
    form = tales()[text["form"]]
    field = pen.rng.choice(sorted(form))
    words = pen.rng.choice(form[field])
    pen.done.add(f"offer {text['id']} {field} {words}")
    return "story.suggest", {"text": text["id"], "field": field, "words": words}


@cache
def tales() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """What people write, by form and field, in the order of the fields."""
    with (Path(__file__).parent / "tales.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in rows:
        form = found.setdefault(row["form"], {})
        form[row["field"]] = (*form.get(row["field"], ()), row["words"])
    return found
