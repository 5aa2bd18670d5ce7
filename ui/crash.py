# SPDX-License-Identifier: Apache-2.0
"""The last resort: what nobody caught goes to a rotating log in the profile folder and to a calm page.

A mark in the folder tells the next start whether the program came to its end or was cut short.

The log names kinds of errors and places in the source, never the text of an error: that could hold what a person wrote.
"""

import faulthandler
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

LOG_NAME: Final = "loa.log"
FAULT_NAME: Final = "loa-fault.log"
FORMER_FAULT_NAME: Final = "loa-fault.1.log"
MARK_NAME: Final = "window.open"
LARGEST_BYTES: Final = 256 * 1024
KEPT_FILES: Final = 3

_LOG = logging.getLogger("loa.crash")
_QT = logging.getLogger("loa.qt")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

ErrorType = type[BaseException]


def places(error_type: ErrorType, error: BaseException | None, trace: TracebackType | None) -> str:
    """The kind of an error and the places it passed through, the causes first; no text of it."""
    lines: list[str] = []
    if error is not None and error.__cause__ is not None:
        lines += [places(type(error.__cause__), error.__cause__, error.__cause__.__traceback__), "which led to"]
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}")
    code = getattr(error, "code", "")
    return "\n".join([*lines, f"{error_type.__name__} {code}".strip()])


class PlacesFormatter(logging.Formatter):
    """Writes errors as places only."""

    def format(self, record: logging.LogRecord) -> str:
        copy = logging.makeLogRecord(record.__dict__)
        copy.exc_text = None  # what another handler wrote there holds the text of the error
        return super().format(copy)

    def formatException(self, ei: object) -> str:
        if not isinstance(ei, tuple) or ei[0] is None:
            return ""
        return places(*ei)


class LateLog(logging.Handler):
    """The rotating log, opened when the first line comes: what it imports would come before the painted frame."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._opened: RotatingFileHandler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line; the handler's own lock is held."""
        if self._opened is None:
            self._opened = self._open()
        self._opened.emit(record)

    def _open(self) -> "RotatingFileHandler":
        from logging.handlers import RotatingFileHandler  # see above

        made = RotatingFileHandler(self._path, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
        made.setFormatter(PlacesFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        return made

    def close(self) -> None:
        """Close the file, if it was opened."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None
        super().close()


class CrashLog(QObject):
    """Listens to everything nobody caught, from ``install`` to ``uninstall``. ``crashed`` carries details to copy."""

    crashed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.was_cut_short = False
        """Whether the program that listened here before was killed, or fell; known after ``install``."""
        self._handler: LateLog | None = None
        self._faults: IO[str] | None = None
        self._former = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Begin to listen; the folder is made where it is not there yet."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._handler = LateLog(self._folder / LOG_NAME)
        logging.getLogger().addHandler(self._handler)
        logging.getLogger().setLevel(logging.INFO)
        self._leave_mark()
        self._faults = (self._folder / FAULT_NAME).open("w", encoding="utf-8")
        faulthandler.enable(self._faults)
        self._former = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        qInstallMessageHandler(_take_from_qt)

    def _leave_mark(self) -> None:
        """It is taken away by ``uninstall`` alone; what the former program left on a fault is kept beside."""
        mark, fault = self._folder / MARK_NAME, self._folder / FAULT_NAME
        self.was_cut_short = mark.exists()
        mark.touch(mode=0o600)
        if fault.exists() and fault.stat().st_size:
            fault.replace(self._folder / FORMER_FAULT_NAME)

    def uninstall(self) -> None:
        """Stop listening and close the files."""
        if self._handler is None or self._faults is None:
            return
        sys.excepthook, threading.excepthook = self._former
        qInstallMessageHandler(None)
        faulthandler.disable()
        self._faults.close()
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        self._handler = None
        (self._folder / MARK_NAME).unlink(missing_ok=True)

    def take(self, error_type: ErrorType, error: BaseException | None, trace: TracebackType | None) -> None:
        """Log an error that nobody caught, and tell of it."""
        if issubclass(error_type, KeyboardInterrupt):
            self._former[0](error_type, error or error_type(), trace)
            return
        told = places(error_type, error, trace)
        _LOG.error("nobody caught\n%s", told)
        self.crashed.emit(told)

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        self.take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _take_from_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt's own messages name widgets and files of the program, not records."""
    _QT.log(_LEVELS.get(kind, logging.WARNING), "%s", text)
