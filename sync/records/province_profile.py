# SPDX-License-Identifier: Apache-2.0
"""What a province sets for its communes: terms for answers, rates of remuneration; and the working calendar of all.

Given to rules through ``Around.profile``; where nothing is known, an empty profile counts with weekends and pays
nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sync.records.airtime import Airtime, read_airtime
from sync.records.form import FormFault
from sync.records.rate_table import RateTable
from sync.records.working_days import Deadline, WorkingCalendar

_KEYS = {"source", "forward_days", "answer_days", "answer_days_by_level"}
_AIRTIME = "airtime"
_MOST_DAYS = 365


@dataclass(frozen=True)
class Terms:
    """Working days for handling reflections, by level of authority where the province says so; limits of airtime."""

    forward_days: int = 5
    answer_days: int = 15
    answer_days_by_level: Mapping[str, int] = field(default_factory=dict)
    airtime: Airtime = field(default_factory=Airtime)


@dataclass(frozen=True)
class ProvinceProfile:
    """The settings of one province."""

    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    terms: Terms = field(default_factory=Terms)
    rates: RateTable = field(default_factory=RateTable)

    @property
    def airtime(self) -> Airtime:
        """How long, on which days and at which hours communes may air."""
        return self.terms.airtime

    def forward_deadline(self, received: date) -> Deadline:
        """By when what is another body's must have been forwarded."""
        return self.calendar.deadline(received, self.terms.forward_days)

    def answer_deadline(self, received: date, level: str | None) -> Deadline:
        """By when a reflection must be answered at its level of authority."""
        days = self.terms.answer_days_by_level.get(level or "", self.terms.answer_days)
        return self.calendar.deadline(received, days)


def read_terms(document: Any) -> Terms:
    """Terms as their file holds them.

    FormFault ``bad_terms`` for another shape or days beyond a year, ``bad_airtime`` for limits without form.
    """
    if not isinstance(document, dict) or document.keys() - {_AIRTIME} != _KEYS:
        raise FormFault("bad_terms")
    by_level = document["answer_days_by_level"]
    if not isinstance(by_level, dict):
        raise FormFault("bad_terms")
    counted = (document["forward_days"], document["answer_days"], *by_level.values())
    if not all(type(days) is int and 1 <= days <= _MOST_DAYS for days in counted):
        raise FormFault("bad_terms")
    airtime = read_airtime(document[_AIRTIME]) if _AIRTIME in document else Airtime()
    return Terms(document["forward_days"], document["answer_days"], by_level, airtime)
