# SPDX-License-Identifier: Apache-2.0
"""Data files are found wherever the program was put, and nothing outside their folder is."""

import sys
from pathlib import Path

import pytest

import resources


def test_a_data_file_is_found_in_the_checkout() -> None:
    assert resources.path("units/units-2025.csv").read_text("utf-8").startswith("code,")


def test_a_data_file_is_found_in_a_frozen_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("units/units-2025.csv") == tmp_path.resolve() / "resources" / "units" / "units-2025.csv"


@pytest.mark.parametrize("name", ["", ".", "..", "../pyproject.toml", "units/../../sync", "/etc/hosts", "units\\a.csv"])
def test_a_name_that_leaves_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a resource"):
        resources.path(name)


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = tmp_path / "bundle" / "resources"
    bundle.mkdir(parents=True)
    (bundle / "out").symlink_to(tmp_path)
    monkeypatch.setattr(sys, "_MEIPASS", str(bundle.parent), raising=False)
    with pytest.raises(ValueError, match="not a resource"):
        resources.path("out/other")
