"""The phone: come in by code and name, and be the same person ever after."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from flask import Blueprint, Response, abort, jsonify, make_response, request

from facilitator.domain.keys import key_hash
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.domain.workshop import Workshop
from facilitator.room.access import clean_code, new_secret, personal_code
from facilitator.room.doors import cookie_name
from facilitator.room.room import Room
from facilitator.show.answer import refusal
from facilitator.show.language import say
from facilitator.show.seating import seat_of

from .cookies import cookies_here, set_cookie
from .forms import FORM_COOKIE, form_token, is_ours, secret_here
from .responses import to
from .site import PERSON_DAYS, Site, address, wants_json

_NO_SUCH_CODE = message("Ingen workshop har den koden. Se efter på väggen och skriv den igen.")
_NAMING = {
    "open": message("Ditt namn och din organisation visas vid det du skriver."),
    "organisation": message("Din organisation visas vid det du skriver, inte ditt namn. "
                            "Processledaren ser båda."),
    "anonymous": message("Det du skriver är anonymt: när momentet har stängts kan ingen, inte "
                         "heller processledaren, se vem som skrev vad."),
}


def phone_pages(site: Site) -> Blueprint:
    """`/`, `/w/CODE` and `/w/CODE/join`."""
    pages = Blueprint("phone", __name__)

    @pages.get("/")
    def start() -> Response:
        typed = clean_code(request.args.get("code", ""))
        if typed:
            if site.guesses.over(address()) and site.may_hold_ticket(typed):
                return to(f"/w/{typed}")  # which looks at what is held, and says what is wrong
            site.guesses.check(address())
            if site.rooms.shelf.find(typed):
                return to(f"/w/{typed}")
            site.guesses.wrong(address())
            error = True
        else:
            error = False
        wrong = say(site.language(), _NO_SUCH_CODE) if error else ""
        return site.page(
            "start.html", 404 if error else 200, error=wrong, value=typed,
            logged_in=bool(site.doors.login(cookies_here())),
            needs_setup=not site.accounts.any())

    @pages.get("/w/<code>")
    def phone(code: str) -> Response:
        room = site.room(code)
        if code != room.state.code:
            return to(f"/w/{room.state.code}{_with_ticket()}")
        actor = site.doors.by_cookie(room.state, Role.PHONE, cookies_here())
        if actor is None:
            removed = site.doors.removed(room.state, cookies_here())
            return (site.page("phone/out.html", 403, workshop=room.state) if removed
                    else _join_page(site, room))
        return _phone_page(site, room, actor)

    @pages.post("/w/<code>/join")
    def join(code: str) -> Response:
        room = site.room(code)
        asked = _asked()
        here = site.doors.by_cookie(room.state, Role.PHONE, cookies_here())
        if here and not wants_json(request):
            return to(f"/w/{room.state.code}")
        if _is_namesake(room.state, asked) and not wants_json(request):
            return _join_page(site, room, asked, namesakes=True)
        # Programs send JSON, which a page of another site cannot without our leave.
        if not request.is_json and not is_ours(room.state.code):
            again = say(site.language(), message("Sidan var för gammal. Tryck Gå med igen."))
            return _join_page(site, room, asked, {"form": again})
        secret = new_secret()
        try:
            person = _enter(site, room, asked, secret)
        except Refused as refused:
            if wants_json(request):
                return make_response(jsonify(refusal(refused, site.language())), 409)
            sentence = say(site.language(), refused.why, refused.details)
            return _join_page(site, room, asked, {refused.field or "name": sentence},
                              namesakes=refused.field == "personal_code")
        response = (make_response(jsonify({"person": person, "key": secret}))
                    if wants_json(request) else to(f"/w/{room.state.code}"))
        return set_cookie(response, cookie_name(Role.PHONE, room.state.code), secret,
                             PERSON_DAYS)

    del start, phone, join
    return pages


def _enter(site: Site, room: Room, asked: Mapping[str, str], secret: str) -> str:
    """Join or return; the person's id. Raises `Refused`."""
    hashes = {"hash": key_hash(secret), "code_hash": key_hash(personal_code(secret))}
    typed = clean_code(asked.get("personal_code", ""))
    site.guesses.newcomer(address())
    if typed and not asked.get("new"):
        site.guesses.try_personal(address(), room.state.code)
        site.do(room, "person.return", typed_hash=key_hash(typed), **hashes)
        site.guesses.was_right(address(), room.state.code)
    else:
        site.do(room, "person.join", name=asked.get("name", ""),
                organisation=asked.get("organisation", ""), **hashes)
    return room.state.keys[hashes["hash"]].holder


def _asked() -> dict[str, str]:
    """What was sent, as text. A body that is not an object of texts ends in a page or sentence."""
    if request.is_json:
        given = request.get_json(silent=True)
        if not isinstance(given, dict) or not all(
                value is None or isinstance(value, str) for value in given.values()):
            abort(400, "400")
    else:
        given = request.form.to_dict()
        if given.get("organisation") == "other" or given.get("other"):
            given["organisation"] = given.get("other", "")
    return {name: value for name, value in given.items() if value is not None}


def _is_namesake(workshop: Workshop, asked: Mapping[str, str]) -> bool:
    """True when somebody of that name and organisation is in already and nobody has said which."""
    name = asked.get("name", "").strip().casefold()
    if not name or asked.get("new") or asked.get("personal_code"):
        return False
    organisation = asked.get("organisation", "")
    return any(person.name.casefold() == name and person.organisation == organisation
               for person in workshop.present())


def _join_page(
    site: Site, room: Room, values: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None, *, namesakes: bool = False,
) -> Response:
    workshop = room.state
    fresh = "" if secret_here(workshop.code) else new_secret()
    response = site.page(
        "join/join.html", 409 if errors else 200,
        csrf=form_token(fresh or secret_here(workshop.code)),
        workshop=workshop, organisations=workshop.named_organisations(),
        ticket=request.values.get("t", ""),
        values=dict(values or {}), errors=dict(errors or {}), namesakes=namesakes,
        needs_name=workshop.naming == "open",
        naming=say(site.language(), _NAMING[workshop.naming]))
    return set_cookie(response, FORM_COOKIE, fresh, 1) if fresh else response


def _phone_page(site: Site, room: Room, actor: Actor) -> Response:
    workshop = room.state
    canvas, seq = site.screen(room, Role.PHONE, site.language())
    person = workshop.people[actor.id]
    secret = cookies_here()[cookie_name(Role.PHONE, workshop.code)]
    return site.page(
        "phone/phone.html", workshop=workshop, seq=seq, mark=canvas.mark(), person={
            "name": person.name, "organisation": person.organisation,
            "organisation_name": workshop.organisation_name(person.organisation),
            "personal_code": personal_code(secret),
        },
        organisations=workshop.named_organisations(), seat=seat_of(workshop, actor.id),
        naming=say(site.language(), _NAMING[workshop.naming]),
        stage_html=canvas.part_of_page(), part=canvas.part, activity=workshop.now())


def _with_ticket() -> str:
    ticket = request.args.get("t", "")
    return f"?t={quote(ticket)}" if ticket else ""
