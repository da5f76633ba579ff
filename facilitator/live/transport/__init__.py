"""The wire under the live floor: pywsgi, websockets, Socket.IO and fan-out, with limits on each."""

from facilitator.live.transport.fanout import Fanout, Message
from facilitator.live.transport.server import Server, make_socketio, serve

__all__ = ["Fanout", "Message", "Server", "make_socketio", "serve"]
