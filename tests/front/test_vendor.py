"""What we ship of others' work is what vendor.json says, byte for byte."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest

from facilitator.paths import asset

STATIC = asset("static")
LISTED: dict[str, dict[str, object]] = json.loads(
    (STATIC / "vendor" / "vendor.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(LISTED))
def test_each_file_is_the_one_that_was_listed(name: str) -> None:
    body = (STATIC / name).read_bytes()
    digest = base64.b64encode(hashlib.sha384(body).digest()).decode()
    assert LISTED[name]["bytes"] == len(body)
    assert LISTED[name]["integrity"] == f"sha384-{digest}"


def test_no_file_is_unlisted() -> None:
    there = {path.relative_to(STATIC).as_posix() for folder in ("vendor", "fonts")
             for path in (STATIC / folder).iterdir()}
    assert there - set(LISTED) == {"vendor/vendor.json", "vendor/LICENSES.txt", "fonts/OFL.txt"}


def test_every_package_has_its_licence() -> None:
    licences = (STATIC / "vendor" / "LICENSES.txt").read_text("utf-8")
    for file in LISTED.values():
        packages = file["packages"]
        assert isinstance(packages, list)
        assert packages
        for package in packages:
            assert package in licences


def test_the_lock_names_no_registry() -> None:
    lock = STATIC.parent / "package-lock.json"
    if not lock.is_file():
        pytest.skip("an installed package carries no lock")
    assert '"resolved"' not in lock.read_text("utf-8")
    assert "://" not in lock.read_text("utf-8")


def test_styles_and_scripts_fetch_nothing_from_elsewhere() -> None:
    ours = [*(STATIC / "css").glob("*.css"), *(STATIC / "js").glob("*.js")]
    assert ours
    for path in ours:
        assert "://" not in path.read_text("utf-8"), path.name
