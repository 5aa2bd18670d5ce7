# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a status check, and what is not."""

import pytest

from sync.records.status_check import StatusCheck
from tests.support.records import codes_found


@pytest.mark.parametrize(
    ("now", "is_found"), [("2026-10-13T07:59:59+07:00", True), ("2026-10-13T08:00:00+07:00", False)]
)
def test_a_check_in_the_future_is_noticed(now: str, is_found: bool) -> None:
    check = StatusCheck({"checked_at": "2026-10-13T08:00:00+07:00"})
    assert ("in_future" in codes_found(check, now=now)) is is_found


@pytest.mark.parametrize(
    ("result", "is_loud", "is_found"),
    [("good", False, True), ("good", True, False), ("good", None, False), ("weak", False, False)],
)
def test_a_good_result_without_the_volume_is_noticed(result: str, is_loud: bool | None, is_found: bool) -> None:
    assert ("good_but_quiet" in codes_found(StatusCheck({"result": result, "volume_ok": is_loud}))) is is_found
