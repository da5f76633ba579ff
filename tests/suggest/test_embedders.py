"""Vectors: one a text, the same whatever else is asked, and words where meaning cannot be had."""

import importlib.metadata
import sys
from pathlib import Path

import numpy as np
import pytest

from facilitator.suggest import choose_embedder
from facilitator.suggest import meaning as module
from facilitator.suggest.choosing import margins
from facilitator.suggest.meaning import Meaning, processor_can
from facilitator.suggest.spelling import Spelling
from facilitator.suggest.wire import packed, unpacked, vector

from .board import HOSTILE


@pytest.fixture(params=["meaning", "spelling"])
def embedder(request: pytest.FixtureRequest) -> Meaning | Spelling:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Meaning | Spelling)
    return found


def test_every_text_has_a_vector_of_length_one_or_none(embedder: Meaning | Spelling) -> None:
    vectors = embedder.embed(HOSTILE)
    assert vectors.shape == (len(HOSTILE), embedder.dimensions)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.all((np.abs(lengths - 1) < 1e-5) | (lengths == 0))


def test_a_vector_depends_on_its_text_alone(embedder: Meaning | Spelling) -> None:
    alone = embedder.embed(["Bussen går för sällan"])[0]
    among = embedder.embed(["Räntan", "Bussen  går för SÄLLAN", "Älgen"])[1]
    assert alone.tobytes() == among.tobytes()


def test_nothing_is_nothing(embedder: Meaning | Spelling) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_a_vector_is_kept_and_read_back(embedder: Meaning | Spelling) -> None:
    vectors = embedder.embed(["Bussen", "Tåget"])
    kept = unpacked(packed(vectors))
    assert [len(row) for row in kept] == [4 * embedder.dimensions] * 2
    assert all(np.array_equal(vector(row), there)
               for row, there in zip(kept, vectors, strict=True))


def test_the_desk_is_told_which(meaning: Meaning, spelling: Spelling) -> None:
    assert (meaning.word, spelling.word) == ("betydelse", "ordlikhet")
    assert meaning.version != spelling.version
    assert margins(meaning.name) != margins(spelling.name)


def test_words_where_the_wheel_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(module, "version", missing)
    assert choose_embedder().word == "ordlikhet"


def test_words_where_the_wheel_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "version", lambda name: "0.3.0")
    monkeypatch.setitem(sys.modules, module.NAME, None)
    assert choose_embedder().word == "ordlikhet"


@pytest.mark.parametrize(("flags", "can"), [
    ("flags\t\t: fpu avx avx2 bmi1\n", True), ("flags\t\t: fpu avx2\n", True),
    ("flags\t\t: fpu avx bmi1\n", False), ("flags\t\t: fpu avx\nmodel\t: avx22\n", False),
])  # fmt: skip
def test_a_processor_without_what_it_takes_is_never_tried(
    flags: str, can: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = tmp_path / "cpuinfo"
    described.write_text(flags)
    monkeypatch.setattr(module.platform, "machine", lambda: "x86_64")
    assert processor_can(described) is can
    assert processor_can(tmp_path / "missing")
    monkeypatch.setattr(module.platform, "machine", lambda: "aarch64")
    assert processor_can(described)


def test_words_on_a_processor_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "version", lambda name: "0.3.0")
    monkeypatch.setattr(module, "processor_can", lambda described: False)
    assert choose_embedder().word == "ordlikhet"
