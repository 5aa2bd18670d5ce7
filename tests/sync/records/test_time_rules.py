# SPDX-License-Identifier: Apache-2.0
"""A day lies ahead when Vietnam has not begun it, a moment when it has not come."""

from datetime import UTC, date, datetime

from sync.records.time_rules import lies_ahead

JUST_AFTER_MIDNIGHT = datetime(2026, 10, 12, 17, 30, tzinfo=UTC)
"""Half past midnight of 13/10 in Vietnam."""


def test_today_has_come_in_vietnam_whatever_the_zone_of_the_clock() -> None:
    assert not lies_ahead(date(2026, 10, 13), JUST_AFTER_MIDNIGHT)
    assert lies_ahead(date(2026, 10, 14), JUST_AFTER_MIDNIGHT)


def test_a_moment_lies_ahead_to_the_minute_and_what_is_unknown_does_not() -> None:
    assert lies_ahead(datetime(2026, 10, 12, 17, 31, tzinfo=UTC), JUST_AFTER_MIDNIGHT)
    assert not lies_ahead(datetime(2026, 10, 12, 17, 29, tzinfo=UTC), JUST_AFTER_MIDNIGHT)
    assert not lies_ahead(None, JUST_AFTER_MIDNIGHT)
