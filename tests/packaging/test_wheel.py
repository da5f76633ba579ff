"""The built wheel, in a clean environment, serves pages and static files from anywhere."""

import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder's clean environment with nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("installed")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    _run(sys.executable, "-m", "venv", folder / "env")
    wheel = next(folder.glob("*.whl"))
    _run(folder / "env/bin/python", "-m", "pip", "install", "--quiet",
         "--disable-pip-version-check", "-c", ROOT / "requirements.txt", wheel)
    return folder


def test_the_wheel_serves_pages_and_static_files_from_another_folder(installed: Path) -> None:
    with subprocess.Popen(
        [installed / "env/bin/facilitator", "serve", "--port", "0"], cwd=installed,
        stdout=subprocess.PIPE, text=True,
    ) as server:
        try:
            assert server.stdout is not None
            address = re.search(r"http://\S+", server.stdout.readline())
            assert address
            page = _get(address[0])
            style = re.search(r'href="(/static/\S+\.css)"', page)
            assert style
            assert "--paper" in _get(address[0] + style[1])
        finally:
            server.terminate()
            assert server.wait(10) == 0


def test_the_wheel_makes_a_workshop_and_its_report(installed: Path) -> None:
    command = installed / "env/bin/facilitator"
    _run(command, "new", "--template", "spaning", "--title", "Prov", "--sessions",
         installed / "prov")
    file = next((installed / "prov").glob("*.db"))
    for name in ("html", "csv", "xlsx", "json"):
        output = installed / f"rapport.{name}"
        _run(command, "report", file, "--format", name, "--output", output)
        assert output.stat().st_size > 0


def test_the_wheel_makes_suggestions(installed: Path) -> None:
    notes = installed / "lappar.txt"
    notes.write_text("Bussen går för sällan\nbussen går för sällan!\nRäntan stiger\n")
    done = subprocess.run([installed / "env/bin/facilitator", "suggest", notes], cwd="/",
                          capture_output=True, text=True, check=True)
    assert [line.split("\t")[3] for line in done.stdout.splitlines()[1:]] == ["d1", "d1", ""]


def _run(*words: object) -> None:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True,
                          cwd="/", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()
