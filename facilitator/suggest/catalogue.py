"""Themes that others have named, as landmarks: two notes near the same landmarks belong together.

Subject areas of Statistics Sweden, the megatrends of the Joint Research Centre, the Sustainable
Development Goals and EPISTEL's sectors, in a file that may be edited. Never used alone: it knows
nothing where it has no entry.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .cleaning import readable
from .embedder import Vectors, unit
from .lexicon import HERE

SHIPPED = HERE / "catalogue.tsv"
# The vectors of its texts, and the version they are of: made by bin/themes.
VECTORS = HERE / "catalogue.npz"
COLUMNS = ("id", "sv", "en", "sv_about", "en_about", "source")
# How much nearer the nearest landmark counts than the others; measured, flat from .05 to .1.
_SHARPNESS = 0.07
# A profile shorter than this is one of a note that is about no theme more than another.
_SPREAD = 0.25
_MAJORITY = 0.5


class BrokenCatalogue(Exception):  # noqa: N818 - told as a sentence
    """What is wrong with a catalogue's file."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme's names and what it is about, in both languages, and whose it is."""

    id: str
    sv: str
    en: str
    sv_about: str
    en_about: str
    source: str

    def name(self, language: str) -> str:
        """Its name in "sv" or "en"."""
        return self.en if language == "en" else self.sv


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Themes with their vectors (n, d); without themes everything is as if there were none."""

    themes: tuple[Theme, ...]
    vectors: Vectors

    @classmethod
    def none(cls) -> Catalogue:
        """No themes at all."""
        return cls((), np.zeros((0, 0), np.float32))

    @classmethod
    def of(cls, themes: Sequence[Theme], embedded: Vectors) -> Catalogue:
        """Themes and the vectors (2n, d) of their `texts`, in that order."""
        if not themes:
            return cls.none()
        return cls(tuple(themes), unit(embedded[: len(themes)] + embedded[len(themes) :]))

    def mixed(self, vectors: Vectors, share: float) -> Vectors:
        """Vectors (m, d+n) whose products are (1-share)·cosine + share·likeness of profiles.

        A profile is the softmax of a note's cosines to the themes: how much it is about each. One
        that is spread over all of them tells little, so it is not stretched to full length: two
        notes about nothing in particular are not alike for that.
        """
        if not (self.themes and share and len(vectors)):
            return vectors
        profiles = self.profiles(vectors) * np.any(vectors, axis=1, keepdims=True)
        lengths = np.maximum(np.linalg.norm(profiles, axis=1, keepdims=True), _SPREAD)
        return np.hstack([vectors * np.float32((1 - share) ** 0.5),
                          profiles / lengths * np.float32(share ** 0.5)])

    def profiles(self, vectors: Vectors) -> Vectors:
        """How much each note (m, d) is about each theme: (m, n), rows that sum to one."""
        near = np.exp((vectors @ self.vectors.T) / _SHARPNESS)
        return np.asarray(near / near.sum(axis=1, keepdims=True), dtype=np.float32)

    def agreed(self, vectors: Vectors) -> Theme | None:
        """The theme that more than half of the notes are nearest to, if there is one."""
        if not (self.themes and len(vectors)):
            return None
        nearest = np.bincount((vectors @ self.vectors.T).argmax(axis=1))
        best = int(nearest.argmax())
        return self.themes[best] if nearest[best] > _MAJORITY * len(vectors) else None


def read_themes(path: Path = SHIPPED) -> tuple[Theme, ...]:
    """The themes of a TSV with a heading. Raises `BrokenCatalogue` with what is wrong, OSError."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        except (UnicodeDecodeError, csv.Error) as error:
            raise BrokenCatalogue(f"{path.name}: {error}") from error
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows or tuple(rows[0]) != COLUMNS:
        raise BrokenCatalogue(f"{path.name}: the heading must be {' '.join(COLUMNS)}")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(COLUMNS) or not all(cell.strip() for cell in row):
            raise BrokenCatalogue(f"{path.name}: row {number} must have {len(COLUMNS)} cells")
    if len({row[0] for row in rows[1:]}) != len(rows) - 1:
        raise BrokenCatalogue(f"{path.name}: two themes have the same id")
    return tuple(Theme(*map(readable, row)) for row in rows[1:])


def texts(themes: Sequence[Theme]) -> list[str]:
    """What must be embedded for a catalogue: each theme in Swedish, then each in English."""
    return [*(f"{theme.sv}: {theme.sv_about}" for theme in themes),
            *(f"{theme.en}: {theme.en_about}" for theme in themes)]


def shipped_vectors(version: str) -> dict[str, bytes]:
    """From each text of the shipped themes to its vector as it is kept; none of other versions."""
    with np.load(VECTORS, allow_pickle=False) as shipped:
        if str(shipped["version"]) != version:
            return {}
        rows = zip(shipped["texts"].tolist(), shipped["vectors"], strict=True)
        return {text: row.tobytes() for text, row in rows}
