"""What a request asks the pressroom for, and what its file is called."""

from __future__ import annotations

import hashlib
from datetime import datetime
from urllib.parse import urlencode

from flask import Response, abort

from facilitator.domain.roles import Role
from facilitator.pressroom.jobs import Turn
from facilitator.pressroom.orders import Copy, Order
from facilitator.report.boxes import Box, wares
from facilitator.report.formats import FORMATS, Format, Takers
from facilitator.report.naming import safe_name
from facilitator.room.doors import cookie_name
from facilitator.room.room import Room

from .cookies import cookies_here
from .forms import secret_here
from .responses import attachment
from .site import Site
from .taking import Taker

_SEPARATORS = (",", ";")


def copy_asked(room: Room, who: Taker, name: str, asked: dict[str, str]) -> Copy:
    """The file that is meant by a name and what stands beside it; a page for what is not theirs.

    `asked` may hold a separator, the id of an organisation, and a version of the summary.
    """
    ware = wares().get(name)
    organisation = room.state.organisations.get(asked.get("organisation", ""))
    if ware is None or (asked.get("organisation") and not organisation):
        abort(404)
    if not who.may(ware.takers) or (organisation and not _may_have(who, organisation.id)):
        abort(403, "key")
    if who.part_only and not organisation:
        abort(403, "key")
    form = FORMATS.get(name)
    # In a document few are not counted apart; the rows are the desk's.
    told = form is not None and form.parted and (who.at_desk or form.drawn)
    if organisation and not told:
        abort(404)
    separator = asked.get("separator", ",") if ware.separated else ","
    if separator not in _SEPARATORS:
        separator = ","
    # What is not published is the desk's alone, whoever may take the rest.
    version = asked.get("version", "published") if who.at_desk else "published"
    if room.state.editing.called(version) is None:
        abort(404)
    return Copy(name, organisation.id if organisation else "", separator, version)


def order_of(site: Site, room: Room, *copies: Copy) -> Order:
    """Those files in the language of whoever asks."""
    return Order(room.state.code, room.path, site.language(), copies)


def quiet_order(room: Room, language: str) -> Order:
    """Every file that readers may take, so that it is there when they come."""
    copies = [Copy(form.name, "", separator) for form in FORMATS.values()
              if form.takers is Takers.READERS
              for separator in (_SEPARATORS if form.separated else (",",))]
    return Order(room.state.code, room.path, language, tuple(copies))


def asker_in(room: Room) -> str:
    """Who this browser is to the line; nothing can be opened with it."""
    code = room.state.code
    held = cookies_here().get(cookie_name(Role.PHONE, code)) or secret_here(code)
    return hashlib.sha256(f"press:{held}".encode()).hexdigest()


def turn_of(who: Taker) -> Turn:
    """Whose turn it is: those who lead the day go before those who read."""
    return Turn.DESK if who.at_desk else Turn.READER


def address(room: Room, name: str, **beside: str) -> str:
    """Where a file is fetched; it waits until the file is made."""
    query = urlencode({key: value for key, value in beside.items() if value})
    return f"/w/{room.state.code}/report.{name}" + (f"?{query}" if query else "")


def file_answer(site: Site, room: Room, copy: Copy, body: bytes) -> Response:
    """The file to keep, named by what it is, the workshop's code and today's date."""
    ware, code = wares()[copy.ware], room.state.code
    day = datetime.fromisoformat(site.now()).astimezone().date().isoformat()
    home = room.state.organisation_name(copy.organisation)
    called = safe_name(f"{room.state.title} {home}", "rapport")
    which = " ".join(filter(None, (code, _which(ware, copy), day)))
    return attachment(body, ware.mime, f"{_plain(ware)}-{which.replace(' ', '-')}.{ware.extension}",
                      f"{called} {which}.{ware.extension}")


def _plain(ware: Format | Box) -> str:
    return ware.name if ware.name not in FORMATS else "rapport"


def _which(ware: Format | Box, copy: Copy) -> str:
    """What tells a file from another with the same ending: no two have the same name."""
    if ware.name == ware.extension:
        return "semikolon" if ware.name == "csv" and copy.separator == ";" else ""
    return ware.name if ware.name in FORMATS else {"organisationer": "delar"}.get(ware.name, "")


def _may_have(who: Taker, organisation: str) -> bool:
    return who.at_desk or who.organisation == organisation
