"""Every setting: its name, what it is when nobody says, and what it does. Read in one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; in the environment it is FACILITATOR_ and the name in capitals."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("methods", "", "Folders of further methods, separated by ':'. Each holds "
            "kinds/NAME/__init__.py and templates/kinds/NAME/*.html."),
    Setting("address", "", "The address people type, such as https://workshop.region.se. "
            "Without it: the one the browser used. With it the server answers to that name, those "
            "in origins, names without a dot or under .local, and bare IP addresses, no others."),
    Setting("origins", "", "Further origins that may open sockets, separated by spaces; "
            "the server's own is always allowed."),
    Setting("behind_proxy", "no", "yes when one reverse proxy stands in front and sets "
            "X-Forwarded-For and X-Forwarded-Proto."),
    Setting("access_log", "", "A file for a line about every answer: time to the minute, method, "
            "page, status. No addresses, queries or keys; kept seven days. Without it: none."),
    Setting("backup_minutes", "5", "How often a copy of a workshop that is being written goes to "
            "backups/, in minutes; 0 for never by itself."),
    Setting("backups_kept", "12", "How many of the newest copies of a workshop are kept; of the "
            "days before them one each, for thirty days."),
    Setting("retention_days", "90", "How many days after its end a workshop is due for disposal. "
            "Nothing is removed by itself: the list of workshops reminds."),
    Setting("page_seconds", "14", "How long the wall shows a page of cards or words before it "
            "turns, in seconds."),
    Setting("suggestions", "on", "on compares what cards mean, where the model can be had; words "
            "compares how they are written, without the model; off suggests nothing. "
            "Nothing is ever placed by itself."),
)


class BadSetting(Exception):  # noqa: N818 - told as a sentence
    """A setting that makes no sense; the program says so and does not start."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings as values."""

    sessions: Path
    methods: tuple[Path, ...] = ()
    address: str = ""
    origins: tuple[str, ...] = ()
    behind_proxy: bool = False
    access_log: str = ""
    backup_minutes: float = 5
    backups_kept: int = 12
    retention_days: float = 90
    page_seconds: float = 14
    suggestions: str = "on"


def read_config(sessions: Path, environment: Mapping[str, str] = os.environ) -> Config:
    """Settings from the environment. Raises `BadSetting` with the name and what is wrong."""
    known = {f"FACILITATOR_{setting.name.upper()}" for setting in SETTINGS}
    for name in environment:
        if name.startswith("FACILITATOR_") and name not in known:
            raise BadSetting(f"{name} is not a setting")
    values = {s.name: environment.get(f"FACILITATOR_{s.name.upper()}", s.default)
              for s in SETTINGS}
    methods = tuple(Path(part) for part in values["methods"].split(":") if part)
    for folder in methods:
        if not (folder / "kinds").is_dir():
            raise BadSetting(f"FACILITATOR_METHODS: {folder}/kinds is not a folder")
    address = values["address"].rstrip("/")
    if address and not address.startswith(("http://", "https://")):
        raise BadSetting("FACILITATOR_ADDRESS must begin with http:// or https://")
    if values["behind_proxy"] not in ("yes", "no"):
        raise BadSetting("FACILITATOR_BEHIND_PROXY is yes or no")
    if values["suggestions"] not in ("on", "words", "off"):
        raise BadSetting("FACILITATOR_SUGGESTIONS is on, words or off")
    return Config(sessions, methods, address, tuple(values["origins"].split()),
                  values["behind_proxy"] == "yes", values["access_log"],
                  _number("backup_minutes", values, 0, 1440),
                  int(_number("backups_kept", values, 1, 1000)),
                  _number("retention_days", values, 0, 36500),
                  _number("page_seconds", values, 1, 600), values["suggestions"])


def _number(name: str, values: Mapping[str, str], low: float, high: float) -> float:
    try:
        number = float(values[name])
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise BadSetting(f"FACILITATOR_{name.upper()} is a number from {low:g} to {high:g}")
    return number
