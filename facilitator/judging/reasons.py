"""Why people rated as they did: every reason can be read, first of those who stand apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s

from facilitator.domain.entry import Entry
from facilitator.domain.scene import Scene

from .criteria import Criterion
from .ratings import Rated, kept_on, ratings_on, reasons_on
from .sheets import counted, judging_of


@dataclass(frozen=True, slots=True)
class Reason:
    """What one sheet says of one thing, and why. `company`: question -> how many share its answer.

    `anchor` is what it is pointed at by: its sheet's id would tell which others its writer wrote.
    """

    sheet: Entry
    words: str
    answers: Rated
    company: Mapping[str, int]
    anchor: str


def reasons(
    scene: Scene, item: str, criteria: Sequence[Criterion] = (), asked: Collection[str] = ()
) -> tuple[dict[str, object], ...]:
    """The reasons of one thing with the numbers their writer gave; nobody's name.

    Those that the fewest share the answer of come first, on the questions in `asked`, on all where
    there are none: a minority's reason is the one a room has not heard. `hidden` says why one is
    not shown. `told` has what a question is called and the answer, `values` its id and the answer.
    """
    sheets = counted(scene.workshop, scene.activity)
    hidden = judging_of(scene.activity).hidden
    names = tuple(asked) or questions_on(sheets, item)
    called = {each.id: each.name for each in criteria}
    told: list[tuple[int, dict[str, object]]] = []
    for reason in written(sheets, item, names):
        values = tuple((name, reason.answers[name]) for name in (called or names)
                       if name in reason.answers)
        company = min((reason.company[each] for each in names if each in reason.company), default=0)
        told.append((company, {
            "sheet": reason.sheet.id, "item": item, "anchor": reason.anchor,
            "words": reason.words, "values": values,
            "told": tuple((called.get(name, name), value) for name, value in values),
            "hidden": hidden.get((reason.sheet.id, item))}))
    return tuple(each for _, each in sorted(told, key=lambda pair: (pair[0],
                                                                    str(pair[1]["words"]))))


def readable_reasons(
    scene: Scene, item: str, criteria: Sequence[Criterion] = (), asked: Collection[str] = ()
) -> tuple[dict[str, object], ...]:
    """Those that everybody may read."""
    return tuple(each for each in reasons(scene, item, criteria, asked) if each["hidden"] is None)


def questions_on(sheets: Iterable[Entry], item: str) -> tuple[str, ...]:
    """The questions that anybody has answered about a thing."""
    return tuple(sorted({name for sheet in sheets for name in (
        *ratings_on(sheet).get(item, {}), *kept_on(sheet).get("company", ()))}))


def written(
    sheets: Sequence[Entry], item: str, names: Collection[str]
) -> tuple[Reason, ...]:
    """The reasons of one thing, hidden ones too, with who shares the answers on `names`."""
    rated = [ratings_on(sheet).get(item, {}) for sheet in sheets]
    # Counted once: a room of five hundred may have written a thousand reasons.
    shared = {name: Counter(each.get(name) for each in rated) for name in names}
    return tuple(
        _kept(sheet, words) if kept_on(sheet) else Reason(
            sheet, words, answers,
            {name: shared[name][answers.get(name)] for name in names}, _anchor(sheet, item))
        for sheet, answers in zip(sheets, rated, strict=True)
        if (words := reasons_on(sheet).get(item)) is not None)


def _kept(sheet: Entry, words: str) -> Reason:
    kept = kept_on(sheet)
    return Reason(sheet, words, kept["values"], kept["company"], sheet.id)


def _anchor(sheet: Entry, item: str) -> str:
    return f"q{blake2s(f'{sheet.id} {item}'.encode(), digest_size=8).hexdigest()}"
