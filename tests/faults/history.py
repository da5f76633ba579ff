"""What every phone asked and what it was told: written down as it happens, judged afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Op:
    """One command of one person: `told` holds every receipt, `refused` every final refusal."""

    id: str
    person: str
    words: str
    told: list[int] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@dataclass(slots=True)
class History:
    """Everything that was asked, in the order each phone asked it."""

    ops: dict[str, Op] = field(default_factory=dict)

    def asked(self, op_id: str, person: str, words: str) -> None:
        self.ops[op_id] = Op(op_id, person, words)

    def told(self, op_id: str, seq: int) -> None:
        self.ops[op_id].told.append(seq)

    def refused(self, op_id: str, code: str) -> None:
        self.ops[op_id].refused.append(code)

    @property
    def acknowledged(self) -> list[Op]:
        return [op for op in self.ops.values() if op.told]

    @property
    def unanswered(self) -> list[Op]:
        return [op for op in self.ops.values() if not op.told and not op.refused]
