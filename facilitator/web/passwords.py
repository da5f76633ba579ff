"""Passwords: argon2id off the event loop, waits after wrong ones, the same work for any name."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from flask import request
from gevent import get_hub
from gevent.lock import BoundedSemaphore

from facilitator.domain.keys import key_hash
from facilitator.domain.message import message
from facilitator.room.access import new_secret
from facilitator.room.apart import apart
from facilitator.room.limits import Buckets, Rate
from facilitator.room.patience import Patience
from facilitator.show.language import say

from .site import Site

Answer = TypeVar("Answer")
DEVICE_COOKIE = "device"
_SHORTEST, _LONGEST = 10, 200
# OWASP's second recommended setting: 19 MiB, two passes.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Each holds 19 MiB and a core for a while: more at once would slow the room down.
_AT_ONCE = BoundedSemaphore(2)


class Passwords:
    """Checks passwords of one installation."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._patience = Patience(time.monotonic)
        # For a name from everywhere together: a crowd of guessers gets so many a minute.
        self._guesses = Buckets(Rate(per_second=0.5, burst=100), time.monotonic)

    def wait(self, name: str) -> int:
        """Whole seconds that this browser has to wait before it may try `name`, 0 for none.

        A browser in which the account has logged in before never waits.
        """
        if self._known_here(name):
            return 0
        key = self._key(name)
        return math.ceil(max(self._patience.wait(key), self._guesses.wait(key[0])))

    def verified(self, name: str, password: str) -> str | None:
        """The account's name when the password is right. An unknown name takes as long."""
        known = self._site.accounts.password_of(name)
        stored = known[1] if known else hashed("nobody")
        try:
            _slowly(_HASHER.verify, stored, password)
        except VerificationError:
            self._patience.wrong(self._key(name))
            self._guesses.take(self._key(name)[0])
            return None
        if known:
            self._patience.right(self._key(name))
        return known[0] if known else None

    def remember_device(self, account: str) -> str:
        """The value of the cookie by which this browser is known from now on."""
        device = request.cookies.get(DEVICE_COOKIE) or new_secret()
        self._site.accounts.know_device(key_hash(device), account, self._site.now())
        return device

    def weakness(self, name: str, password: str, again: str) -> str:
        """What is wrong with a new account, in a sentence; "" for nothing."""
        language = self._site.language()
        if not name.strip() or len(name) > 60 or not name.isprintable():
            return say(language, message("Skriv ett namn på högst 60 tecken."))
        if len(password) < _SHORTEST or len(password) > _LONGEST:
            return say(language, message("Lösenordet ska ha minst {least} tecken."),
                       {"least": _SHORTEST})
        if password.casefold() in (name.casefold(), name.casefold() * 2):
            return say(language, message("Lösenordet får inte vara namnet."))
        if password != again:
            return say(language, message("Lösenorden är inte lika."))
        return ""

    def _known_here(self, name: str) -> bool:
        device = request.cookies.get(DEVICE_COOKIE, "")
        return bool(device) and self._site.accounts.knows_device(key_hash(device), name)

    def _key(self, name: str) -> tuple[str, str]:
        return name.casefold()[:60], request.remote_addr or ""


def hashed(password: str) -> str:
    """argon2id of a password."""
    return _slowly(_HASHER.hash, password)


def _slowly(work: Callable[..., Answer], *given: str) -> Answer:
    """In a native thread: it would hold the room still for 30 ms."""
    with _AT_ONCE:
        return apart(get_hub().threadpool, work, *given)
