# SPDX-License-Identifier: Apache-2.0
"""The yardstick of the window benches, run as a process: a bare Qt window, and on wish the parts that any program of
this kind needs. Nothing of the product is imported; the last line tells when it stood, by the machine's steady clock.
"""

import json
import sys
import time
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    """Nothing in it; ``painted`` is called once the first frame is out."""

    def __init__(self, painted: Callable[[], None]) -> None:
        super().__init__()
        self._painted: Callable[[], None] | None = painted

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  a virtual of Qt
        super().paintEvent(event)
        if self._painted is not None:
            QTimer.singleShot(0, self._painted)
            self._painted = None


def read_key(profile: Path, passphrase: str) -> bytes:
    """The database key, unlocked as the profile's vault says."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    told: dict[str, Any] = json.loads((profile / "profile.json").read_bytes())["profile"]
    vault = told["vault"]
    salt, wrapped = b64decode(vault["salt"]), b64decode(vault["wrapped"])
    cost = {"iterations": vault["passes"], "lanes": vault["lanes"], "memory_cost": vault["memory_kib"]}
    secret = Argon2id(salt=salt, length=32, **cost).derive(passphrase.encode())
    return AESGCM(secret).decrypt(wrapped[:12], wrapped[12:], b"loa vault 1" + UUID(told["id"]).bytes)


def open_parts(profile: Path, passphrase: str) -> int:
    """Import SQLAlchemy, read the key, open the encrypted file and ask it one thing."""
    from sqlalchemy import create_engine, text
    from sqlcipher3 import dbapi2

    key = read_key(profile, passphrase)

    def connect() -> Any:
        connection = dbapi2.connect(str(profile / "loa.db"))
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        return connection

    with create_engine("sqlite://", creator=connect, module=dbapi2).connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one())


def main(arguments: list[str]) -> int:
    """Without arguments the window alone; with a profile and its passphrase the parts too."""
    app = QApplication(sys.argv[:1])

    def stand() -> None:
        if arguments:
            open_parts(Path(arguments[0]), arguments[1])
        print(json.dumps({"at": time.monotonic()}), flush=True)
        app.quit()

    window = BareWindow(stand)
    window.resize(1366, 697)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
