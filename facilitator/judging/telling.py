"""What a report tells of ratings, whatever the method: spread, reasons, where a room is divided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facilitator.domain.document import (
    Bars,
    Block,
    Cell,
    Column,
    Drawing,
    Heading,
    Paragraph,
    Quote,
    Quotes,
    Row,
    Table,
)
from facilitator.domain.message import message, messages
from facilitator.domain.wording import Date, Own, Text, counted, figure_of, joined, own, said
from facilitator.domain.workshop import Activity
from facilitator.figures.shapes import Figure

from .criteria import Criterion
from .summary import cited

HIDDEN = said(message("Resultatet har inte visats för rummet, och därför står det inte här."))
NAMELESS = said(message("Utan namn än"))
SPLIT = said(message("oenighet"))
SIGNS = said(message("Röd ring och streck: oenighet, mellersta hälften av svaren."))
DIVIDED = said(message("≠ oenighet: svaren ligger i två läger eller är mycket utspridda."))
MOVED = said(message("▲▼ så många platser högre eller lägre när varje organisation väger lika."))
Judged = tuple[str, str, Mapping[str, Any]]  # id, name, answers


def called(name: object) -> Text:
    """What a thing is called, or that it has no name yet."""
    return own(name) or NAMELESS


def listed(names: tuple[str, ...]) -> Text:
    """Names in a sentence: ”a”, ”b” samt ”c”."""
    if len(names) < 2:
        return rowed(names)
    return said(message("{first} samt {last}"), first=rowed(names[:-1]), last=rowed(names[-1:]))


def rowed(names: Iterable[str]) -> Text:
    """Names in a row, in quotation marks: many are sentences, with commas of their own."""
    return joined([said(message("”{name}”"), name=own(name)) if own(name) else NAMELESS
                   for name in names])


def flagged(name: object, split: object) -> Text:
    """A name in a chart that has no marks, with a sign where the room is divided.

    It comes first: a long name is cut at its end.
    """
    return (Own("≠ "), *called(name)) if split else called(name)


def largest_disagreement(answers: Mapping[str, Any], criteria: Sequence[Criterion]) -> float | None:
    """The largest D (methods.md §2.0) among the answers to some questions, None where none is."""
    found = (answers[each.id]["disagreement"] for each in criteria if each.id in answers)
    return max((each for each in found if each is not None), default=None)


def place(rank: int | None, moved: int) -> Text:
    """A rank, and how many places weighing organisations alike moves it."""
    arrow = f" ▲{moved}" if moved > 0 else f" ▼{-moved}" if moved else ""
    return (*(figure_of(rank)), *own(arrow))


def spread(rows: Iterable[Judged], criteria: Sequence[Criterion]) -> tuple[Block, ...]:
    """Every number of every answer, a table a question: what everything else was made of."""
    heads = (message("Sak"), "n", message("Vet ej"), message("Medel"), message("Median"),
             message("Mellersta hälften"), "s", message("Oenighet D"), message("Samsyn Cns"))
    columns = tuple(Column(said(head), numeric=nth > 0) for nth, head in enumerate(heads))
    things = tuple(rows)
    return (Heading(said(message("Spridning i svaren"))), *(
        Table(said(message("Alla bedömningar: {asked}"), asked=said(each.name)), columns, told)
        for each in criteria
        if (told := tuple(_spread_row(name, answers[each.id]) for _, name, answers in things
                          if each.id in answers))))


def _spread_row(name: str, found: Mapping[str, Any]) -> Row:
    middle = joined((figure_of(found["q1"], 2), figure_of(found["q3"], 2)), "–")
    numbers = (figure_of(found["n"]), figure_of(found["passed"]), figure_of(found["mean"], 2),
               figure_of(found["median"], 1), middle, figure_of(found["s"], 2),
               figure_of(found["disagreement"], 2), figure_of(found["consensus"], 2))
    return Row((Cell(called(name)), *map(Cell, numbers)))


def talks(rows: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Where a room is divided: how it answered, and why, those with the fewest beside them first.

    A row has `id`, `name`, `histograms` and `reasons`.
    """
    blocks: list[Block] = []
    for row in rows:
        blocks.append(Heading(called(row["name"])))
        for each in row["histograms"]:
            blocks += [_histogram(row["name"], each), Paragraph(_camps(each))]
        blocks += quotes(row["reasons"])
    return tuple(blocks)


def reasons(rows: Iterable[Mapping[str, Any]], title: str) -> tuple[Block, ...]:
    """What people wrote of what the room agrees on; `title` is what the free line is called."""
    blocks: list[Block] = []
    for row in rows:
        blocks += [Heading(called(row["name"]), level=2), *quotes(row["reasons"])]
    return (Heading(said(title)), *blocks) if blocks else ()


def quotes(told: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Reasons with the numbers that their writers gave; what many wrote alike stands once."""
    alike: dict[str, list[Mapping[str, Any]]] = {}
    for each in told:
        alike.setdefault(_plain(str(each["words"])), []).append(each)
    rows = tuple(map(_quote, alike.values()))
    return (Quotes(rows),) if rows else ()


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().rstrip(".!")


def _quote(alike: Sequence[Mapping[str, Any]]) -> Quote:
    """One reason, from as many as gave it: how many, and the different answers they gave."""
    answers = dict.fromkeys(tuple(each["told"]) for each in alike)
    gave = joined([joined([_gave(*pair) for pair in each]) for each in answers], "; ")
    many = own(f"× {len(alike)}") if len(alike) > 1 else ()
    anchor, *others = (str(each["anchor"]) for each in alike)
    return Quote(str(alike[0]["words"]), joined((many, gave), ": "), anchor, tuple(others))


def _gave(name: str, value: int | None) -> Text:
    answer = said(message("vet ej")) if value is None else figure_of(value)
    return (*said(name), Own(" "), *answer)


def _camps(told: Mapping[str, Any]) -> Text:
    """How many lean to either end of the scale, in words; the step in the middle is neither."""
    counts: Sequence[int] = told["counts"]
    last, half = len(counts), len(counts) // 2
    return said(message("{asked}: {few} av {n} lutar åt ”{low}” ({low_steps}), {many} åt "
                        "”{high}” ({high_steps})."), asked=said(told["name"]), n=told["n"],
                few=sum(counts[:half]), low=said(told["low"]), low_steps=_steps(1, half),
                many=sum(counts[last - half:]), high=said(told["high"]),
                high_steps=_steps(last - half + 1, last))


def _steps(first: int, last: int) -> Text:
    return figure_of(first) if first == last else joined((figure_of(first), figure_of(last)), "–")


def _histogram(name: str, told: Mapping[str, Any]) -> Drawing:
    figure: Figure = told["figure"]
    asked, counts = said(told["name"]), told["counts"]
    steps = joined([joined((figure_of(nth), figure_of(count)), ": ")
                    for nth, count in enumerate(counts, start=1)])
    ends = said(message("{first} {low}, {last} {high}."), first=1, low=said(told["low"]),
                last=len(counts), high=said(told["high"]))
    return Drawing(
        f"h-{told['id']}", figure, (*called(name), Own(": "), *asked),
        said(message("Svar per steg: {steps}."), steps=steps),
        joined((said(message("n = {n}."), n=told["n"]), ends), " "), n=told["n"], small=True,
        bars=Bars(tuple(figure_of(nth) for nth in range(1, len(counts) + 1)),
                  ((said(message("Svar")), tuple(map(float, counts))),)), signs=ends)


def citation(activity: Activity) -> tuple[Text, ...]:
    """How the result that is shown can be found again: when, by whom, and by which formulas."""
    found = cited(activity)
    if found is None:
        return ()
    told = [said(message("Resultat {id}, {date}. n = {n}."), id=str(found["id"]),
                 date=Date(str(found["at"])), n=found["sheets"])]
    if found["organisations"]:
        told.append(counted(messages("{n} organisation.", "{n} organisationer."),
                            _whole(found["organisations"])))
    if found["organisations"] and found["without_organisation"]:
        told.append(counted(messages(
            "{n} svar utan organisation räknas bara i personernas tal.",
            "{n} svar utan organisation räknas bara i personernas tal."),
            _whole(found["without_organisation"])))
    if found["proxies"]:
        told.append(counted(messages("{n} är ifyllt åt någon utan telefon.",
                                     "{n} är ifyllda åt någon utan telefon."),
                            _whole(found["proxies"])))
    told.append(said(message("Formler: {formula}. Underlagets kontrollsumma börjar {sum}."),
                     formula=str(found["formula"]), sum=str(found["inputs"])))
    return (joined(told, " "),)


def _whole(value: object) -> int:
    return int(str(value))


READING: tuple[Text, ...] = (
    said(message("Medel, median och kvartiler räknas på dem som gav ett tal; ”vet ej” räknas för "
                 "sig. Kvartilerna är linjärt interpolerade (typ 7).")),
    said(message("Oenighet D är svarens standardavvikelse delad med halva skalans längd: 0 när "
                 "alla svarar lika, 1 när hälften står i var ände. Samsyn Cns är Tastle och "
                 "Wiermans mått (2007), 1 när alla svarar lika.")),
)
