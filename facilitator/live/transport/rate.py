"""How many messages one connection may send: a phone sends one at a time, a script does not."""

import time

from facilitator.room.limits import Buckets, Rate

MESSAGES = Rate(per_second=20, burst=60)

_sent = Buckets(MESSAGES, time.monotonic)


def within_rate(engine_sid: str, messages: int = 1) -> bool:
    """Count `messages` of that engine.io session; False when it has sent too many too fast."""
    return not any(_sent.take(engine_sid) for _ in range(messages))
