"""Which names this server answers to, where the installation has said by which it is reached.

A name that somebody else owns may be made to lead here (DNS rebinding); its pages would then be of
the same origin as ours. Nobody outside can own a bare address, a name without a dot, or one under
.local, so a desk by localhost and phones by the address on the network always work.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from facilitator.domain.message import message
from facilitator.show.language import LANGUAGES, say

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
_NOT_HERE = message("Servern svarar inte på det namnet. Den som sköter den kan lägga till namnet i "
                    "inställningen address eller origins.")
# Whoever watches that we are alive may not know our name.
_FOR_ANYBODY = "/healthz"


def only_known_hosts(app: Wsgi, addresses: Iterable[str]) -> Wsgi:
    """`app` for requests to the hosts of `addresses` and to names nobody else can own; else 400."""
    known = {urlsplit(address).hostname for address in addresses}

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        name = _name(str(environ.get("HTTP_HOST", "")))
        if name in known or _is_nobodys(name) or environ.get("PATH_INFO") == _FOR_ANYBODY:
            return app(environ, start_response)
        body = "\n".join(say(language, _NOT_HERE) for language in LANGUAGES).encode()
        start_response("400 Bad Request", [
            ("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))),
            ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")])
        return [body]

    return answer


def _name(host: str) -> str | None:
    """The name in a Host header, without its port; None for what is no host."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return None


def _is_nobodys(name: str | None) -> bool:
    if name is None:
        return False
    if "." not in name.rstrip(".") and ":" not in name:
        return True  # also none at all, as HTTP/1.0 sends it
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name.endswith(".local")
    return True
