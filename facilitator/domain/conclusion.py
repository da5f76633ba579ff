"""What a method makes of an activity as it stands: what was counted, how, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a method makes of an activity as it stands; all of it is JSON's values.

    `inputs` is everything that was counted, without who it was.
    """

    inputs: object
    formula: str
    parameters: Mapping[str, object]
    numbers: Mapping[str, object]

    def hash(self) -> str:
        """SHA-256 of the inputs in hex, over JSON with sorted keys and no spaces."""
        told = json.dumps(self.inputs, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return sha256(told.encode()).hexdigest()
