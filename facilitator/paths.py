"""Where templates, static files, plans and translations are: packaged first, else the checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def asset(name: str) -> Path:
    """The folder `name` ("templates", "static"). Raises FileNotFoundError when it is nowhere."""
    for root in (PACKAGE, PACKAGE.parent):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(f"{name}/ is neither in the package nor beside it")
