# SPDX-License-Identifier: Apache-2.0
"""Tries the frozen app in `dist/loa/` against a hub from this checkout: commands, window, exchange, a clean end.

``python -m installer.smoke``; exit status 0 only where every check held, else 1 and the last line names what failed.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from installer.bundle import FOLDER
from installer.story_processes import PATIENCE_S, Broken, Hub, Laptop, start_program

COMMUNE: Final = "02683"
TITLE: Final = "Chạy thử bản đóng gói: bản tin thời tiết, nguy cơ lũ quét và sạt lở đất"
PROGRAM: Final = FOLDER / ("loa.exe" if os.name == "nt" else "loa")
LOG: Final = "loa.log"


@dataclass
class Trial:
    """The frozen program, a profile and a hub in a folder that goes again."""

    folder: Path
    program: Path
    passphrase: str = field(default="mat khau chay thu", repr=False)
    hub: Hub = field(init=False)
    laptop: Laptop = field(init=False)

    def __post_init__(self) -> None:
        self.hub = Hub(self.folder / "hub")
        self.laptop = Laptop(self.folder / "xa", self.passphrase, (str(self.program),))


def main(program: Path = PROGRAM) -> int:
    """Every step in turn; the exit status."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace", line_buffering=True)
    folder = Path(tempfile.mkdtemp(prefix="loa-smoke-"))
    trial = Trial(folder, program)
    try:
        for step in (answer_commands, begin, use_window, compare):
            print(f"{step.__doc__}")
            step(trial)
        _check("trung tâm dừng êm / the hub ends cleanly", trial.hub.stop() == 0)
    except (Broken, OSError, subprocess.TimeoutExpired) as broken:
        print(f"KHÔNG ĐẠT / FAILED: {broken}")
        return 1
    finally:
        trial.hub.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print("ĐẠT / Passed")
    return 0


def answer_commands(trial: Trial) -> None:
    """1. Dòng lệnh / The command line"""
    if not trial.program.is_file():
        raise Broken(f"{trial.program}: chưa đóng gói / not built yet; make bundle")
    known = trial.laptop.ask("types")
    _check("biết các loại bản ghi / knows the record types", "broadcast_log" in str(known))


def begin(trial: Trial) -> None:
    """2. Lập hồ sơ, đăng ký máy / A profile, enrolled"""
    trial.hub.ask("init", "--unit", "15")
    trial.hub.serve()
    words = ("invite", "--unit", COMMUNE, "--role", "operator", "--role", "keeper", "--person", "Cán bộ xã 1")
    code = trial.hub.ask(*words)["invite"]
    trial.laptop.ask("init", "--unit", COMMUNE, "--name", "Cán bộ xã 1")
    trial.laptop.ask("enrol", "--hub", trial.hub.url, "--invite", code)
    _check("đã đăng ký / enrolled", trial.laptop.ask("status")["hub"] == trial.hub.url)


def use_window(trial: Trial) -> None:
    """3. Cửa sổ: ghi một buổi phát, đồng bộ, đóng / The window: a broadcast is typed and sent, the window closes"""
    began = time.monotonic()
    command = (str(trial.program), "--profile", str(trial.laptop.folder), "--rehearse", TITLE)
    window = start_program(command, trial.passphrase)
    try:
        said, errors = window.communicate(timeout=2 * PATIENCE_S)
    finally:
        if window.poll() is None:
            window.kill()
            window.wait()
    told = (said + errors).decode(errors="replace").strip()
    _check(f"đóng êm / a clean end ({time.monotonic() - began:.1f} s)", window.returncode == 0, told)
    logs = [one.read_text(encoding="utf-8") for one in trial.laptop.folder.glob(LOG)]
    faults = [line for log in logs for line in log.splitlines() if " WARNING " in line or " ERROR " in line]
    _check("nhật ký không có cảnh báo / no warning in its log", not faults, "\n".join(faults))


def compare(trial: Trial) -> None:
    """4. Trung tâm giữ đúng những gì máy đã ghi / The hub holds what was written down"""
    logs = trial.laptop.ask("list", "broadcast_log")
    _check("một buổi phát, đúng từng chữ / one broadcast, letter by letter", _titles(logs) == [TITLE], _titles(logs))
    (record,) = (one["id"] for one in logs)
    trail = [step["step"] for step in trial.laptop.ask("show", record)["trail"]]
    _check("có biên nhận / there is a receipt", "received" in trail, trail)
    here, there = trial.laptop.ask("digest")[COMMUNE], trial.hub.ask("digest").get(COMMUNE)
    _check("mã đối chiếu bằng nhau / equal digests", here == there and here["count"] > 0, f"{here} {there}")
    for name, found in (("máy / laptop", trial.laptop.ask("check")), ("trung tâm / hub", trial.hub.ask("check"))):
        _check(f"kiểm tra kho / store check: {name}", found["ok"], found)


def _titles(logs: list[dict[str, Any]]) -> list[str]:
    return [line.get("title", "") for one in logs for line in one["fields"].get("lines", ())]


def _check(what: str, holds: bool, found: object = "") -> None:
    """Tell what was checked; Broken with what was found where it does not hold."""
    print(f"    {'✓' if holds else '✗'} {what}", flush=True)
    if not holds:
        raise Broken(f"{what}: {found}")


if __name__ == "__main__":
    sys.exit(main())
