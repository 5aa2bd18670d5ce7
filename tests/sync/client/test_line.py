# SPDX-License-Identifier: Apache-2.0
"""The end of a request that takes too long."""

import socket
from threading import Event

from sync.client.line import Line


def test_a_connection_that_is_made_after_its_time_is_cut_at_once() -> None:
    line, tick = Line(), Event()
    near, far = socket.socketpair()
    far.settimeout(10)
    with near, far, line.within(0.01):
        while not line.is_late:
            tick.wait(0.01)
        line.begin(near)
        assert far.recv(1) == b""
        line.forget()
