"""Documents made from the code are fresh, and the README keeps its promise of being short."""

import re
from pathlib import Path

from facilitator.describe import protocol, settings
from facilitator.kinds import find_kinds

ROOT = Path(__file__).parents[2]


def test_the_protocol_document_is_what_the_code_says() -> None:
    assert (ROOT / "docs/protocol.md").read_text("utf-8") == protocol(find_kinds()), "run bin/docs"


def test_the_settings_document_is_what_the_code_says() -> None:
    assert (ROOT / "docs/settings.md").read_text("utf-8") == settings(), "run bin/docs"


def test_the_readme_begins_with_the_two_commands_and_is_short() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert len(lines) <= 120
    start = "\n".join(lines[:12])
    assert "bin/run" in start
    assert "bin/check" in start


def test_every_link_of_the_papers_leads_somewhere() -> None:
    for paper in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(([^)#]+)\)", _prose(paper)):
            if not target.startswith("http"):
                assert (paper.parent / target).exists(), f"{paper.name}: {target}"


def test_every_test_that_the_security_paper_names_is_there() -> None:
    named = re.findall(r"`([\w/]+\.py)`", (ROOT / "docs/security.md").read_text("utf-8"))
    assert len(named) > 25
    assert [name for name in named if not (ROOT / "tests" / name).exists()] == []

def _prose(paper: Path) -> str:
    return re.sub(r"`[^`]*`", "", paper.read_text("utf-8"))
