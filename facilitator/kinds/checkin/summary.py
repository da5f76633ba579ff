"""What a check-in leaves behind: its chapter, its tables and its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from facilitator.domain.contributions import told_entries
from facilitator.domain.document import (
    Bars,
    Block,
    Cell,
    Column,
    Drawing,
    Heading,
    Items,
    Paragraph,
    Row,
    Table,
    Telling,
)
from facilitator.domain.entry import Entry
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.small_groups import shown_counts
from facilitator.domain.stage import Stage
from facilitator.domain.wording import Number, Text, counted, figure_of, joined, own, said
from facilitator.figures.histogram import histogram

from .answers import counted_words, energies, mean_energy
from .disclosing import is_imported, said_of

# So many words stand in the chapter; the appendix has them all.
_GLANCE = 15


def report(scene: Scene) -> Telling | None:
    """Words and expectations, and how the energy was spread; None while the wall shows none."""
    given = told_entries(scene.workshop, scene.activity)
    if not given:
        return None
    taken = scene.activity.option("mode", "in") == "out"
    lines = tuple(own(e.data["expectation"]) for e in given if e.data["expectation"])
    title = said(message("Tar med sig")) if taken else said(message("Förväntningar"))
    return Telling((
        Paragraph(counted(messages("{n} svar.", "{n} svar."), len(given))),
        *_energy(scene, given), *_words(given)),
        appendix=(*_more_words(given),
                  *((Heading(title, count=len(lines)), Items(lines)) if lines else ())))


def _energy(scene: Scene, given: tuple[Entry, ...]) -> tuple[Block, ...]:
    levels, mean = energies(given), mean_energy(given)
    if not sum(levels) or mean is None:
        return ()
    names = tuple(figure_of(step) for step in range(1, len(levels) + 1))
    return (Drawing(
        f"{scene.activity.id}-energy", histogram(levels), said(message("Energi i rummet")),
        said(message("Svar per steg: {steps}."), steps=joined(
            [joined((name, figure_of(count)), ": ")
             for name, count in zip(names, levels, strict=True)])),
        said(message("Medel {mean}, n = {n}. De som avstod räknas inte."), mean=Number(mean),
             n=sum(levels)),
        n=sum(levels), small=True,
        table=Table(said(message("Energi från 1 till 5")),
                    (Column(said(message("Energi"))), Column(said(message("Antal")), numeric=True)),
                    tuple(Row((Cell(name), Cell(figure_of(count))))
                          for name, count in zip(names, levels, strict=True))),
        bars=Bars(names, ((said(message("Antal")), tuple(map(float, levels))),))),)


def _words(given: tuple[Entry, ...]) -> tuple[Block, ...]:
    """The words that most gave, as many as a glance takes in."""
    words = counted_words(given)
    if not words:
        return ()
    more = len(words) - _GLANCE
    rest = (counted(messages("och {n} ord till", "och {n} ord till"), more),) if more > 0 else ()
    return (Heading(said(message("Ord"))), Paragraph(joined([*_row(words[:_GLANCE]), *rest])))


def _more_words(given: tuple[Entry, ...]) -> tuple[Block, ...]:
    """All of them, where there are more."""
    words = counted_words(given)
    if len(words) <= _GLANCE:
        return ()
    return (Heading(said(message("Ord")), count=len(words)), Paragraph(joined([*_row(words)])))


def _row(words: Iterable[tuple[str, int]]) -> list[Text]:
    return [joined((own(word), figure_of(count)), " ") for word, count in words]


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """One row an answer; energy stands without organisation, since it is feedback on the day."""
    answers = told_entries(scene.workshop, scene.activity)
    return (Sheet(
        "incheckning", scene.activity.title,
        (("nr", message("Nr")), ("word", message("Ord")),
         ("expectation", message("Förväntan")), ("energy", message("Energi"))),
        tuple({"nr": e.nr, **e.data} for e in answers),
    ),)


def came_from(scene: Scene) -> Mapping[str, object] | None:
    """How many answered from each organisation, as far as that tells of nobody (null: hidden).

    None while it is open, since of two reports the later would tell whose the answer between them
    was; and where nobody is named. Those without an organisation are counted under "".
    """
    workshop, activity = scene.workshop, scene.activity
    if activity.stage in (Stage.PREPARED, Stage.OPEN) or workshop.naming == "anonymous":
        return None
    if is_imported(activity):
        return said_of(workshop, activity)
    answered = Counter(e.organisation for e in told_entries(workshop, activity))
    names = {o.id: o.name for o in workshop.named_organisations()}
    if answered.keys() - names.keys():
        names[""] = ""
    shown = shown_counts({name: answered[each] for each, name in names.items()},
                         workshop.small_group)
    return {"counts": dict(shown.counts), "total": shown.total}


def facts(scene: Scene) -> Mapping[str, object]:
    """Every answer without who gave it, and the counts."""
    answers = told_entries(scene.workshop, scene.activity)
    return {
        "entries": [{"id": e.id, "headline": e.data["word"], "text": e.data["expectation"],
                     "energy": e.data["energy"], "derived_from": []} for e in answers],
        "clusters": [],
        "results": {
            "words": [{"word": word, "count": count} for word, count in counted_words(answers)],
            "energy": {"counts": list(energies(answers)), "mean": mean_energy(answers)},
            "by_organisation": came_from(scene),
        },
    }
