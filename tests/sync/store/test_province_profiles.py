# SPDX-License-Identifier: Apache-2.0
"""The delivered data of provinces and holidays, and what becomes of a file that is absent or wrong."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from lunar_vn import convert_lunar_to_solar

import resources
from sync.log.errors import Refused
from sync.log.units import UnitTree
from sync.records.airtime import Airtime
from sync.store.province_profiles import HOLIDAYS, RATES, TERMS, profile_of, profile_over, read_calendar, read_profile
from sync.store.units import bundled_units

DELIVERED = resources.path(HOLIDAYS).parent
CALENDAR = read_calendar(DELIVERED)
FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (HOLIDAYS, RATES, TERMS):
        shutil.copytree(DELIVERED / name, tmp_path / name)
    return tmp_path


def lunar(year: int, month: int, day: int) -> date:
    return convert_lunar_to_solar(day, month, year)


def test_three_years_are_delivered_and_the_last_says_that_it_is_not_announced() -> None:
    assert [(year, one.is_official) for year, one in CALENDAR.years.items()] == [
        (2025, True),
        (2026, True),
        (2027, False),
    ]


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_the_days_of_the_labour_code_are_free_every_year(year: int) -> None:
    days = [date(year, month, day) for month, day in FIXED] + [lunar(year, 3, 10), lunar(year, 1, 1), lunar(year, 1, 2)]
    assert [day for day in days if CALENDAR.is_working(day)] == []


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_eleven_holidays_fall_on_weekdays_and_swapped_days_are_worked(year: int) -> None:
    known = CALENDAR.years[year]
    assert len(known.days_off) - len(known.worked) == 11


def test_tet_of_2026_lengthens_a_term() -> None:
    assert CALENDAR.deadline(date(2026, 2, 13), 1).day == date(2026, 2, 23)


def test_next_year_without_a_file_is_counted_with_weekends_alone(folder: Path) -> None:
    (folder / HOLIDAYS / "2027.json").unlink()
    deadline = read_profile("15", folder).calendar.deadline(date(2026, 12, 31), 1)
    assert (deadline.day, deadline.unsure_years) == (date(2027, 1, 1), (2027,))


def test_a_commune_has_the_rates_of_its_province_and_another_has_none() -> None:
    units = bundled_units()
    rates = profile_over(units, "02683").rates
    assert (rates.province, rates.is_example) == ("15", True)
    assert rates.rate_on("tac_gia", "tin", date(2025, 12, 31)) == 30_000
    assert rates.rate_on("tac_gia", "tin", date(2026, 1, 1)) == 36_000
    assert profile_over(units, "01").rates.rates == ()


def test_a_unit_that_nobody_knows_has_the_usual_terms_and_no_rates() -> None:
    profile = profile_over(UnitTree([]), "99999")
    assert (profile.terms.forward_days, profile.terms.answer_days, profile.rates.rates) == (5, 15, ())
    assert profile is profile_of("")


def test_every_delivered_table_can_be_read_and_says_where_it_comes_from() -> None:
    files = list((DELIVERED / RATES).glob("*.json"))
    assert files
    for file in files:
        table = read_profile(file.stem, DELIVERED).rates
        assert table.is_example
        assert "ví dụ" in table.source
        assert table.rates


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        (f"{HOLIDAYS}/2026.json", "{", "not_json"),
        (f"{HOLIDAYS}/2026.json", "{}", "bad_holidays"),
        (f"{RATES}/15.json", "[]", "bad_rates"),
        (f"{TERMS}/default.json", '{"forward_days": 0}', "bad_terms"),
    ],
)
def test_a_wrong_file_is_refused_by_its_name(folder: Path, name: str, text: str, code: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        read_profile("15", folder)
    assert (refusal.value.code, list(refusal.value.fields)) == (code, [Path(name).name])


def test_rates_that_overlap_are_refused(folder: Path) -> None:
    file = folder / RATES / "15.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    table["rates"].append(table["rates"][-1])
    file.write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(Refused, match=r"15\.json") as refusal:
        read_profile("15", folder)
    assert refusal.value.code == "rates_overlap"


def test_a_province_may_set_terms_of_its_own(folder: Path) -> None:
    terms = {"source": "Quy định", "forward_days": 2, "answer_days": 10, "answer_days_by_level": {"thon": 3}}
    (folder / TERMS / "15.json").write_text(json.dumps(terms), encoding="utf-8")
    profile = read_profile("15", folder)
    monday = date(2026, 3, 2)
    ends = [profile.answer_deadline(monday, level).day - monday for level in ("thon", "xa", None)]
    assert ends == [timedelta(days=3), timedelta(days=14), timedelta(days=14)]
    assert profile.forward_deadline(monday).day - monday == timedelta(days=2)
    assert read_profile("01", folder).terms.forward_days == 5


def test_a_province_may_limit_airtime_and_one_that_does_not_limits_nothing(folder: Path) -> None:
    terms = {"source": "Quy định", "forward_days": 2, "answer_days": 10, "answer_days_by_level": {}}
    airtime = {"max_minutes_per_session": 45, "min_minutes_per_day": 60, "weekdays": ["thu_hai"], "quiet_hours": []}
    (folder / TERMS / "15.json").write_text(json.dumps({**terms, "airtime": airtime}), encoding="utf-8")
    limits = read_profile("15", folder).airtime
    assert (limits.max_minutes_per_session, limits.is_barred(1), limits.is_barred(0)) == (45, True, False)
    assert read_profile("01", folder).airtime == Airtime()
    (folder / TERMS / "15.json").write_text(json.dumps({**terms, "airtime": {}}), encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        read_profile("15", folder)
    assert refusal.value.code == "bad_airtime"
