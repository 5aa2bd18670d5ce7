# SPDX-License-Identifier: Apache-2.0
"""The last resort: what nobody caught goes to a rotating log in the profile folder and to a calm page.

The log names kinds of errors and places in the source, never the text of an error: that could hold what a person wrote.
"""

import faulthandler
import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

LOG_NAME: Final = "loa.log"
FAULT_NAME: Final = "loa-fault.log"
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


class CrashLog(QObject):
    """Listens to everything nobody caught, from ``install`` to ``uninstall``. ``crashed`` carries details to copy."""

    crashed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._handler: RotatingFileHandler | None = None
        self._faults: IO[str] | None = None
        self._former = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Begin to listen; the folder is made where it is not there yet."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(
            self._folder / LOG_NAME, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
        self._handler.setFormatter(PlacesFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger().addHandler(self._handler)
        logging.getLogger().setLevel(logging.INFO)
        self._faults = (self._folder / FAULT_NAME).open("w", encoding="utf-8")
        faulthandler.enable(self._faults)
        self._former = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        qInstallMessageHandler(_take_from_qt)

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
