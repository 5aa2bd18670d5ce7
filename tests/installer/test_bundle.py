# SPDX-License-Identifier: Apache-2.0
"""What goes into the frozen app, and what stops its build; the app itself is tried by `installer/smoke.py`."""

from pathlib import Path

import pytest

from installer.bundle import missing_libraries
from installer.bundle_parts import (
    distributions_of,
    licence_files,
    needed,
    unnamed,
    without_orphans,
)
from installer.smoke import main as try_out
from installer.story_processes import ROOT

SITE = "/somewhere/site-packages"
XCB = ("PySide6/Qt/plugins/platforms/libqxcb.so", f"{SITE}/PySide6/Qt/plugins/platforms/libqxcb.so", "BINARY")
CURSOR = ("libxcb-cursor.so.0", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0", "BINARY")
PANGO = ("libharfbuzz.so.0", "/usr/lib/x86_64-linux-gnu/libharfbuzz.so.0", "BINARY")
PYTHON = ("libpython3.11.so.1.0", "/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "BINARY")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/QtNetwork.abi3.so",
        "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so",
        "resources/translations/qtbase_vi.qm",
        "resources/units/units-2025.csv",
        "resources/licences/LGPL-3.0.txt",
    ],
)
def test_what_the_app_needs_goes_in(place: str) -> None:
    assert needed(place)
    assert needed(place.replace("/", "\\"))


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/imageformats/libqgif.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/QtDBus.abi3.so",
        "libgtk-3.so.0",
        "resources/translations/app_en.ts",
        "resources/__pycache__/__init__.cpython-311.pyc",
    ],
)
def test_what_no_window_of_ours_loads_stays_out(place: str) -> None:
    assert not needed(place)


def test_a_library_goes_in_only_where_something_that_goes_in_needs_it() -> None:
    imports = {XCB[1]: [("libxcb-cursor.so.0", CURSOR[1])], PYTHON[1]: []}
    kept = without_orphans([XCB, CURSOR, PANGO, PYTHON], lambda path: imports[path])
    assert kept == [XCB, CURSOR, PYTHON]


def test_a_missing_library_stops_the_build_unless_what_needs_it_stays_out() -> None:
    line = "26717 WARNING: Library not found: could not resolve '{}', dependency of '{}'."
    theme = f"{SITE}/PySide6/Qt/plugins/platformthemes/libqgtk3.so"
    told = [line.format("libxcb-icccm.so.4", XCB[1]), line.format("libgtk-3.so.0", theme), "5 WARNING: else"]
    assert missing_libraries("\n".join(told)) == told[:1]


def test_every_package_that_goes_in_brings_its_licence() -> None:
    found = dict(licence_files(["sqlalchemy.sql", "PySide6", "keyring", "ui.app", "json"], []))
    assert {"LICENSE", "components.csv", "sqlalchemy/LICENSE", "keyring/LICENSE"} <= set(found)
    assert all(path.is_file() for path in found.values())
    assert (ROOT / "resources" / "licences" / "LGPL-3.0.txt").is_file()


def test_a_package_that_is_not_named_among_the_components_is_refused() -> None:
    assert unnamed(distributions_of(["pytest", "sqlalchemy"])) == ["pytest"]
    with pytest.raises(LookupError, match="pytest"):
        list(licence_files(["pytest"], []))


def test_a_trial_without_a_bundle_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert try_out(tmp_path / "loa") == 1
    assert "make bundle" in capsys.readouterr().out
