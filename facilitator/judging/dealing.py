"""A share of a long list for each: balanced over the room, and in an order of one's own.

Who judges a list from the top judges its end tired or not at all, so each gets other items in
another order. There is no chance in it: the same salt gives the same share on any server.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import blake2b


def deal(
    dealt: Mapping[str, int], held: Collection[str], size: int, salt: str
) -> tuple[str, ...]:
    """The `size` items that the fewest have had, or as many as are left, in a hashed order.

    `dealt` says how many have had each item so far and `held` what this person has already.
    Between equals a hash of `salt` (one for each person and list) and the item decides.
    ValueError for a size below 0.
    """
    if size < 0:
        raise ValueError(f"no share of {size}")
    left = dealt.keys() - set(held)
    chosen = sorted(left, key=lambda item: (dealt[item], _hash(b"chosen", salt, item)))[:size]
    # A hash of its own: by the first, items that fewer have had would come late in every share.
    return tuple(sorted(chosen, key=lambda item: _hash(b"order", salt, item)))


def _hash(use: bytes, salt: str, item: str) -> bytes:
    return blake2b(f"{len(salt)} {salt}{item}".encode(), digest_size=16, person=use).digest()
