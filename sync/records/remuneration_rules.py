# SPDX-License-Identifier: Apache-2.0
"""What a piece of work is paid by the rate table of the province, and what is noticed. No rule blocks a save."""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from sync.records.broadcast_log import BroadcastLog
from sync.records.content_item import ContentItem
from sync.records.declaration import Around
from sync.records.neighbours import others

if TYPE_CHECKING:
    from sync.records.remuneration import Remuneration

PROPOSED, APPROVED, PAID = "de_nghi", "duyet", "chi"
OWN_BROADCASTS = frozenset({"own", "emergency"})
OWN_ORIGINS = frozenset({"own", "village"})


def fill(pay: "Remuneration", around: Around) -> dict[str, Any]:
    """Stored values for what the author left out: the month of the work, one piece, proposed, the rate in force."""
    filled: dict[str, Any] = {"quantity": 1, "state": PROPOSED}
    if pay.date is not None:
        filled["period"] = pay.date.isoformat()[:7]
    if pay.genre is None:
        filled["genre"] = _genre_of_work(pay, around)
    rate = _rate(pay, pay.genre or filled.get("genre"), around)
    if rate is not None:
        filled["unit_rate"] = rate
    return {name: value for name, value in filled.items() if value is not None and pay.values.get(name) is None}


def _genre_of_work(pay: "Remuneration", around: Around) -> str | None:
    item = around.get(ContentItem, pay.work) if pay.work else None
    return item.genre if item is not None else None


def amount_of(pay: Any) -> int | None:
    """Rate × quantity × coefficient in dong, half up; None while the rate or the quantity is open."""
    if pay.unit_rate is None or pay.quantity is None:
        return None
    coefficient = Decimal(str(pay.coefficient if pay.coefficient is not None else 1))
    return int((pay.unit_rate * pay.quantity * coefficient).quantize(Decimal(1), ROUND_HALF_UP))


def table_rate(pay: "Remuneration", around: Around) -> int | None:
    """What the province's table says for this role and genre on the day of the work; None where it has a gap."""
    return _rate(pay, pay.genre, around)


def _rate(pay: "Remuneration", genre: str | None, around: Around) -> int | None:
    if pay.role is None or pay.date is None:
        return None
    return around.profile(pay.unit).rates.rate_on(pay.role, genre, pay.date)


def has_no_rate(pay: "Remuneration", around: Around) -> bool:
    """The table of the province has no rate for this role and genre on that day."""
    return pay.role is not None and pay.date is not None and table_rate(pay, around) is None


def is_rate_unlike_table(pay: "Remuneration", around: Around) -> bool:
    """Another rate than the one in force."""
    expected = table_rate(pay, around)
    return expected is not None and pay.unit_rate is not None and pay.unit_rate != expected


def is_from_example(pay: "Remuneration", around: Around) -> bool:
    """The rate comes from the table of examples, which no People's Council has decided."""
    return table_rate(pay, around) is not None and around.profile(pay.unit).rates.is_example


def is_outside_period(pay: "Remuneration", _around: Around) -> bool:
    """The work was done in another month than it is paid for."""
    return pay.period is not None and pay.date is not None and pay.date.isoformat()[:7] != pay.period


def is_not_own(pay: "Remuneration", around: Around) -> bool:
    """Neither broadcast nor item is the commune's own work: relays and bulletins of others are not paid here."""
    if pay.work is None:
        return False
    log = around.get(BroadcastLog, pay.work)
    if log is not None:
        return log.broadcast_kind is not None and log.broadcast_kind not in OWN_BROADCASTS
    item = around.get(ContentItem, pay.work)
    return item is not None and (item.unit != pay.unit or item.origin not in (None, *OWN_ORIGINS))


def is_paid_twice(pay: "Remuneration", around: Around) -> bool:
    """The same role of the same work is in another record."""
    return bool(others(pay, around, work=pay.work, role=pay.role))


def is_approved_by_payee(pay: "Remuneration", _around: Around) -> bool:
    """Who is paid approved it."""
    return pay.person is not None and pay.person == pay.approved_by


def needs_approval(pay: Any) -> bool:
    """Tell whether the state says that a leader has approved."""
    return pay.state in (APPROVED, PAID)


def is_unapproved(pay: "Remuneration", _around: Around) -> bool:
    """Approved or paid without anybody who approved."""
    return needs_approval(pay) and pay.approved_by is None
