"""What a method makes of an activity as it stands: what was counted, how, and what came of it."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a method makes of an activity as it stands; all of it is JSON's values.

    `inputs` is everything that was counted, without who it was, and what it was called.
    """

    inputs: object
    formula: str
    parameters: Mapping[str, object]
    numbers: Mapping[str, object]

    def hash(self, secret: str) -> str:
        """HMAC-SHA-256 of the inputs in hex, over JSON with sorted keys and no spaces.

        Keyed: of a handful of answers a plain hash would soon be guessed, and each answer with it.
        """
        told = json.dumps(self.inputs, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hmac.new(secret.encode(), told.encode(), "sha256").hexdigest()
