# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a person, what is not, and who may write one."""

from typing import Any

import pytest

from sync.records.person import Person
from sync.records.roles import COMMUNE_ROLES, Role
from tests.support.records import codes_found


@pytest.mark.parametrize(
    ("phone", "is_found"),
    [
        ("0912345678", False),
        ("0912 345 678", False),
        ("+84 912.345.678", False),
        ("02143 820 111", False),
        ("12345", True),
        ("số máy bàn", True),
        (None, False),
        (b"\0" * 32, False),
    ],
)
def test_a_phone_unlike_vietnamese_ones_is_noticed(phone: Any, is_found: bool) -> None:
    assert ("phone_unlike_vietnam" in codes_found(Person({"phone": phone}))) is is_found


@pytest.mark.parametrize(("year", "is_found"), [(2011, True), (2010, False), (None, False)])
def test_a_year_of_birth_of_a_child_is_noticed(year: int | None, is_found: bool) -> None:
    assert ("birth_year_unlikely" in codes_found(Person({"birth_year": year}))) is is_found


def test_other_roles_than_the_communes_write_their_own_person_alone() -> None:
    writable = Person.declared.writable
    assert {role for role, writes in writable.items() if not writes.only_own} == set(COMMUNE_ROLES)
    assert Role.VIEWER not in writable
