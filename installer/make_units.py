# SPDX-License-Identifier: Apache-2.0
"""Makes the bundled lists of administrative units from the PyPI package ``vietnamadminunits`` (MIT).

Run by a developer when units change: ``pip install .[units]``, then ``python -m installer.make_units``.
The same package gives the same bytes. Its data files are read; none of its code is run.
"""

import csv
import io
import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

import resources

PACKAGE = "vietnamadminunits"
FIRST_DAY, LAST_DAY_BEFORE = "2025-07-01", "2025-06-30"
COUNTRY = "VN"
KINDS = {
    "Tỉnh": "tinh",
    "Thành phố": "thanh_pho",
    "Thị xã": "thi_xa",
    "Quận": "quan",
    "Huyện": "huyen",
    "Thị trấn": "thi_tran",
    "Phường": "phuong",
    "Xã": "xa",
    "Đặc khu": "dac_khu",
}


class Row(NamedTuple):
    """One line of a list, in the order of its columns."""

    code: str
    name: str
    kind: str
    parent: str
    valid_from: str = ""
    valid_to: str = ""
    predecessors: str = ""


Record = Mapping[str, Any]
Shares = Mapping[str, Iterable[str]]
"""By the package's key of a new unit: its predecessors as they stand in the list."""


def write_lists(folder: Path) -> None:
    """Write both lists and the licence of their source into the folder."""
    package = distribution(PACKAGE)
    data = Path(str(package.locate_file(f"{PACKAGE}/data")))
    new, old = _read(data, "SELECT * FROM admin_units"), _read(data, "SELECT * FROM admin_units_legacy")
    conversion = json.loads((data / "converter_2025.json").read_text("utf-8"))
    now = [_country(), *_provinces_now(new, old, conversion), *_communes_now(new, old, conversion)]
    _write(folder / "units-2025.csv", now)
    _write(folder / "units-before-2025.csv", _units_before(old))
    (folder / "LICENSE.txt").write_text(_licence(package), "utf-8", newline="\n")


def _read(data: Path, query: str) -> list[Record]:
    with closing(sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(record) for record in database.execute(query)]


def _licence(package: Distribution) -> str:
    text = package.read_text("licenses/LICENSE")
    if text is None:
        raise FileNotFoundError(f"{PACKAGE} comes without its licence")
    return f"The lists in this folder are made from {PACKAGE} {package.version}:\n\n{text.strip()}\n"


def _country() -> Row:
    return Row(COUNTRY, "Việt Nam", "quoc_gia", "")


def _provinces_now(new: list[Record], old: list[Record], conversion: Record) -> Iterable[Row]:
    codes = {record["provinceKey"]: record["provinceCode"] for record in old}
    provinces = {record["provinceKey"]: (record["provinceCode"], record["province"]) for record in new}
    for key, (code, name) in provinces.items():
        before = sorted(f"{codes[old_key]}:full" for old_key in conversion["DICT_PROVINCE"][key])
        yield _row(code, name, COUNTRY, FIRST_DAY, "", " ".join(before))


def _communes_now(new: list[Record], old: list[Record], conversion: Record) -> Iterable[Row]:
    shares = _shares(old, conversion)
    for record in new:
        before = sorted(shares[f"{record['provinceKey']}_{record['wardKey']}"])
        yield _row(record["wardCode"], record["ward"], record["provinceCode"], FIRST_DAY, "", " ".join(before))


def _shares(old: list[Record], conversion: Record) -> Shares:
    """An island that was governed without communes stands in the package as a row without one."""
    codes = {_old_key(record): record["wardCode"] or record["districtCode"] for record in old}
    shares = defaultdict[str, list[str]](list)
    for province, communes in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, before in communes.items():
            shares[f"{province}_{commune}"] += [f"{codes[key]}:full" for key in before]
    for province, divided in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            for part in parts:
                share = "default_part" if part["isDefaultNewWard"] else "part"
                shares[f"{province}_{part['newWardKey']}"].append(f"{codes[key]}:{share}")
    return shares


def _old_key(record: Record) -> str:
    return f"{record['provinceKey']}_{record['districtKey']}_{record['wardKey'] or ''}"


def _units_before(old: list[Record]) -> Iterable[Row]:
    """Since when they stood is not known to the package and stays empty."""
    units = set[Row]()
    for record in old:
        units.add(_row(record["provinceCode"], record["province"], COUNTRY, "", LAST_DAY_BEFORE))
        units.add(_row(record["districtCode"], record["district"], record["provinceCode"], "", LAST_DAY_BEFORE))
        if record["wardCode"]:
            units.add(_row(record["wardCode"], record["ward"], record["districtCode"], "", LAST_DAY_BEFORE))
    return units


def _row(code: str, name: str, parent: str, *rest: str) -> Row:
    """The kind is read off the name, and the name's first word spelt as the law does: ``Thị xã``, not ``Thị Xã``.

    The package's own column of kinds calls a few wards and towns communes.
    """
    name = normalize("NFC", name)
    word = next(word for word in KINDS if name.casefold().startswith(f"{word} ".casefold()))
    return Row(code, word + name[len(word) :], KINDS[word], parent, *rest)


def _write(file: Path, units: Iterable[Row]) -> None:
    ordered = sorted(units, key=_place)
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(Row._fields)
    lines.writerows(ordered)
    file.write_text(text.getvalue(), "utf-8", newline="\n")


def _place(unit: Row) -> tuple[bool, int, str]:
    return unit.code != COUNTRY, len(unit.code), unit.code


if __name__ == "__main__":
    write_lists(Path(sys.argv[1]) if len(sys.argv) > 1 else resources.path("units"))
