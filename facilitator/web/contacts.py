"""Contacts: each reads and approves its organisation's part; the desk's list of them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Blueprint, Response, abort, request

from facilitator.domain.keys import key_hash
from facilitator.domain.message import message
from facilitator.domain.phases import PHASES
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.domain.workshop import Organisation, Workshop
from facilitator.pressroom.jobs import NotMade
from facilitator.pressroom.orders import Copy
from facilitator.pressroom.pressroom import Full, Pressroom
from facilitator.report.boxes import DIGESTS
from facilitator.room.access import new_secret
from facilitator.room.doors import cookie_name
from facilitator.room.room import Room
from facilitator.show.language import say

from .asking import address, order_of
from .cookies import cookies_here, set_cookie
from .forms import check_form, token_here
from .responses import to
from .site import Site
from .taking import expect_open

_KEY_DAYS = 120
_DONE = {
    "standing": message("Sparat."),
    "approve": message("Tack. Delen är godkänd och får stå i den gemensamma rapporten."),
    "ask": message("Tack. Processledaren ser vad ni vill ändra."),
    "reset": message("Svaret är tillbakataget."),
}
_COMMANDS = {"standing": "standing.tell", "approve": "part.approve", "ask": "part.ask",
             "reset": "part.reset"}


def contact_pages(site: Site, pressroom: Pressroom) -> Blueprint:
    """`/w/CODE/part` for a contact and `/desk/CODE/contacts` for the desk."""
    pages = Blueprint("contacts", __name__)

    @pages.get("/w/<code>/part")
    def part(code: str) -> Response:
        room = site.room(code)
        return _by_key(site, room) or _part_page(site, pressroom, room, _contact(site, room))

    @pages.post("/w/<code>/part")
    def answer(code: str) -> Response:
        room = site.room(code)
        actor = _contact(site, room)
        check_form(room.state.code)
        error = _act(site, room, actor)
        return _part_page(site, pressroom, room, actor, error,
                          "" if error else request.form.get("action", ""))

    @pages.get("/desk/<code>/contacts")
    def contacts(code: str) -> Response:
        return _contacts_page(site, pressroom, site.desk(code)[0])

    @pages.post("/desk/<code>/contacts")
    def change(code: str) -> Response:
        room, actor = site.desk_form(code)
        if request.form.get("action") == "link":
            return _contacts_page(site, pressroom, room, made=_link(site, room, actor))
        return _contacts_page(site, pressroom, room, error=_act(site, room, actor))

    del part, answer, contacts, change
    return pages


def _contact(site: Site, room: Room) -> Actor:
    actor = site.doors.by_cookie(room.state, Role.CONTACT, cookies_here())
    if actor is None or actor.id not in room.state.organisations:
        abort(403, "key")
    expect_open(site, room)
    return actor


def _by_key(site: Site, room: Room) -> Response | None:
    """A key in the address becomes a cookie, so that the address can be shown to anybody."""
    key = request.args.get("key")
    if key is None:
        return None
    actor = site.doors.by_key(room.state, key)
    if actor is None or actor.role is not Role.CONTACT:
        abort(403, "key")
    return set_cookie(to(request.path), cookie_name(Role.CONTACT, room.state.code), key, _KEY_DAYS)


def _act(site: Site, room: Room, actor: Actor) -> str:
    """Do what the form asks; why not, "" when it was done."""
    form = request.form
    command = _COMMANDS.get(form.get("action", ""))
    if command is None:
        abort(400)
    wanted = {name: form[name] for name in ("organisation", "phase", "date", "note", "digest",
                                            "words") if name in form}
    try:
        site.act(room, actor, command, **wanted)
    except Refused as refused:
        return say(site.language(), refused.why, refused.details)
    return ""


def _link(site: Site, room: Room, actor: Actor) -> dict[str, str]:
    """A new link for one organisation's contact; the secret is told once and kept nowhere."""
    home = room.state.organisations.get(request.form.get("organisation", ""))
    if home is None:
        abort(404)
    secret = new_secret()
    site.act(room, actor, "key.make", role=Role.CONTACT.value, holder=home.id,
             hash=key_hash(secret))
    base = site.base() or request.url_root.rstrip("/")
    return {"url": f"{base}/w/{room.state.code}/part?key={secret}", "name": home.name}


def _part_page(
    site: Site, pressroom: Pressroom, room: Room, actor: Actor, error: str = "", done: str = ""
) -> Response:
    state = room.state
    home = state.organisations[actor.id]
    digest = _digests(site, pressroom, room).get(home.id, "")
    return site.page(
        "contact/part.html", 409 if error else 200, workshop=state, organisation=home,
        standing=state.standings.get(home.id), phases=tuple(PHASES.values()),
        approval=state.approvals.get(home.id), stands=_stands(state, home, digest),
        digest=digest, error=error, done=say(site.language(), _DONE.get(done, "")),
        files=[{"format": name.upper(), "url": address(room, name, organisation=home.id)}
               for name in ("html", "pdf", "docx")],
        csrf=token_here(state.code))


def _contacts_page(
    site: Site, pressroom: Pressroom, room: Room, error: str = "",
    made: dict[str, str] | None = None,
) -> Response:
    state = room.state
    linked = {key.holder for key in state.keys.values()
              if key.role is Role.CONTACT and not key.revoked}
    digests = _digests(site, pressroom, room) if state.approvals else {}
    return site.page(
        "desk/contacts.html", 409 if error else 200, workshop=state, error=error, made=made,
        phases=tuple(PHASES.values()), csrf=token_here(state.code), rows=[{
            "organisation": home, "standing": state.standings.get(home.id),
            "approval": state.approvals.get(home.id), "linked": home.id in linked,
            "stands": _stands(state, home, digests.get(home.id, "")),
            "url": address(room, "html", organisation=home.id),
        } for home in state.named_organisations()])


def _digests(site: Site, pressroom: Pressroom, room: Room) -> Mapping[str, str]:
    """What each organisation would approve now, by id; {} where it cannot be made just now."""
    try:
        told: Mapping[str, str] = json.loads(
            pressroom.file(order_of(site, room, Copy(DIGESTS))))
    except (Full, NotMade):
        return {}
    return told


def _stands(state: Workshop, home: Organisation, digest: str) -> str:
    """"waiting", "asked", "approved", or "changed" since it was approved."""
    approval = state.approvals.get(home.id)
    if approval is None:
        return "waiting"
    if not approval.digest:
        return "asked"
    return "approved" if approval.digest == digest or not digest else "changed"
