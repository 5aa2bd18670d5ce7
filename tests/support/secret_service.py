# SPDX-License-Identifier: Apache-2.0
"""A real Secret Service for tests: gnome-keyring on a bus of its own, for a home of its own.

Python code runs beside it in a process of its own, as the product would after a person has signed in.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("dbus-run-session", "dbus-send", "gnome-keyring-daemon")
TIMEOUT_S = 60

# The daemon stays a child of this shell, which ends it by its own id; the code starts once its name is on the bus.
SIGN_IN = """
printf '%s\\n' "$LOGIN_PASSWORD" | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
daemon=$!
unset LOGIN_PASSWORD
owner() {
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
        string:org.freedesktop.secrets 2>/dev/null
}
tries=0
until owner | grep -q 'boolean true' || [ "$tries" -ge 400 ]; do tries=$((tries + 1)); sleep 0.05; done
"$@"
status=$?
kill "$daemon"
wait "$daemon"
exit "$status"
"""

# What the product raises is printed as its code, anything else is a crash of the process.
CHILD = """
import sys
from sync.log.errors import LoaError
code = sys.argv.pop(1)
try:
    exec(code)
except LoaError as error:
    print(error.code)
"""


class SecretService:
    """One person's sign-ins on one machine: what one stores, the next with the same login password finds."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir(mode=0o700, exist_ok=True)

    def run(
        self, code: str, *arguments: object, password: str = "mở khóa", env: Mapping[str, str] | None = None
    ) -> str:
        """Sign in, run the code with `sys.argv[1:]`, sign out; what it printed, or the code of the LoaError it raised.

        With another `password` than the first time the keyring stays locked.
        """
        session = ("dbus-run-session", "--", "sh", "-c", SIGN_IN, "sign-in")
        return self._python(session, code, arguments, {"LOGIN_PASSWORD": password, **(env or {})})

    def run_without(self, code: str, *arguments: object, env: Mapping[str, str] | None = None) -> str:
        """The same with no bus and no keyring, as on a bare server."""
        return self._python((), code, arguments, env or {})

    def _python(
        self, session: tuple[str, ...], code: str, arguments: tuple[object, ...], env: Mapping[str, str]
    ) -> str:
        command = [*session, sys.executable, "-c", CHILD, code, *map(str, arguments)]
        # A short path of its own: sockets lie in it, and their paths may have 107 bytes only.
        with tempfile.TemporaryDirectory(prefix="loa-") as runtime:
            done: subprocess.CompletedProcess[str] = subprocess.run(
                command,
                env={**self._environment(runtime), **env},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=TIMEOUT_S,
                check=False,
            )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _environment(self, runtime: str) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": runtime,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }


def require_secret_service() -> None:
    """Skip where its programs are missing; where `CI` is set, fail instead: there it must have run."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if not missing:
        return
    reason = f"no real Secret Service here: {', '.join(missing)} missing (apt install dbus gnome-keyring)"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
