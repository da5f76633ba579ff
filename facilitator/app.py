"""The wiring, and nothing else: which part is plugged into which."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import gevent
from flask import Flask
from flask_socketio import SocketIO
from gevent import Greenlet
from werkzeug.middleware.proxy_fix import ProxyFix

from facilitator.advising.adviser import Adviser
from facilitator.config import Config
from facilitator.describe import openapi
from facilitator.domain.roles import Role
from facilitator.kinds import find_kinds
from facilitator.live.audience import Audience
from facilitator.live.broadcast import Broadcaster
from facilitator.live.socket import Sockets
from facilitator.live.transport import Fanout, make_socketio
from facilitator.paths import asset
from facilitator.pressroom.pressroom import Pressroom
from facilitator.report.formats import FORMATS
from facilitator.room.clock import now
from facilitator.room.copies import FOLDER as BACKUPS
from facilitator.room.copies import Copies
from facilitator.room.doors import Doors
from facilitator.room.guesses import Guesses
from facilitator.room.room import Room
from facilitator.room.rooms import Rooms
from facilitator.show.canvas import Canvas
from facilitator.show.environment import Environment, compiling, make_environment
from facilitator.show.language import LANGUAGES, say
from facilitator.storage.accounts import Accounts
from facilitator.storage.disposal import finish
from facilitator.storage.installation import INSTALLATION
from facilitator.storage.shelf import Shelf
from facilitator.web.about_me import about_me_pages
from facilitator.web.access_log import keep_access_log
from facilitator.web.account import account_pages
from facilitator.web.api import api
from facilitator.web.archiving import archive_pages, archive_taken
from facilitator.web.assets import Assets
from facilitator.web.backups import backup_pages
from facilitator.web.bringing import bringing_pages
from facilitator.web.contacts import contact_pages
from facilitator.web.desk_pages import desk_pages
from facilitator.web.disposal import disposal_pages
from facilitator.web.downloads import download_pages, follow
from facilitator.web.errors import explain
from facilitator.web.groups import group_pages
from facilitator.web.headers import protect
from facilitator.web.home import home_pages
from facilitator.web.hosts import only_known_hosts
from facilitator.web.importing import importing_pages
from facilitator.web.intake import intake_pages
from facilitator.web.language import choose_language
from facilitator.web.phone import phone_pages
from facilitator.web.pictures import picture_pages
from facilitator.web.press import press_pages
from facilitator.web.replay import replay_pages
from facilitator.web.rooms_pages import wall_and_desk
from facilitator.web.site import Site
from facilitator.web.summary import Summaries

_LARGEST_FORM = 1 << 20
_MOST_PARTS = 50
_LOOK_AT_LOGINS = 5.0
_BETWEEN_TEMPLATES = 0.005


@dataclass(slots=True)
class App:
    """Everything that runs; `base` is the address people reach it by, set when it is known."""

    flask: Flask
    socketio: SocketIO
    rooms: Rooms
    copies: Copies
    accounts: Accounts
    guesses: Guesses
    adviser: Adviser
    pressroom: Pressroom
    setup_token: str
    base: str
    watch: Greenlet[..., None]
    warming: Greenlet[..., None]

    def close(self) -> None:
        """Finish what has been accepted and let go of every file."""
        self.watch.kill()
        self.warming.kill()
        self.adviser.close()
        self.pressroom.close()
        self.copies.close()
        self.rooms.close()
        self.accounts.close()


def create_app(config: Config) -> App:
    """The application over `config.sessions`, which must be ours (see ownership)."""
    kinds = find_kinds([folder / "kinds" for folder in config.methods])
    assets = Assets(asset("static"))
    folders = template_folders(config)
    environments = {language: make_environment(folders, language, assets.address)
                    for language in LANGUAGES}
    shelf = Shelf(config.sessions)
    shelf.settle()
    rooms = Rooms(shelf, kinds, now)
    accounts = Accounts(config.sessions / INSTALLATION)
    finish(accounts, config.sessions, config.sessions / BACKUPS)
    copies = Copies(config.sessions, rooms.all_open, now, config.backup_minutes,
                    config.backups_kept)
    rooms.on_open(copies.follow)
    adviser = Adviser(config.suggestions)
    rooms.on_open(adviser.follow)
    rooms.on_close(adviser.let_go)
    pressroom = Pressroom(config.sessions)
    rooms.on_open(lambda room: follow(pressroom, room))
    rooms.on_close(lambda room: pressroom.gone(room.state.code))
    doors = Doors(accounts, now)
    guesses = Guesses(accounts.secret("qr", lambda: secrets.token_bytes(32)))
    flask = Flask("facilitator", static_folder=None)
    flask.config.update(MAX_CONTENT_LENGTH=_LARGEST_FORM, MAX_FORM_PARTS=_MOST_PARTS,
                        SECRET_KEY=secrets.token_bytes(32))
    origins = [config.address, *config.origins] if config.address else list(config.origins)
    socketio = make_socketio(flask, origins=origins or None,
                             say=lambda sentence: say(site.language(), sentence))
    if config.address:
        flask.wsgi_app = only_known_hosts(  # type: ignore[method-assign, assignment]
            flask.wsgi_app, [config.address, *config.origins])
    if config.behind_proxy:
        # After the sockets have wrapped the application, else they would see the proxy's address.
        flask.wsgi_app = ProxyFix(flask.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
    app = App(flask, socketio, rooms, copies, accounts, guesses, adviser,
              pressroom, secrets.token_urlsafe(12),
              config.address, gevent.spawn(_end_logins_in_time, accounts),
              gevent.spawn(_compile, environments.values()))

    fanout = Fanout(socketio.server)
    broadcasters: dict[Room, Broadcaster] = {}
    site = Site(config, rooms, doors, guesses, accounts, environments,
                lambda room, role, language: _screen(broadcasters[room], role, language),
                now, app.setup_token, lambda: app.base,
                lambda room: broadcasters[room].people_here())

    def broadcast(room: Room) -> None:
        broadcasters[room] = Broadcaster(
            room, fanout, environments, site.addresses, now,
            lambda sid: socketio.server.disconnect(sid), config.page_seconds,
            lambda: adviser.advice(room))
        adviser.on_change(room, broadcasters[room].renew)

    def end_login(login_hash: str) -> None:
        for each in broadcasters.values():
            each.end_login(login_hash)

    def let_go(room: Room) -> None:
        broadcasters.pop(room).send_away()

    rooms.on_open(broadcast)
    rooms.on_close(let_go)
    accounts.on_ended(end_login)
    Sockets(socketio, rooms, doors, guesses, lambda room: broadcasters[room],
            adviser.alike)
    for pages in (phone_pages(site), wall_and_desk(site), desk_pages(site), home_pages(site),
                  group_pages(site), about_me_pages(site), account_pages(site),
                  backup_pages(site, copies),
                  importing_pages(site), intake_pages(site), bringing_pages(site),
                  Summaries(site).blueprint(), contact_pages(site, pressroom),
                  download_pages(site, pressroom), press_pages(site, pressroom),
                  archive_pages(site, pressroom), replay_pages(site, pressroom),
                  disposal_pages(site, copies, lambda room: archive_taken(site, pressroom, room)),
                  api(site, lambda: openapi(kinds, FORMATS)), picture_pages(site),
                  assets.blueprint()):
        flask.register_blueprint(pages)
    choose_language(flask)
    explain(flask, site)
    protect(flask)
    if config.access_log:
        keep_access_log(flask, config.access_log)
    return app


def _compile(environments: Iterable[Environment]) -> None:
    """In the pauses of the first seconds: a template takes some milliseconds, and phones go on."""
    for environment in environments:
        for _ in compiling(environment):
            gevent.sleep(_BETWEEN_TEMPLATES)


def _end_logins_in_time(accounts: Accounts) -> None:
    """A wall that is only looked at asks for nothing: nobody else would notice its login's end."""
    while True:
        gevent.sleep(_LOOK_AT_LOGINS)
        accounts.end_over(now())


def template_folders(config: Config) -> list[Path]:
    """Where templates are looked for: ours, then those of further methods."""
    return [asset("templates"), *(folder / "templates" for folder in config.methods)]


def _screen(broadcaster: Broadcaster, role: Role, language: str) -> tuple[Canvas, int]:
    screen = broadcaster.screen(Audience(role, language))
    return screen.canvas, screen.seq
