# SPDX-License-Identifier: Apache-2.0
"""Waiting for an answer that may be given up: a window that closes does not wait for a silent hub."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Final, NoReturn, TypeVar

from sync.client.bare_requests import requests
from sync.log.errors import LoaError, Stopped, Unavailable

LOOK_EVERY_S: Final = 0.1

T = TypeVar("T")


def unless_stopped(ask: Callable[[], T], is_stopped: Callable[[], bool] | None) -> T:
    """What ``ask`` gives or raises; it runs in a thread that a stopped exchange leaves behind: it touches no store.

    Raises Stopped ``stopped`` as soon as ``is_stopped`` says so; without it there is no thread.
    """
    if is_stopped is None:
        return ask()
    answers: SimpleQueue[Callable[[], T]] = SimpleQueue()

    def answer() -> None:
        try:
            found = ask()
        except (requests.RequestException, LoaError) as error:
            failure = error
            answers.put(lambda: _raise(failure))
        else:
            answers.put(lambda: found)

    asking = Thread(target=answer, name="loa-courier", daemon=True)
    asking.start()
    while asking.is_alive() and answers.empty():
        asking.join(LOOK_EVERY_S)
        if is_stopped():
            raise Stopped("stopped", "the exchange was stopped while the hub was silent")
    if answers.empty():
        raise Unavailable("hub_cut", "the connection was cut")
    return answers.get()()


def _raise(failure: Exception) -> NoReturn:
    raise failure
