# SPDX-License-Identifier: Apache-2.0
"""A screen that nobody sees (Xvfb), what is shown on it, and the click on a window's cross. Speaks to Xlib itself."""

import ctypes
import ctypes.util
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

_CLIENT_MESSAGE, _IS_VIEWABLE = 33, 2
_Quiet = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_quiet = _Quiet(lambda _display, _error: 0)
"""A window may go between two questions; Xlib's own way would end the tests."""


class _Attributes(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")),
        *((name, ctypes.c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("map_installed", "map_state")),
        *((name, ctypes.c_long) for name in ("all_event_masks", "your_event_mask", "do_not_propagate_mask")),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    ]


class _ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest_of_the_union", ctypes.c_long * 20),
    ]


_RESULTS: Final = {"XOpenDisplay": ctypes.c_void_p, "XDefaultRootWindow": ctypes.c_ulong, "XInternAtom": ctypes.c_ulong}
_ARGUMENTS: Final[dict[str, tuple[Any, ...]]] = {
    "XOpenDisplay": (ctypes.c_char_p,),
    "XDefaultRootWindow": (ctypes.c_void_p,),
    "XInternAtom": (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int),
    "XQueryTree": (ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_void_p] * 4),
    "XFetchName": (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p),
    "XGetWindowAttributes": (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p),
    "XSendEvent": (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p),
    "XSync": (ctypes.c_void_p, ctypes.c_int),
    "XFree": (ctypes.c_void_p,),
    "XCloseDisplay": (ctypes.c_void_p,),
}


def _xlib() -> ctypes.CDLL:
    library = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    for name, arguments in _ARGUMENTS.items():
        getattr(library, name).argtypes = arguments
        getattr(library, name).restype = _RESULTS.get(name, ctypes.c_int)
    library.XSetErrorHandler(_quiet)
    return library


@dataclass
class Screen:
    """``name`` is what DISPLAY has to be."""

    name: str
    _library: ctypes.CDLL
    _display: int
    _server: "subprocess.Popen[bytes]"

    def end(self) -> None:
        """Take the screen away: what is shown on it ends."""
        self._server.terminate()
        self._server.wait()

    def windows(self, title: str) -> list[int]:
        """The windows of this title that are shown."""
        return [one for one in self._children() if self._title(one) == title and self._is_shown(one)]

    def _children(self) -> list[int]:
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        listed = ctypes.POINTER(ctypes.c_ulong)()
        places = [ctypes.byref(one) for one in (root, parent, listed, count)]
        self._library.XQueryTree(self._display, self._library.XDefaultRootWindow(self._display), *places)
        found = [listed[at] for at in range(count.value)]
        if found:
            self._library.XFree(listed)
        return found

    def _title(self, window: int) -> str:
        text = ctypes.c_char_p()
        self._library.XFetchName(self._display, window, ctypes.byref(text))
        title = (text.value or b"").decode("latin-1")
        if text.value is not None:
            self._library.XFree(text)
        return title

    def _is_shown(self, window: int) -> bool:
        told = _Attributes()
        self._library.XGetWindowAttributes(self._display, window, ctypes.byref(told))
        return bool(told.map_state == _IS_VIEWABLE)

    def close(self, window: int) -> None:
        """Ask a window to close, as a click on its cross does."""
        atom = self._library.XInternAtom
        message = _ClientMessage(type=_CLIENT_MESSAGE, window=window, format=32)
        message.message_type = atom(self._display, b"WM_PROTOCOLS", 0)
        message.data[0] = atom(self._display, b"WM_DELETE_WINDOW", 0)
        self._library.XSendEvent(self._display, window, 0, 0, ctypes.byref(message))
        self._library.XSync(self._display, 0)


@contextmanager
def hidden_screen() -> Iterator[Screen]:
    """A screen of its own on a free number, gone at the end of the block."""
    reading, writing = os.pipe()
    words = ("Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp")
    with subprocess.Popen(words, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                name = f":{told.readline().strip()}"
            library = _xlib()
            display = library.XOpenDisplay(name.encode())
            assert display, f"no screen at {name}"
            yield Screen(name, library, display, server)
            if server.poll() is None:
                library.XCloseDisplay(display)
        finally:
            server.terminate()
