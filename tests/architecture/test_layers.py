# SPDX-License-Identifier: Apache-2.0
"""The arrow points one way, and the checker that says so sees each kind of break."""

from pathlib import Path

import pytest

from tests.architecture.layers import layer_breaks
from tests.architecture.tree import ROOT


def plant(root: Path, place: str, source: str) -> Path:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return root


def test_no_import_goes_against_the_layers() -> None:
    assert layer_breaks(ROOT) == []


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("desktop/vault.py", "import sync.hub.server\n"),
        ("desktop/vault.py", "from sync import hub\n"),
        ("ui/__main__.py", "from sync.hub import server\n"),
        ("sync/client/cycle.py", "from sync.hub import accounts\n"),
        ("sync/hub/server.py", "from sync.client import cycle\n"),
        ("sync/store/engine.py", "import desktop\n"),
        ("sync/store/engine.py", "from ui import messages\n"),
        ("sync/parcel/seal.py", "from resources import path\n"),
        ("sync/parcel/seal.py", "import sync.store\n"),
        ("sync/log/fold.py", "from sync.parcel.seal import seal\n"),
        ("sync/records/fields.py", "from sync.log.errors import Refused\n"),
        ("sync/log/__init__.py", "from ..store import engine\n"),
        ("sync/log/fold.py", "from .. import store\n"),
        ("resources/__init__.py", "import desktop.paths\n"),
        ("installer/story.py", "from desktop import cli\n"),
    ],
)
def test_an_import_to_the_left_is_found(tmp_path: Path, place: str, source: str) -> None:
    assert len(layer_breaks(plant(tmp_path, place, source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "def late() -> None:\n    import ui\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ui import windows\n",
        "try:\n    import ui\nexcept ImportError:\n    raise\n",
        "import importlib\nui = importlib.import_module('ui.windows')\n",
        "ui = __import__('ui')\n",
        "import importlib\nname = 'ui'\nui = importlib.import_module(name)\n",
    ],
)
def test_a_hidden_import_is_found(tmp_path: Path, source: str) -> None:
    assert len(layer_breaks(plant(tmp_path, "desktop/cli.py", source))) == 1


@pytest.mark.parametrize("room", ["desktop", "sync/store", "sync/records", "resources", "installer"])
@pytest.mark.parametrize("source", ["from PySide6.QtCore import QObject\n", "import shiboken6\n"])
def test_qt_outside_the_window_is_found(tmp_path: Path, room: str, source: str) -> None:
    assert len(layer_breaks(plant(tmp_path, f"{room}/part.py", source))) == 1


@pytest.mark.parametrize("room", ["sync/records", "sync/log"])
def test_a_third_party_library_in_a_pure_room_is_found(tmp_path: Path, room: str) -> None:
    assert len(layer_breaks(plant(tmp_path, f"{room}/part.py", "import json\nimport msgspec\n"))) == 1


@pytest.mark.parametrize("room", ["ui", "desktop", "sync/hub", "sync/log", "installer"])
def test_product_that_imports_tests_is_found(tmp_path: Path, room: str) -> None:
    assert len(layer_breaks(plant(tmp_path, f"{room}/part.py", "from tests.support import hub\n"))) == 1


@pytest.mark.parametrize("place", ["sync/odds.py", "sync/extra/part.py"])
def test_a_module_in_no_room_is_found(tmp_path: Path, place: str) -> None:
    assert layer_breaks(plant(tmp_path, place, "")) == [f"{place}: stands in no room"]


def test_imports_to_the_right_pass(tmp_path: Path) -> None:
    plant(tmp_path, "ui/__main__.py", "import desktop.cli\nfrom PySide6 import QtWidgets\nfrom resources import path\n")
    plant(tmp_path, "desktop/cli.py", "from sync.client import cycle\nfrom sync.records import words\nimport keyring\n")
    plant(tmp_path, "sync/hub/server.py", "import resources\nimport starlette\nfrom sync.store import engine\n")
    plant(tmp_path, "sync/log/fold.py", "from . import change\nimport hashlib\nfrom sync.records import fields\n")
    assert layer_breaks(tmp_path) == []
