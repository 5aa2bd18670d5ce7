# SPDX-License-Identifier: Apache-2.0
"""Serving: one process, one port, from the first answer until SIGTERM."""

import errno
import gc
import json
import logging
import signal
import socket
import ssl
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import uvicorn
from starlette.applications import Starlette

from sync.hub.app import make_app
from sync.hub.connections import ImpatientProtocol
from sync.hub.healing import tending
from sync.hub.node import URL, Hub
from sync.hub.sequencer import sequencing
from sync.log.errors import Refused, Unavailable
from sync.store.erasing import finish_erasure
from sync.store.settings import write_setting

LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_LOG_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s %(message)s"
_END_S: Final = 10
"""So long may requests that are inside still take when the hub is to end."""


@dataclass(frozen=True)
class Serving:
    """How to serve."""

    host: str = "127.0.0.1"
    port: int = 8300
    tls_cert: Path | None = None
    tls_key: Path | None = None
    is_behind_proxy: bool = False

    @property
    def has_tls(self) -> bool:
        """Whether both halves of a certificate were named."""
        return self.tls_cert is not None and self.tls_key is not None

    def check(self) -> None:
        """Raises Refused ``tls_needed`` where strangers could listen, ``bad_certificate`` where TLS cannot start."""
        if self.host not in LOOPBACK and not (self.has_tls or self.is_behind_proxy):
            raise Refused("tls_needed", "beyond loopback --tls-cert and --tls-key are needed, or --behind-proxy")
        if self.has_tls:
            try:
                ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(str(self.tls_cert), str(self.tls_key))
            except OSError as error:
                raise Refused("bad_certificate", "the certificate or its key cannot be read") from error

    def url(self, port: int) -> str:
        """The address for laptops on this machine, or for those who know the host by this name."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.has_tls else 'http'}://{host}:{port}"


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._tell()


def serve(hub: Hub, serving: Serving) -> None:
    """Serve until SIGTERM or SIGINT. Raises what ``Serving.check`` refuses, Unavailable ``port_in_use``."""
    listening, url = open_door(hub, serving)
    with listening:
        serve_on(hub, serving, listening, lambda: tell_url(url))


def open_door(hub: Hub, serving: Serving) -> tuple[socket.socket, str]:
    """The socket that listens and its address, which the hub remembers; nobody is answered yet."""
    serving.check()
    start_log()
    listening = _listen(serving)
    url = serving.url(listening.getsockname()[1])
    with hub.database.writing() as connection:
        write_setting(connection, URL, url)
    finish_erasure(hub.database)
    return listening, url


def start_log() -> None:
    """Messages go to standard error."""
    logging.basicConfig(level=logging.INFO, format=_LOG_FORMAT, stream=sys.stderr)


def tell_url(url: str) -> None:
    """One line when the hub answers."""
    sys.stdout.write(json.dumps({"url": url}) + "\n")
    sys.stdout.flush()


def serve_on(hub: Hub, serving: Serving, listening: socket.socket, tell: Callable[[], None]) -> None:
    """Answer on a socket until a signal comes; ``tell`` is called as soon as that begins."""
    # The server raises the signal that ended it once more when it is done; by then it has been obeyed.
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _number, _frame: None)
    _spare_collections()
    with sequencing(hub), tending(hub):
        _Server(_config(make_app(hub), serving), tell).run([listening])


def _spare_collections() -> None:
    """A parcel makes some ten thousand objects that live until its answer; the units and declarations live for ever.

    Looking through all of them every few hundred objects takes about a twentieth of the time of a parcel.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _listen(serving: Serving) -> socket.socket:
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    # Named, or the server below does not know it for TCP and lets the second half of an answer wait for a receipt.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let two programs share the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((serving.host, serving.port))
        listening.listen(512)
    except OSError as error:
        listening.close()
        where = f"port {serving.port} of {serving.host}"
        if error.errno == errno.EADDRINUSE:
            raise Unavailable("port_in_use", f"another program holds {where}") from error
        raise Unavailable("cannot_listen", f"{where} cannot be used: {error.strerror}") from error
    return listening


def _config(app: Starlette, serving: Serving) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=ImpatientProtocol,
        loop="asyncio",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=serving.is_behind_proxy,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_END_S,
        ssl_certfile=serving.tls_cert if serving.has_tls else None,
        ssl_keyfile=str(serving.tls_key) if serving.has_tls else None,
    )
