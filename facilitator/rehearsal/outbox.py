"""What one phone has sent and not yet had an answer to, and whether the answers keep the order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.rehearsal.answers import ON_A_SHEET, VOICES
from facilitator.rehearsal.ledger import Acknowledged, Ledger
from facilitator.rehearsal.pen import Said


@dataclass(slots=True)
class Sending:
    """A command on its way; times in seconds, `written` None until it has been on the wire."""

    number: int
    command: dict[str, Any]
    first: float
    paced: bool
    written: float | None = None
    resent: bool = False


class Outbox:
    """The commands of the phone `owner`, each under a number of its own for the acknowledgement."""

    def __init__(self, owner: str, ledger: Ledger) -> None:
        self._owner = owner
        self._ledger = ledger
        self._numbered = 0
        self._waiting: dict[int, Sending] = {}
        self._latest_number = self._latest_seq = 0
        self._receipts: dict[int, int] = {}
        self._said: dict[str, list[Said]] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def put(
        self, name: str, activity: str, data: dict[str, Any], now: float, *, paced: bool
    ) -> Sending:
        """Take in a command and give it its id."""
        self._numbered += 1
        command = {
            "id": f"{self._owner}-{self._numbered}",
            "name": name,
            "activity": activity,
            "data": data,
        }
        sending = Sending(self._numbered, command, now, paced)
        self._waiting[self._numbered] = sending
        self._ledger.sent += 1
        return sending

    def unanswered(self, since: float | None = None) -> Iterator[Sending]:
        """All that wait for an answer, or those written before `since`; oldest first."""
        for sending in self._waiting.values():
            if since is None or (sending.written is not None and sending.written < since):
                yield sending

    def waiting(self, number: int) -> Sending | None:
        """What waits for an answer under that number, or None when it has had it."""
        return self._waiting.get(number)

    def said(self, activity: str) -> Sequence[Said]:
        """What was let through there of answers on a sheet, oldest first."""
        return self._said.get(activity, ())

    def written(self, sending: Sending, now: float) -> None:
        """Take note that it went out, for the first time or again."""
        if sending.written is not None:
            sending.resent = True
            self._ledger.resent += 1
        sending.written = now

    def answered(self, number: int, answer: dict[str, Any], now: float) -> Sending | None:
        """Take an acknowledgement; the command it was for, or None when it had its answer."""
        sending = self._waiting.pop(number, None)
        accepted = bool(answer.get("ok"))
        if sending is None:
            # The second answer to something sent twice has to be the first one's.
            if accepted and self._receipts.get(number, answer["seq"]) != answer["seq"]:
                self._ledger.duplicates += 1
        elif accepted:
            self._receipt(sending, int(answer["seq"]), now)
        else:
            self._ledger.refused[str(answer.get("code") or "?")] += 1
        return sending

    def _receipt(self, sending: Sending, seq: int, now: float) -> None:
        command = sending.command
        entry = Acknowledged(seq, sending.first, now, sending.paced, command["id"], command["name"])
        self._ledger.accept(self._counted(sending.command), entry)
        self._remember(sending.command, seq)
        if sending.resent:
            # Its place in the order was taken by the first try, whose answer never came.
            self._receipts[sending.number] = seq
            return
        if sending.number < self._latest_number or seq < self._latest_seq:
            self._ledger.order_broken += 1
        self._latest_number = max(self._latest_number, sending.number)
        self._latest_seq = max(self._latest_seq, seq)

    def _counted(self, command: dict[str, Any]) -> str:
        """Where a command left something more to be counted, "" for nowhere."""
        name, activity = command["name"], str(command["activity"])
        on_it = name in ON_A_SHEET and any(
            said.name in ON_A_SHEET for said in self.said(activity))
        return "" if name in VOICES or on_it else activity

    def _remember(self, command: dict[str, Any], seq: int) -> None:
        """Only what can be changed or has an end: a person's dots, their ratings, their share."""
        name, activity = command["name"], str(command["activity"])
        if name in ON_A_SHEET | VOICES:
            said = Said(command["id"], name, command["data"], seq)
            self._said.setdefault(activity, []).append(said)
