"""The writing half of a websocket: whole frames in order, no waiting, a bounded backlog."""

import contextlib
import socket as native
import struct
from collections import deque

import gevent
from gevent.socket import socket as GeventSocket  # noqa: N812 - it is a class

# What may wait behind the frame being written. The frame itself is not counted, so that a first
# picture larger than this still reaches a slow phone.
BACKLOG_LIMIT = 256 * 1024
# How long the other side has to take the last frames and answer a close.
PATIENCE = 1.0
# Unsent bytes the kernel may hold for us: without it a stalled reader hides megabytes there.
_UNSENT_IN_KERNEL = 128 * 1024


class Outlet:
    """Takes frames for one socket; greenlets of one thread may share it.

    No method here switches greenlets, which is why two of them can never interleave a frame.
    """

    __slots__ = ("_behind", "_limit", "_socket", "_timer", "_waiting", "_watcher", "closed")

    def __init__(self, socket: GeventSocket, limit: int = BACKLOG_LIMIT) -> None:
        self._socket = socket
        self._limit = limit
        self._waiting: deque[memoryview] = deque()
        self._behind = 0
        self._watcher = gevent.get_hub().loop.io(socket.fileno(), 2)
        self._timer = gevent.get_hub().loop.timer(PATIENCE)
        self.closed = False
        with contextlib.suppress(OSError, AttributeError):
            socket.setsockopt(native.IPPROTO_TCP, native.TCP_NOTSENT_LOWAT, _UNSENT_IN_KERNEL)

    @property
    def backlog(self) -> int:
        """Bytes that wait for the socket to take them."""
        return self._behind + (len(self._waiting[0]) if self._waiting else 0)

    def write(self, frame: bytes) -> bool:
        """Send or queue one whole frame; False when the connection is closed or was dropped now."""
        if self.closed:
            return False
        if self._waiting:
            self._behind += len(frame)
            if self._behind > self._limit:
                self.drop()
                return False
            self._waiting.append(memoryview(frame))
            return True
        sent = self._send(frame)
        if sent < len(frame) and not self.closed:
            self._waiting.append(memoryview(frame)[sent:])
            self._watcher.start(self._drain)
        return not self.closed

    def end(self, frame: bytes) -> None:
        """Send this last frame after what waits, then close our direction; drop if that is slow."""
        if self.closed:
            return
        if not self.write(frame):
            return
        self.closed = True
        self._timer.start(self.drop)
        if not self._waiting:
            self._shut(native.SHUT_WR)

    def drop(self) -> None:
        """Cut the connection now and forget what waits; a reader of the socket wakes up."""
        self.closed = True
        self._forget()
        with contextlib.suppress(OSError):
            # Reset at close: the kernel, too, forgets what the other side never read.
            self._socket.setsockopt(native.SOL_SOCKET, native.SO_LINGER, struct.pack("ii", 1, 0))
        self._shut(native.SHUT_RDWR)

    def release(self) -> None:
        """Give everything back; the last call."""
        self.closed = True
        self._forget()
        self._watcher.close()
        self._timer.close()
        self._socket.close()

    def _drain(self) -> None:
        while self._waiting:
            sent = self._send(self._waiting[0])
            if not self._waiting:  # the socket was dead and dropped
                return
            if sent < len(self._waiting[0]):
                self._waiting[0] = self._waiting[0][sent:]
                return
            self._waiting.popleft()
            if self._waiting:
                self._behind -= len(self._waiting[0])
        self._watcher.stop()
        if self.closed:
            self._shut(native.SHUT_WR)

    def _send(self, data: bytes | memoryview) -> int:
        try:
            # The last argument is a timeout of nothing, which the stubs do not know of.
            return self._socket.send(data, 0, 0.0)  # type: ignore[call-arg]
        except BlockingIOError:
            return 0
        except OSError:
            self.drop()
            return 0

    def _forget(self) -> None:
        self._waiting.clear()
        self._behind = 0
        self._watcher.stop()
        self._timer.stop()

    def _shut(self, direction: int) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(direction)
