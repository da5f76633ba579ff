"""What goes on behind a page: what it logs, what it fetches and what comes down its socket."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    WebError,
    WebSocket,
)


@dataclass
class Watch:
    """Everything that must not happen in a context, and every frame that came and went."""

    host: str
    complaints: list[str] = field(default_factory=list)
    received: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)
    connected: set[Page] = field(default_factory=set)
    _excused: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page that is opened in `context`."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("dialog", self._dialog)
        context.on("page", self._page)

    @contextmanager
    def excusing(self, *words: str) -> Iterator[None]:
        """Inside, complaints with one of these words in them are what the test is about."""
        self._excused += words
        yield
        # The excuse lasts: what the browser logs of it may come after the block has ended.

    def frames(self) -> str:
        """All that came down the sockets."""
        return "\n".join(self.received)

    def _complain(self, words: str) -> None:
        if not any(excuse in words for excuse in self._excused):
            self.complaints.append(words)

    def _console(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning", "assert"):
            self._complain(f"console {said.type}: {said.text}")

    def _error(self, error: WebError) -> None:
        self._complain(f"page error: {error.error}")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self.host:
            self._complain(f"asked another host: {request.url}")

    def _failed(self, request: Request) -> None:
        # Aborted is what a browser calls a fetch that it gave up itself, leaving the page.
        if request.failure != "net::ERR_ABORTED":
            self._complain(f"failed: {request.url} {request.failure}")

    def _dialog(self, dialog: Dialog) -> None:
        self._complain(f"a dialog opened: {dialog.message}")
        dialog.dismiss()

    def _page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._socket(page, socket))
        page.on("framenavigated", lambda _: self.connected.discard(page))

    def _socket(self, page: Page, socket: WebSocket) -> None:
        self.sockets.append(socket.url)
        if urlsplit(socket.url).netloc != self.host:
            self._complain(f"opened a socket to another host: {socket.url}")
        self.connected.discard(page)
        socket.on("framereceived", lambda frame: self._heard(page, _text(frame)))
        socket.on("close", lambda _: self.connected.discard(page))
        socket.on("framesent", lambda frame: self.sent.append(_text(frame)))

    def _heard(self, page: Page, frame: str) -> None:
        self.received.append(frame)
        # The clock is the last thing a socket is told when it opens.
        if frame.startswith('42["clock"'):
            self.connected.add(page)


def _text(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode(errors="replace")
