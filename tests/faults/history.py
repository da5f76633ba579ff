"""What every phone asked and what it was told: written down as it happens, judged afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Op:
    """One command of one person: `told` holds every receipt, `refused` every final refusal.

    `asked_at` is when it was first asked, `told_at` when its first receipt came; seconds.
    """

    id: str
    person: str
    words: str
    asked_at: float
    told_at: float | None = None
    told: list[int] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@dataclass(slots=True)
class History:
    """Everything that was asked, in the order each phone asked it."""

    ops: dict[str, Op] = field(default_factory=dict)

    def asked(self, op_id: str, person: str, words: str, at: float) -> None:
        self.ops[op_id] = Op(op_id, person, words, at)

    def told(self, op_id: str, seq: int, at: float) -> None:
        op = self.ops[op_id]
        op.told.append(seq)
        op.told_at = at if op.told_at is None else op.told_at

    def refused(self, op_id: str, code: str) -> None:
        self.ops[op_id].refused.append(code)

    @property
    def acknowledged(self) -> list[Op]:
        return [op for op in self.ops.values() if op.told]

    @property
    def unanswered(self) -> list[Op]:
        return [op for op in self.ops.values() if not op.told and not op.refused]
