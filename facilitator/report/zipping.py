"""A ZIP in memory whose files all have the same sane date and rights."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from types import TracebackType

_READABLE = 0o644 << 16
# These are packed already: once more costs time and saves nothing.
_PACKED = (".docx", ".pptx", ".xlsx", ".png", ".jpg", ".zip")


class Zip:
    """Files are put in one by one; `done` gives the whole. `at` is ISO 8601."""

    def __init__(self, at: str) -> None:
        local = datetime.fromisoformat(at).astimezone()
        self._date = (max(1980, local.year), *local.timetuple()[1:6])
        self._file = io.BytesIO()
        self._zip = zipfile.ZipFile(self._file, "w")

    def __enter__(self) -> Zip:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def put(self, name: str, body: bytes) -> None:
        """One file; `name` may have folders before it, with /."""
        info = zipfile.ZipInfo(name, self._date)
        info.external_attr = _READABLE
        info.compress_type = (zipfile.ZIP_STORED if name.lower().endswith(_PACKED)
                              else zipfile.ZIP_DEFLATED)
        self._zip.writestr(info, body)

    def names(self) -> list[str]:
        """What is in it so far."""
        return self._zip.namelist()

    def done(self) -> bytes:
        """All of it; nothing more can be put in."""
        self._zip.close()
        return self._file.getvalue()
