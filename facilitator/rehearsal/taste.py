"""What people think of a thing: the room has a view, organisations differ, and each is a person.

By hash and not by chance: a person thinks the same of a thing whenever asked.
"""

from hashlib import blake2b
from math import exp
from random import Random

from facilitator.rehearsal.pen import Person

# How much more the best liked thing is wanted than the least: by all, by one's own, by oneself.
_COMMON, _OURS, _MINE = 5.0, 2.0, 2.0
_TWO_CAMPS = 1 / 7
_LOW_CAMP, _HIGH_CAMP = 0.08, 0.92
_ORGANISATION_DIFFERS, _PEOPLE_DIFFER = 0.3, 0.16


def wanted(person: Person, item: str) -> float:
    """How much a person wants a thing, beside the others; 1 and more."""
    return exp(_COMMON * _hashed("common", item)
               + _OURS * _hashed("ours", person.organisation, item)
               + _MINE * _hashed("mine", person.who, item))


def opinion(
    person: Person, item: str, criterion: str, scale: tuple[int, int], rng: Random
) -> int:
    """What a person answers on a scale, `rng` being how exactly it is meant.

    About some things there are two camps, across organisations, and few between them.
    """
    low, high = scale
    where = _hashed("where", item, criterion) + _ORGANISATION_DIFFERS * (
        _hashed("ours", person.organisation, item, criterion) - 0.5)
    if _hashed("camps", item, criterion) < _TWO_CAMPS:
        is_low = _hashed("side", person.who, item, criterion) < 0.5
        where = _LOW_CAMP if is_low else _HIGH_CAMP
    meant = low + (high - low) * rng.gauss(where, _PEOPLE_DIFFER)
    return max(low, min(high, round(meant)))


def _hashed(*words: str) -> float:
    """A number from 0 to 1, always the same of the same words."""
    digest = blake2b("\n".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64
