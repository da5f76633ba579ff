"""The desk's quiet pages: hand over by link, and see who has come in."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from facilitator.domain.contributions import entries_of
from facilitator.domain.keys import key_hash
from facilitator.domain.quoting import resting_on
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.room.access import new_id, new_secret
from facilitator.room.room import Room
from facilitator.show.desk import facilitators, persons
from facilitator.show.language import say

from .forms import token_here
from .responses import to
from .site import Site


def desk_pages(site: Site) -> Blueprint:
    """`/desk/CODE/keys` and `/desk/CODE/people`."""
    pages = Blueprint("desk_pages", __name__)

    @pages.get("/desk/<code>/keys")
    def keys(code: str) -> Response:
        return _keys_page(site, site.desk(code)[0])

    @pages.post("/desk/<code>/keys")
    def change_keys(code: str) -> Response:
        room, actor = site.desk_form(code)
        try:
            if request.form.get("action") == "revoke":
                site.act(room, actor, "key.revoke", hash=request.form.get("hash", ""))
                return to(request.path)
            return _keys_page(site, room, _make_key(site, room, actor))
        except Refused as refused:
            return _keys_page(site, room, error=say(site.language(), refused.why, refused.details))

    @pages.get("/desk/<code>/people")
    def people(code: str) -> Response:
        return _people_page(site, site.desk(code)[0])

    @pages.post("/desk/<code>/people")
    def change_people(code: str) -> Response:
        room, actor = site.desk_form(code)
        command = ("person.readmit" if request.form.get("action") == "readmit"
                   else "person.remove")
        try:
            site.act(room, actor, command, person=request.form.get("person", ""))
        except Refused as refused:
            return _people_page(site, room, say(site.language(), refused.why, refused.details))
        return to(request.path)

    @pages.get("/desk/<code>/people/<person>")
    def erase(code: str, person: str) -> Response:
        return _erase_page(site, site.desk(code)[0], person)

    @pages.post("/desk/<code>/people/<person>")
    def erased(code: str, person: str) -> Response:
        room, actor = site.desk_form(code)
        try:
            site.act(room, actor, "person.erase", person=person,
                     words=request.form.get("words", ""),
                     decision=request.form.get("decision", ""))
        except Refused as refused:
            return _erase_page(site, room, person,
                               say(site.language(), refused.why, refused.details))
        return to(f"/desk/{room.state.code}/people")

    del keys, change_keys, people, change_people, erase, erased
    return pages


def _make_key(site: Site, room: Room, actor: Actor) -> dict[str, str]:
    """A new link; the secret is told here once and kept nowhere."""
    role = Role.WALL if request.form.get("role") == Role.WALL else Role.DESK
    holder = request.form.get("holder", "") or (f"{role}-{new_id()[:4]}" if role is Role.DESK
                                                else "")
    secret = new_secret()
    site.act(room, actor, "key.make", role=role.value, holder=holder, hash=key_hash(secret))
    # The address that the room reaches, not the one this desk happened to come by.
    base = site.base() or request.url_root.rstrip("/")
    url = f"{base}/{role}/{room.state.code}?key={secret}"
    return {"url": url, "role": role.value, "holder": holder}


def _keys_page(
    site: Site, room: Room, made: dict[str, str] | None = None, error: str = ""
) -> Response:
    return site.page("desk/keys.html", workshop=room.state, keys=facilitators(room.state),
                     made=made, error=error, csrf=token_here(room.state.code))


def _people_page(site: Site, room: Room, error: str = "") -> Response:
    return site.page("desk/persons.html", workshop=room.state, error=error,
                     people=persons(room.state, site.here(room)),
                     csrf=token_here(room.state.code))


def _erase_page(site: Site, room: Room, person_id: str, error: str = "") -> Response:
    state = room.state
    person = state.people.get(person_id)
    if person is None:
        abort(404)
    count = sum(len(entries_of(activity).of(person_id)) for activity in state.activities.values())
    return site.page(
        "desk/erase.html", 409 if error else 200, workshop=state, error=error, count=count,
        quoting=list(resting_on(state, person_id)),
        person={"name": person.name,
                "organisation": state.organisation_name(person.organisation)},
        csrf=token_here(state.code))
