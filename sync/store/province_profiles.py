# SPDX-License-Identifier: Apache-2.0
"""Reads the delivered data of a province (rates, terms) and the holidays of all; what is absent is an empty table.

A file that is there but wrong is refused with its code and its name, never half read.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import resources
from sync.log.errors import Refused
from sync.log.units import COUNTRY, UnitTree
from sync.records.form import FormFault
from sync.records.province_profile import ProvinceProfile, Terms, read_terms
from sync.records.rate_table import RateTable, read_rates
from sync.records.working_days import WorkingCalendar, read_year

HOLIDAYS: Final = "holidays"
RATES: Final = "rates"
TERMS: Final = "terms"
PROVINCE_DIGITS: Final = 2

T = TypeVar("T")


@cache
def profile_of(province: str) -> ProvinceProfile:
    """What a province, by its code of two digits, sets for its communes; read once.

    Raises Refused with the code of the fault where a delivered file is wrong.
    """
    return read_profile(province, resources.path(HOLIDAYS).parent)


def profile_over(tree: UnitTree, unit: str) -> ProvinceProfile:
    """The profile of the province that a unit is or lies in; a unit in none has the terms and holidays alone."""
    above = (unit, *tree.ancestors(unit))
    return profile_of(next((code for code in above if len(code) == PROVINCE_DIGITS and code != COUNTRY), ""))


def read_profile(province: str, folder: Path) -> ProvinceProfile:
    """The same from another folder of the same shape."""
    return ProvinceProfile(read_calendar(folder), _terms(province, folder), _rates(province, folder))


def read_calendar(folder: Path) -> WorkingCalendar:
    """The working calendar of every year that has a file below ``holidays/``."""
    years = (_read(one, read_year) for one in sorted((folder / HOLIDAYS).glob("*.json")))
    return WorkingCalendar({one.year: one for one in years})


def _terms(province: str, folder: Path) -> Terms:
    own, default = (folder / TERMS / f"{name}.json" for name in (province, "default"))
    found = own if province and own.exists() else default
    return _read(found, read_terms) if found.exists() else Terms()


def _rates(province: str, folder: Path) -> RateTable:
    """No province is paid by another's rates: without a file of its own its table is empty."""
    found = folder / RATES / f"{province}.json"
    return _read(found, read_rates) if province and found.exists() else RateTable()


def _read(file: Path, read: Callable[[Any], T]) -> T:
    try:
        return read(json.loads(file.read_text(encoding="utf-8")))
    except FormFault as fault:
        raise Refused(fault.code, f"{file.name} has no form", {file.name: fault.where or fault.code}) from None
    except ValueError:
        raise Refused("not_json", f"{file.name} is no JSON", {file.name: "not_json"}) from None
