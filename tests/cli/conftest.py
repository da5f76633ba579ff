"""The command line as a person uses it: its words and its status."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from facilitator.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run `facilitator` in an empty folder.

    `serve` gets a process of its own, since it patches the standard library; the others are run
    here, which is ten times as fast and lets a traceback through just the same.
    """
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: object, **settings: str) -> Done:
        given = [str(argument) for argument in arguments]
        if "serve" in given:
            done = subprocess.run(
                [sys.executable, "-m", "facilitator", *given], text=True, capture_output=True,
                env={**os.environ, "PYTHONPATH": str(ROOT), **settings}, timeout=30)  # fmt: skip
            return Done(done.returncode, done.stdout, done.stderr)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        try:
            status = main(given)
        except SystemExit as left:
            status = int(left.code or 0)
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return ran


@pytest.fixture
def refused(run: Run) -> Callable[..., str]:
    """Run what cannot be done: status 1, one sentence, nothing else."""

    def ran(*arguments: object, **settings: str) -> str:
        done = run(*arguments, **settings)
        assert "Traceback" not in done.stderr
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.strip().splitlines()) == 1
        return done.stderr

    return ran
