"""Static files: read once, joined by surface, packed once, named by what they hold."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort, request

from facilitator.show.styles import surfaces

_TEXT = (".css", ".js", ".svg", ".json", ".txt")
_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    body: bytes
    packed: bytes | None
    mime: str


class Assets:
    """Every static file by path. `build` changes with any of them, so caches never lie."""

    def __init__(self, folder: Path) -> None:
        files = {path.relative_to(folder).as_posix(): path.read_bytes()
                 for path in sorted(folder.rglob("*")) if path.is_file()}
        files |= surfaces(files)
        self.build = hashlib.sha256(
            b"".join(name.encode() + body for name, body in files.items())).hexdigest()[:12]
        self._assets = {name: _asset(name, body) for name, body in files.items()}

    def address(self, name: str) -> str:
        """Where `name` is fetched. Raises KeyError for a file that is not there."""
        if name not in self._assets:
            raise KeyError(f"static/{name} does not exist")
        return f"/static/{self.build}/{name}"

    def blueprint(self) -> Blueprint:
        """Serves them, for ever under one build's name."""
        pages = Blueprint("static_files", __name__)

        @pages.get("/static/<build>/<path:name>")
        def static_file(build: str, name: str) -> Response:
            asset = self._assets.get(name)
            if asset is None:
                abort(404)
            packed = asset.packed and "gzip" in request.headers.get("Accept-Encoding", "")
            response = Response(asset.packed if packed else asset.body, mimetype=asset.mime)
            if packed:
                response.headers["Content-Encoding"] = "gzip"
            response.headers["Vary"] = "Accept-Encoding"
            response.headers["Cache-Control"] = _FOREVER if build == self.build else "no-cache"
            return response

        return pages


def _asset(name: str, body: bytes) -> Asset:
    mime = {".js": "text/javascript", ".woff2": "font/woff2"}.get(
        Path(name).suffix, mimetypes.guess_type(name)[0] or "application/octet-stream")
    packed = gzip.compress(body, 9, mtime=0) if name.endswith(_TEXT) else None
    return Asset(body, packed, mime)
