"""What a document could not show, told to its reader."""

from __future__ import annotations

import unicodedata

from facilitator.domain.message import message

from .tongue import MISSING, Tongue


def unshown(tongue: Tongue) -> tuple[str, ...]:
    """A sentence, and a row for each sign that was replaced; nothing where none was."""
    if not tongue.replaced:
        return ()
    return (tongue.say(message("Tecken som inte kan visas står som {sign}. Det gäller:"),
                       sign=MISSING),
            *(f"{_name(sign)}: {times}" for sign, times in sorted(tongue.replaced.items())))


def _name(sign: str) -> str:
    """A sign by its number and, where it has one, its name in the standard of all signs."""
    name = unicodedata.name(sign, "")
    return f"U+{ord(sign):04X}" + (f" {name}" if name else "")
