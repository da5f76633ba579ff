"""Guessing of codes is slowed down without slowing the room: only failures count.

Whoever holds a ticket passes: a cookie of that workshop, a log-in, a key, or the token of the QR
code on the wall. Over the limit the rest get a page that waits and tries again by itself, whether
the code is right or not; otherwise the page would tell a guesser. Nor may the time it takes: who
shows nothing that could be a ticket is not looked up, who shows a false one is answered `SLOWLY`.
"""

from __future__ import annotations

import hmac
import ipaddress
import random
import time
from base64 import urlsafe_b64encode
from hashlib import sha256

from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.room.limits import Buckets, Rate

# reliability.md T5: 31**6 codes, so at this pace fifty open workshops are hit once in weeks.
_FROM_ONE_ADDRESS = Rate(per_second=1, burst=120)
_FROM_ALL = Rate(per_second=10, burst=600)
# Personal codes of one workshop, wherever they are tried from.
_PERSONAL = Rate(per_second=1, burst=60)
_NEW_PEOPLE = Rate(per_second=10, burst=1500)
_SIGNS = 22
_JITTER = 4
# Seconds until the answer to a false ticket over the limit; longer than any look-up.
SLOWLY = 0.3


class Wait(Exception):  # noqa: N818 - told as a page that waits
    """Too many wrong codes from there: come back in `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Guesses:
    """Counts wrong codes by address, by workshop and in all."""

    def __init__(self, secret: bytes) -> None:
        """`secret` is the installation's own, which QR codes are made with."""
        self._secret = secret
        self._here = Buckets(_FROM_ONE_ADDRESS, time.monotonic)
        self._everywhere = Buckets(_FROM_ALL, time.monotonic)
        self._personal = Buckets(_PERSONAL, time.monotonic)
        self._people = Buckets(_NEW_PEOPLE, time.monotonic)

    def wrong(self, address: str) -> None:
        """A code or key that does not exist was tried."""
        self._here.take(address)
        self._everywhere.take("")

    def over(self, address: str) -> float:
        """Seconds until another code may be tried from there, 0 for at once."""
        return max(self._here.wait(address), self._everywhere.wait(""))

    def check(self, address: str) -> None:
        """Raises `Wait` where too many wrong ones came from."""
        wait_at_least(self.over(address))

    def try_personal(self, address: str, code: str) -> None:
        """A personal code of that workshop is about to be tried. Raises `Wait`.

        It counts as wrong until `was_right`: the room lets others run before it answers.
        """
        wait_at_least(max(self.over(address), self._personal.wait(code)))
        self.wrong(address)
        self._personal.take(code)

    def was_right(self, address: str, code: str) -> None:
        """The personal code was somebody's."""
        self._here.give_back(address)
        self._everywhere.give_back("")
        self._personal.give_back(code)

    def newcomer(self, address: str) -> None:
        """One more joins from an address. Raises `Refused` far beyond what a room can be."""
        wait = self._people.take(address)
        if wait:
            raise Refused("slow", message("Många går med just nu. Försök igen om en liten stund."),
                          retry_ms=round(wait * 1000))

    def token(self, code: str) -> str:
        """What the QR code of a workshop carries: it cannot be guessed and need not be kept."""
        made = hmac.new(self._secret, f"qr:{code}".encode(), sha256).digest()
        return urlsafe_b64encode(made).decode()[:_SIGNS]

    def is_token(self, code: str, given: str) -> bool:
        """True for the token of that workshop's QR code."""
        return hmac.compare_digest(given.encode(), self.token(code.upper()).encode())


def network_of(address: str) -> str:
    """Whose the address is: itself, or of IPv6 the /64, which one household or one host holds.

    An address of IPv4 that is written as one of IPv6 (::ffff:192.0.2.1) is itself.
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return address
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((int(known), 64), strict=False))


def wait_at_least(seconds: float) -> None:
    """Raises `Wait` for more than no time at all."""
    if seconds:
        # Spread out, so that those who wait do not come back in one heap.
        raise Wait(round(seconds) + 1 + random.randrange(_JITTER))  # noqa: S311
