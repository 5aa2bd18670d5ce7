# SPDX-License-Identifier: Apache-2.0
"""Who may decide what, and what a decision needs."""

import pytest

from sync.records.review_decision import ReviewDecision
from sync.records.roles import Role


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.EDITOR, Role.KEEPER])
def test_commune_roles_submit_and_decide_nothing(role: Role) -> None:
    writes = ReviewDecision.declared.writable[role]
    assert [verdict for verdict in ("submit", "accept", "return") if writes.allows("verdict", verdict)] == ["submit"]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.MANAGER])
def test_reviewers_decide_and_submit_nothing(role: Role) -> None:
    writes = ReviewDecision.declared.writable[role]
    allowed = [verdict for verdict in ("submit", "accept", "return") if writes.allows("verdict", verdict)]
    assert allowed == ["accept", "return"]


def test_nobody_else_writes_decisions() -> None:
    assert not {Role.ADMIN, Role.VIEWER, Role.APPROVER, Role.PROPAGANDIST} & ReviewDecision.declared.writable.keys()


def test_a_return_alone_needs_its_reason() -> None:
    assert "reason" in ReviewDecision({"verdict": "return"}).missing()
    assert "reason" not in ReviewDecision({"verdict": "accept"}).missing()
