# SPDX-License-Identifier: Apache-2.0
"""A real HTTP server on this machine that answers whatever the test says, well or badly."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


@dataclass
class Seen:
    """What the server was asked."""

    url: str = ""
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    """Reads the request whole, notes it and lets the test answer."""

    protocol_version = "HTTP/1.1"
    answer: Answer
    seen: Seen

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.seen.asked.append((self.path, dict(self.headers.items()), body))
        type(self).answer(self, body)

    def log_request(self, *_told: object) -> None:
        """Say nothing on the screen."""


@contextmanager
def serving(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[Seen]:
    """A server on a free port of this machine, over TLS where a context is given."""
    seen = Seen()
    handler = type("Answering", (Handler,), {"answer": staticmethod(answer), "seen": seen})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        seen.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
        try:
            yield seen
        finally:
            server.shutdown()
            thread.join()


def saying(status: int, kind: str, body: bytes, **headers: str) -> Answer:
    """A complete answer."""

    def answer(handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@contextmanager
def silent_port() -> Iterator[int]:
    """A port on which nobody answers: it is held, so that nobody else is given it meanwhile."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield int(taken.getsockname()[1])
