"""Secrets and codes: made here from chance, kept elsewhere only as hashes."""

from __future__ import annotations

import hashlib
import hmac
import secrets

# 31 signs that are hard to mistake for one another when read off a wall at twenty metres.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code() -> str:
    """A join code of six signs; 31**6 possibilities."""
    return "".join(secrets.choice(ALPHABET) for _ in range(6))


def new_secret() -> str:
    """A key of 160 random bits, safe in an address."""
    return secrets.token_urlsafe(20)


def new_id() -> str:
    """An id for a command that the server itself makes."""
    return secrets.token_hex(16)


def personal_code(secret: str) -> str:
    """Six signs by which the holder of `secret` becomes the same person on another phone.

    Derived from the key, so the server need not keep it in the clear.
    """
    digest = hmac.new(secret.encode(), b"personal code", hashlib.sha256).digest()
    number = int.from_bytes(digest[:8], "big")
    signs = []
    for _ in range(6):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def clean_code(typed: str) -> str:
    """A code as typed, without spaces and hyphens and in capitals."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:12]
