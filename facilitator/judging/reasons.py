"""Why people rated as they did: every reason can be read, first of those who stand apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from facilitator.domain.kind import Scene

from .criteria import Criterion
from .ratings import Rated, ratings_on, reasons_on
from .sheets import counted, judging_of


def reasons(
    scene: Scene, item: str, criteria: Sequence[Criterion] = (), asked: Collection[str] = ()
) -> tuple[dict[str, object], ...]:
    """The reasons of one thing with the numbers their writer gave; nobody's name.

    Those that the fewest share the answer of come first, on the questions in `asked`, on all where
    there are none: a minority's reason is the one a room has not heard. `hidden` says why one is
    not shown. `told` has what a question is called and the answer, `values` its id and the answer.
    """
    activity = scene.activity
    sheets = counted(scene.workshop, activity)
    hidden = judging_of(activity).hidden
    rated = [ratings_on(sheet).get(item, {}) for sheet in sheets]
    names = tuple(asked) or tuple(sorted({name for each in rated for name in each}))
    called = {each.id: each.name for each in criteria}

    # Counted once: a room of five hundred may have written a thousand reasons.
    shared = {name: Counter(each.get(name) for each in rated) for name in names}

    def company(answers: Rated) -> int:
        return min((shared[name][answers.get(name)] for name in names), default=0)

    told: list[tuple[int, dict[str, object]]] = []
    for sheet, answers in zip(sheets, rated, strict=True):
        words = reasons_on(sheet).get(item)
        if words is None:
            continue
        values = tuple((name, answers[name]) for name in (called or names) if name in answers)
        told.append((company(answers), {
            "sheet": sheet.id, "item": item, "words": words, "values": values,
            "told": tuple((called.get(name, name), value) for name, value in values),
            "hidden": hidden.get((sheet.id, item))}))
    return tuple(each for _, each in sorted(told, key=lambda pair: (pair[0],
                                                                    str(pair[1]["words"]))))


def readable_reasons(
    scene: Scene, item: str, criteria: Sequence[Criterion] = (), asked: Collection[str] = ()
) -> tuple[dict[str, object], ...]:
    """Those that everybody may read."""
    return tuple(each for each in reasons(scene, item, criteria, asked) if each["hidden"] is None)
