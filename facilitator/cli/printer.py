"""From a workshop's file to a printer: for `facilitator report` and for the pressroom's child."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from facilitator.config import BadSetting, read_config
from facilitator.domain.fold import fold
from facilitator.kinds import BrokenKind, find_kinds
from facilitator.paths import asset
from facilitator.report.formats import Press
from facilitator.report.printing import Printer
from facilitator.report.reel import Reel
from facilitator.room.clock import now
from facilitator.show.environment import make_environment
from facilitator.show.styles import self_contained
from facilitator.storage.log import Log
from facilitator.storage.reading import BrokenFile, NotWritten, open_for_reading


class NotOpened(Exception):  # noqa: N818 - told as a sentence
    """The workshop or the settings cannot be read; the message says why."""


def open_printer(path: Path, sessions: Path, language: str) -> Printer:
    """The workshop in `path` as it stands now, folded once. Raises `NotOpened`."""
    try:
        config = read_config(sessions)
        kinds = find_kinds([folder / "kinds" for folder in config.methods])
        connection = open_for_reading(path)
        log = Log(connection)
        events = tuple(log.read())
        workshop = replace(fold(events, kinds), pictures=log.pictures())
        connection.close()
    except (BadSetting, BrokenKind) as error:
        raise NotOpened(str(error)) from error
    except (BrokenFile, NotWritten, ValueError, KeyError, TypeError) as error:
        raise NotOpened(f"{path.name} kan inte läsas: {error}.") from error
    folders = [asset("templates"), *(folder / "templates" for folder in config.methods)]
    press = Press(make_environment(folders, language, str),
                  self_contained(asset("static"), "report.css"),
                  reel=Reel(events, kinds, asset("static")))
    return Printer(workshop, kinds, now(), language, press)
