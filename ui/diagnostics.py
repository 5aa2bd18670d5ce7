# SPDX-License-Identifier: Apache-2.0
"""The diagnostics package from the window: written behind it, into the downloads of the person, and told.

Imports nothing of the store: the page of a crash uses it too.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication

from sync.log.errors import LoaError
from ui.error_texts import error_words
from ui.late import diagnosing
from ui.messages import Message
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.laptop import Laptop
    from ui.background import Background

VERSION: Final = "0.1.0"


def write_package(
    background: "Background", settings: Settings, laptop: "Laptop | None", tell: "Callable[[Message], None]"
) -> None:
    """Write the package of this profile and tell where it lies, or why there is none."""
    job = diagnosing(settings.folder, laptop, program_facts(settings), downloads())

    def tell_written(made: Path) -> None:
        text = QCoreApplication.translate(
            "diagnostics", "Đã lưu gói chẩn đoán: {place}. Không có nội dung bản ghi, tên người hay mật khẩu."
        )
        show = QCoreApplication.translate("diagnostics", "Mở thư mục")
        tell(Message(text.format(place=made), action=show, on_action=partial(_show_folder, made.parent)))

    def tell_failed(error: LoaError) -> None:
        tell(error_words(error))

    background.run(job, tell_written, tell_failed)


def program_facts(settings: Settings) -> dict[str, str]:
    """Versions and the looks of the window."""
    screens = [
        f"{one.size().width()}x{one.size().height()}@{one.devicePixelRatio():g}" for one in QGuiApplication.screens()
    ]
    return {
        "loa": VERSION,
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "screens": ", ".join(screens),
        "language": settings.language,
        "theme": settings.theme,
        "text_scale": str(settings.text_scale),
        "density": settings.density,
        "exchange_every_min": str(settings.exchange_every_min),
    }


def downloads() -> Path:
    """Where the person finds files that a program made for them."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    return Path(found) if found else Path.home()


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
