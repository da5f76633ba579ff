"""A refusal: expected, told to the person in one sentence, and nothing they wrote is lost."""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A command that the rules do not allow.

    `code` is for programs, `why` a Swedish catalogue sentence whose `{placeholders}` are
    filled from `details`, `field` the field of the form it concerns, or None. `retry_ms` says
    after how many milliseconds the same command is worth sending again.
    """

    def __init__(
        self,
        code: str,
        why: str,
        *,
        field: str | None = None,
        details: Mapping[str, object] | None = None,
        retry_ms: int | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.why = why
        self.field = field
        self.retry_ms = retry_ms
        self.details = dict(details or {})

    def sentence(self) -> str:
        """The Swedish sentence with its details filled in."""
        return self.why.format_map(self.details)
