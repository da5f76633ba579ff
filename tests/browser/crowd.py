"""A crowd of simulated phones in a process of its own, and what was acknowledged to them."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.crowd import Crowd
from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.plan import MOST_SECONDS, RehearsalPlan
from facilitator.rehearsal.writing import seeded

from .serving import Room

_LEAVES_IN = 30


@dataclass
class Crowded:
    """What the crowd tells once it has left: the ids that were acknowledged, and its figures."""

    process: subprocess.Popen[str]
    told: dict[str, Any] = field(default_factory=dict)

    def leave(self) -> dict[str, Any]:
        """Everybody goes; what they have seen."""
        if not self.told:
            self.process.send_signal(signal.SIGTERM)
            said, _ = self.process.communicate(timeout=_LEAVES_IN)
            self.told = json.loads(said)
        return self.told


@contextmanager
def crowded(room: Room, people: int, every: float) -> Iterator[Crowded]:
    """So many phones in the room that answer whatever is asked, each once in `every` seconds."""
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, room.address, room.code, room.desk_key, str(people),
         str(every)], stdout=subprocess.PIPE, text=True)  # fmt: skip
    try:
        yield Crowded(process)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


async def _come(url: str, code: str, key: str, people: str, every: str) -> dict[str, Any]:
    """Be a crowd until told to leave."""
    plan = RehearsalPlan(url, code, int(people), MOST_SECONDS, float(every), desk_key=key)
    ledger = Ledger()
    crowd = asyncio.ensure_future(
        Crowd(plan, Bank.load(seeded(plan.seed)), ledger).run())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, crowd.cancel)
    await crowd
    return {
        "joined": ledger.joined,
        "acknowledged": {each.id: each.name for each in ledger.acknowledged},
        "refused": dict(ledger.refused), "unanswered": ledger.unanswered,
        "duplicates": ledger.duplicates, "order_broken": ledger.order_broken}  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(_come(*sys.argv[1:]))))
