"""Keys: separate for phone, wall and desk, kept only as hashes, revocable one by one."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .event import Draft, Event
from .fields import Choice, Hash, Text
from .message import message
from .refused import Refused
from .roles import FACILITATORS, Actor, Role
from .workshop import Key, Workshop

_COMMANDS = (
    Rule("key.make", FACILITATORS, {
        "role": Choice(
            (Role.WALL.value, Role.DESK.value, Role.CONTACT.value), required=True),
        "holder": Text(60),
        "hash": Hash(),
    }, after_end=True),
    Rule("key.revoke", FACILITATORS, {"hash": Hash()}, after_end=True),
)


def key_hash(secret: str) -> str:
    """SHA-256 of a key, in hex. Enough for keys of 128 random bits; never use it for passwords."""
    return hashlib.sha256(secret.encode()).hexdigest()


def holder_of(workshop: Workshop, secret: str) -> Actor | None:
    """Who holds the key `secret`, or None when it is unknown, revoked or its person removed."""
    key = workshop.keys.get(key_hash(secret))
    if key is None or key.revoked:
        return None
    person = workshop.people.get(key.holder)
    if key.role is Role.PHONE and (person is None or person.removed):
        return None
    return Actor(key.role, key.holder)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    hashed = str(command.data["hash"])
    if command.name == "key.make":
        if hashed in workshop.keys:
            raise Refused("known_key", message("Nyckeln finns redan."))
        return [Draft("key.made", command.data)]
    key = workshop.keys.get(hashed)
    if key is None or key.revoked:
        raise Refused("no_such_key", message("Länken är redan stängd."))
    working = [k for k in workshop.keys.values() if k.role is Role.DESK and not k.revoked]
    if key.role is Role.DESK and len(working) == 1:
        raise Refused("last_key", message("Det är den sista nyckeln till bordet. Gör en ny först."))
    return [Draft("key.revoked", command.data)]


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    data = event.data
    hashed = str(data["hash"])
    if event.name == "key.made":
        key = Key(Role(str(data["role"])), str(data["holder"]))
    else:
        key = replace(workshop.keys[hashed], revoked=True)
    return replace(workshop, keys={**workshop.keys, hashed: key})


KEYS = Chapter(
    commands=_COMMANDS,
    events=frozenset({"key.made", "key.revoked"}),
    decide=_decide,
    apply=_apply,
)
