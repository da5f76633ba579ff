"""Boards for the tests: notes with vectors of their own, and labelled rows."""

import csv
from collections.abc import Sequence
from pathlib import Path

from facilitator.suggest import Catalogue, Embedder, Note
from facilitator.suggest.catalogue import read_themes, texts

DATA = Path(__file__).parent / "data"
HOSTILE = (
    "", " ", "\0", "\ud800", "\ud83d", "😀😀😀", "\U0001f469\u200d\U0001f467\U0001f1f8\U0001f1ea",
    "مرحبا بالعالم", "漢字", "a\u0301" * 500, "x" * 4_000, "ord " * 1_000, "\u202eomvänt",
    "\ufeffmed märke", "<script>alert(1)</script>", "=1+1", "\t\n\r", "\ufdfa" * 1_000, "İ" * 1_000,
    "٣ skolor", "½ skola", "²", "https://exempel.se/?a=b", "-", "' OR 1=1 --",
)  # fmt: skip


def board(
    embedder: Embedder, said: Sequence[str], groups: Sequence[str] | None = None
) -> list[Note]:
    """A note a text, with ids by place."""
    vectors = embedder.embed(said)
    return [Note(f"n{row}", text, vectors[row], groups[row] if groups else "")
            for row, text in enumerate(said)]


def catalogue_of(embedder: Embedder) -> Catalogue:
    """The shipped catalogue with this embedder's vectors."""
    themes = read_themes()
    return Catalogue.of(themes, embedder.embed(texts(themes)))


def rows(name: str) -> list[dict[str, str]]:
    """A table of the data folder."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
