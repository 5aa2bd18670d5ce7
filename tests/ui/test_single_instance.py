# SPDX-License-Identifier: Apache-2.0
"""One window for one profile folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.single_instance import SingleInstance, server_name


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> SingleInstance:
    del qapp
    return SingleInstance(tmp_path)


def test_a_second_start_raises_the_first(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    assert first.claim()
    first.listen()
    second = SingleInstance(tmp_path)
    assert not second.claim()
    with qtbot.waitSignal(first.raise_wanted):
        assert second.raise_first()
    first.release()


def test_after_the_end_of_the_first_the_folder_is_free(first: SingleInstance, tmp_path: Path) -> None:
    assert first.claim()
    first.release()
    second = SingleInstance(tmp_path)
    assert second.claim()
    second.release()


def test_two_folders_do_not_know_each_other(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other")
    assert first.claim()
    assert other.claim()
    assert server_name(tmp_path) != server_name(tmp_path / "other")
    first.release()
    other.release()
