"""Passwords: argon2id off the event loop, waits after wrong ones, the same work for any name."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from gevent import get_hub
from gevent.lock import BoundedSemaphore

from facilitator.domain.keys import key_hash
from facilitator.domain.message import message
from facilitator.room.access import new_secret
from facilitator.room.apart import apart
from facilitator.room.limits import Buckets, Rate
from facilitator.room.patience import Patience
from facilitator.show.language import say

from .cookies import cookies_here
from .site import Site, address

Answer = TypeVar("Answer")
DEVICE_COOKIE = "device"
DEVICE_DAYS = 400
TOO_MANY = message("För många fel på kort tid. Vänta {seconds} sekunder och försök igen.")
_SHORTEST, _LONGEST = 10, 200
# OWASP's second recommended setting: 19 MiB, two passes.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Each holds 19 MiB and a core for a while: more at once would slow the room down.
_AT_ONCE = BoundedSemaphore(2)


# Of one name from everywhere together, for addresses that have been wrong about it before.
_OF_ONE_NAME = Rate(per_second=0.5, burst=100)
# Of any names from one address: a whole room may stand behind it.
_FROM_ONE_ADDRESS = Rate(per_second=0.5, burst=60)
# In a browser that is known: it never waits for others, but is no way round the waits.
_IN_ONE_BROWSER = Rate(per_second=0.2, burst=10)


class Passwords:
    """Checks passwords of one installation."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._patience = Patience(time.monotonic)
        self._names = Buckets(_OF_ONE_NAME, time.monotonic)
        self._addresses = Buckets(_FROM_ONE_ADDRESS, time.monotonic)
        self._browsers = Buckets(_IN_ONE_BROWSER, time.monotonic)
        _decoy()  # now, for the first unknown name must not take longer either

    def wait(self, name: str) -> int:
        """Whole seconds that this browser has to wait before it may try `name`, 0 for none.

        A browser in which the account has logged in before waits for nobody but itself.
        """
        browser = self._known_browser(name)
        if browser:
            return math.ceil(self._browsers.wait(browser))
        key = self._key(name)
        waits = [self._patience.wait(key), self._addresses.wait(key[1])]
        # Guessers elsewhere must not hold up one who comes from an address of his own.
        if self._patience.remembers(key):
            waits.append(self._names.wait(key[0]))
        return math.ceil(max(waits))

    def verified(self, name: str, password: str) -> str | None:
        """The account's name when the password is right. An unknown name takes as long.

        Ask `wait` first.
        """
        known = self._site.accounts.password_of(name)
        # Before the hashing, which lets others run: a hundred tries at once are a hundred tries.
        self._count(name)
        try:
            _slowly(_HASHER.verify, known[1] if known else _decoy(), password)
        except VerificationError:
            return None
        if known:
            self._forgive(name)
        return known[0] if known else None

    def remember_device(self, account: str) -> str:
        """The value of the cookie by which this browser is known from now on."""
        device = cookies_here().get(DEVICE_COOKIE) or new_secret()
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

    def _count(self, name: str) -> None:
        """One more try that is wrong until it has been found right."""
        browser = self._known_browser(name)
        if browser:
            self._browsers.take(browser)
            return
        key = self._key(name)
        self._patience.wrong(key)
        self._names.take(key[0])
        self._addresses.take(key[1])

    def _forgive(self, name: str) -> None:
        """Give back what `_count` took, and no more."""
        key, browser = self._key(name), self._known_browser(name)
        self._patience.right(key)
        if browser:
            self._browsers.give_back(browser)
            return
        self._names.give_back(key[0])
        self._addresses.give_back(key[1])

    def _known_browser(self, name: str) -> str:
        """The hash of this browser's cookie if the account has logged in here before, else ""."""
        device = cookies_here().get(DEVICE_COOKIE, "")
        known = bool(device) and self._site.accounts.knows_device(key_hash(device), name)
        return key_hash(device) if known else ""

    def _key(self, name: str) -> tuple[str, str]:
        return name.casefold()[:60], address()


@lru_cache
def _decoy() -> str:
    """The hash that the password of an unknown name is compared with: the same work, in vain."""
    return _HASHER.hash(new_secret())


def hashed(password: str) -> str:
    """argon2id of a password."""
    return _slowly(_HASHER.hash, password)


def _slowly(work: Callable[..., Answer], *given: str) -> Answer:
    """In a native thread: it would hold the room still for 30 ms."""
    with _AT_ONCE:
        return apart(get_hub().threadpool, work, *given)
