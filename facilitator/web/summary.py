"""The editor's page at the desk: the summary is written, published and looked back on here."""

from __future__ import annotations

from dataclasses import replace

import gevent
from flask import Blueprint, Response, abort, jsonify, request

from facilitator.domain.editorial import Editorial
from facilitator.domain.roles import Role
from facilitator.report.build import Report, sections_of
from facilitator.report.compose import compose
from facilitator.report.editor import editor_parts, offered
from facilitator.report.page import context_of
from facilitator.report.pointable import searched
from facilitator.report.tongue import Tongue
from facilitator.room.change import Change
from facilitator.room.room import Room
from facilitator.show.painted import Painted, painted

from .site import Site

_MOST_FOUND = 40
_WRITING = ("summary.", "undo.")


class Summaries:
    """What each open room's methods tell, kept while only its summary is written on.

    It holds people's words, so it is let go of with the first other thing that happens.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._told: dict[Room, Report] = {}
        site.rooms.on_open(lambda room: room.on_change(lambda change: self._changed(room, change)))
        site.rooms.on_close(self._forget)

    def report(self, room: Room, editorial: Editorial | None = None) -> Report:
        """The workshop as it is, with its draft or another editorial."""
        state, language = room.state, self._site.language()
        kept = self._told.get(room)
        if kept is None or kept.language != language:
            sections = []
            for section in sections_of(state, room.kinds, self._site.now()):
                sections.append(section)
                gevent.sleep(0)  # a full day's matrix takes 30 ms: others come in between
            kept = Report(state, tuple(sections), self._site.now(), language)
            if room.state is state:
                self._told[room] = kept
        return replace(kept, workshop=state, at=self._site.now(),
                       editorial=state.editing.draft if editorial is None else editorial)

    def blueprint(self) -> Blueprint:
        """`/desk/CODE/summary` and what it asks for."""
        pages = Blueprint("summary", __name__)
        site = self._site

        @pages.get("/desk/<code>/summary")
        def page(code: str) -> Response:
            room, _ = site.desk(code)
            canvas, seq = site.screen(room, Role.DESK, site.language())
            return site.page("desk/summary/page.html", workshop=room.state, seq=seq,
                             mark=canvas.mark(), parts=self._parts(room))

        @pages.get("/desk/<code>/summary/parts")
        def parts(code: str) -> Response:
            room, _ = site.desk(code)
            seq, made = room.state.seq, self._parts(room)
            return jsonify({"seq": seq, "parts": {
                name: {"mark": part.mark, "html": part.html} for name, part in made.items()
                if request.args.get(name) != part.mark}})

        @pages.get("/desk/<code>/summary/find")
        def find(code: str) -> Response:
            room, _ = site.desk(code)
            return jsonify({"html": self._found(room)})

        @pages.get("/desk/<code>/summary/versions/<version>")
        def look_back(code: str, version: str) -> Response:
            room, _ = site.desk(code)
            editorial = room.state.editing.called(version)
            if editorial is None or not version.isdigit():
                abort(404)
            document = compose(self.report(room, editorial))
            return site.page(
                "desk/summary/version.html",
                **{**context_of(document, Tongue(site.language())), "workshop": room.state,
                   "version": room.state.editing.version(int(version)), "document": document})

        del page, parts, find, look_back
        return pages

    def _parts(self, room: Room) -> dict[str, Painted]:
        environment = self._site.environments[self._site.language()]
        made: dict[str, Painted] = {}
        for part in editor_parts(self.report(room), Tongue(self._site.language())):
            made[part.id] = painted(part, environment, {"code": room.state.code})
            gevent.sleep(0)  # all of them at once would stand in every phone's way
        return made

    def _found(self, room: Room) -> str:
        site, draft = self._site, room.state.editing.draft
        which, sentence_id = request.args.get("list", ""), request.args.get("sentence", "")
        things = offered(self.report(room), which, Tongue(site.language()))
        rows, counts = searched(things, request.args.get("q", "")[:200], _MOST_FOUND)
        sentence = draft.sentence(sentence_id)
        chosen = draft.quotes if which == "quotes" else sentence.evidence if sentence else ()
        return site.environments[site.language()].get_template("desk/summary/found.html").render(
            rows=rows, counts=counts, chosen=chosen, which=which, sentence=sentence_id)

    def _changed(self, room: Room, change: Change) -> None:
        if not all(event.name.startswith(_WRITING) for event in change.events):
            self._forget(room)

    def _forget(self, room: Room) -> None:
        self._told.pop(room, None)
