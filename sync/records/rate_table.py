# SPDX-License-Identifier: Apache-2.0
"""Rates of remuneration of one province: dated rows given to it, what holds on a day, and where there is a gap.

Rates are set by the People's Council of the province (Decree 49/2024/NĐ-CP), so none stands in the code.
"""

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from sync.records.code_lists import GENRES, PAID_ROLES
from sync.records.codes import CodeList
from sync.records.days import read_day
from sync.records.form import LARGEST_NUMBER, FormFault

_KEYS = {"province", "title", "source", "is_example", "rates"}
_ROW_KEYS = {"role", "genre", "from", "to", "unit_rate"}


@dataclass(frozen=True)
class Rate:
    """Dong for one piece of work of a role, for one genre or for any; ``last`` None holds on."""

    role: str
    genre: str | None
    first: date
    last: date | None
    unit_rate: int

    def holds_on(self, day: date) -> bool:
        """Tell whether the rate is in force on a day, both ends included."""
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: "Rate") -> bool:
        """Tell whether both say something of the same work on the same day."""
        is_same = (self.role, self.genre) == (other.role, other.genre)
        return is_same and (self.holds_on(other.first) or other.holds_on(self.first))


@dataclass(frozen=True)
class RateTable:
    """The rates of a province; ``source`` is the text they come from, ``is_example`` that it is no resolution."""

    province: str = ""
    title: str = ""
    source: str = ""
    is_example: bool = False
    rates: tuple[Rate, ...] = ()

    def rate_on(self, role: str, genre: str | None, day: date) -> int | None:
        """The rate of the genre, else that of the role for any genre; None where the table has a gap."""
        for wanted in dict.fromkeys((genre, None)):
            for one in self.rates:
                if (one.role, one.genre) == (role, wanted) and one.holds_on(day):
                    return one.unit_rate
        return None


def read_rates(document: Any) -> RateTable:
    """A rate table as its file holds it.

    Raises FormFault: ``bad_rates`` for another shape, ``unknown_code`` or ``retired_code`` for a role or genre,
    ``bad_day``, ``ends_before_start``, ``rates_overlap``.
    """
    if not isinstance(document, dict) or document.keys() != _KEYS or not isinstance(document["rates"], list):
        raise FormFault("bad_rates")
    rates = tuple(_rate(row, f"rates.{place}") for place, row in enumerate(document["rates"]))
    for (place, one), (_, other) in combinations(enumerate(rates), 2):
        if one.meets(other):
            raise FormFault("rates_overlap", f"rates.{place}")
    province, title, source = (str(document[name]) for name in ("province", "title", "source"))
    return RateTable(province, title, source, document["is_example"] is True, rates)


def _rate(row: Any, where: str) -> Rate:
    if not isinstance(row, dict) or row.keys() != _ROW_KEYS or not _is_amount(row["unit_rate"]):
        raise FormFault("bad_rates", where)
    _check_code(PAID_ROLES, row["role"], where)
    if row["genre"] is not None:
        _check_code(GENRES, row["genre"], where)
    first = read_day(str(row["from"]))
    last = None if row["to"] is None else read_day(str(row["to"]))
    if last is not None and last < first:
        raise FormFault("ends_before_start", where)
    return Rate(row["role"], row["genre"], first, last, row["unit_rate"])


def _is_amount(value: Any) -> bool:
    return type(value) is int and 0 < value <= LARGEST_NUMBER


def _check_code(codes: CodeList, code: Any, where: str) -> None:
    known = codes.by_code.get(code) if isinstance(code, str) else None
    if known is None:
        raise FormFault("unknown_code", where)
    if known.retired:
        raise FormFault("retired_code", where)
