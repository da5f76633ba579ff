"""Who stands at the door: a key, a cookie or a logged-in facilitator becomes an actor."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.keys import holder_of, key_hash
from facilitator.domain.roles import Actor, Role
from facilitator.domain.workshop import Workshop
from facilitator.storage.accounts import Accounts

from .clock import Now

# Doors are made of accounts, so the floors above get both here and need not see storage.
__all__ = ["LOGIN_COOKIE", "Accounts", "Doors", "cookie_name", "cookies_shown", "name_set"]

LOGIN_COOKIE = "login"
# A browser takes a cookie of such a name over https only, for every path, and from this host alone:
# neither a page on a neighbouring host nor somebody on plain http can put one in.
_HOST_ONLY = "__Host-"


def cookie_name(role: Role, code: str) -> str:
    """The cookie that holds a key of that role for one workshop."""
    return f"{role}_{code}"


def name_set(name: str, *, secure: bool) -> str:
    """The name that the cookie `name` has in the browser."""
    return _HOST_ONLY + name if secure else name


def cookies_shown(cookies: Mapping[str, str], *, secure: bool) -> Mapping[str, str]:
    """The cookies of a request by our own names; over https only those nobody else can set."""
    if not secure:
        return cookies
    return {name.removeprefix(_HOST_ONLY): value for name, value in cookies.items()
            if name.startswith(_HOST_ONLY)}


class Doors:
    """Lets in by key or login. The role always comes from what was shown, never from a wish."""

    def __init__(self, accounts: Accounts, now: Now) -> None:
        self._accounts = accounts
        self._now = now

    def login(self, cookies: Mapping[str, str]) -> str | None:
        """The account of the logged-in facilitator behind these cookies, or None."""
        hashed, at = key_hash(cookies.get(LOGIN_COOKIE, "")), self._now()
        account = self._accounts.login(hashed, at)
        if account:
            self._accounts.use(hashed, at)
        return account

    def login_hash(self, cookies: Mapping[str, str]) -> str:
        """The hash of the login in these cookies, "" for nobody who is logged in."""
        return key_hash(cookies[LOGIN_COOKIE]) if self.login(cookies) else ""

    def still_logged_in(self, login_hash: str) -> bool:
        """False after a log-out or when the login's time is over.

        What is open is in use: a desk that has stood ready since the morning must still start.
        """
        at = self._now()
        self._accounts.use(login_hash, at)
        return self._accounts.lasts(login_hash, at)

    def by_token(self, token: str) -> Actor | None:
        """The desk that a program with an account's token acts as, in every workshop, or None."""
        account = self._accounts.token(key_hash(token)) if token else None
        return Actor(Role.DESK, account) if account else None

    def by_key(self, workshop: Workshop, key: str) -> Actor | None:
        """Whoever holds that key, or None."""
        return holder_of(workshop, key) if key else None

    def by_cookie(
        self, workshop: Workshop, role: Role, cookies: Mapping[str, str]
    ) -> Actor | None:
        """One who has come in by this browser before, as `role`, or None.

        A logged-in facilitator may open wall and desk of every workshop, and whoever stands at
        a workshop's desk its wall.
        """
        actor = self._by_own_cookie(workshop, role, cookies)
        if actor or role in (Role.PHONE, Role.CONTACT):
            return actor
        if role is Role.WALL and self._by_own_cookie(workshop, Role.DESK, cookies):
            return Actor(Role.WALL)
        account = self.login(cookies)
        return Actor(role, account if role is Role.DESK else "") if account else None

    def _by_own_cookie(
        self, workshop: Workshop, role: Role, cookies: Mapping[str, str]
    ) -> Actor | None:
        actor = self.by_key(workshop, cookies.get(cookie_name(role, workshop.code), ""))
        return actor if actor and actor.role is role else None

    def may_hold(self, code: str, cookies: Mapping[str, str]) -> bool:
        """True when a cookie could open that workshop, should it exist; nothing is looked up."""
        names = [LOGIN_COOKIE, *(cookie_name(role, code.upper())
                                 for role in (Role.PHONE, Role.WALL, Role.DESK, Role.CONTACT))]
        return any(cookies.get(name) for name in names)

    def opened_by(self, workshop: Workshop, role: Role, cookies: Mapping[str, str]) -> str:
        """The hash of the key whose cookie opens as `role`; "" when a login does, or nothing."""
        for holder in (role, Role.DESK) if role is Role.WALL else (role,):
            if self._by_own_cookie(workshop, holder, cookies):
                return self.cookie_hash(holder, workshop.code, cookies)
        return ""

    def removed(self, workshop: Workshop, cookies: Mapping[str, str]) -> bool:
        """True for a browser whose person has been removed from the workshop."""
        key = workshop.keys.get(self.cookie_hash(Role.PHONE, workshop.code, cookies))
        person = workshop.people.get(key.holder) if key else None
        return bool(person and person.removed)

    def cookie_hash(self, role: Role, code: str, cookies: Mapping[str, str]) -> str:
        """The hash of the key in the cookie, "" without one."""
        secret = cookies.get(cookie_name(role, code), "")
        return key_hash(secret) if secret else ""
