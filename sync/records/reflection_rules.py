# SPDX-License-Identifier: Apache-2.0
"""By when a reflection is to be forwarded and answered, who may read it, and what is noticed. No rule blocks a save."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sync.records.days import VIETNAM, write_moment
from sync.records.declaration import Around
from sync.records.neighbours import others_in_unit
from sync.records.roles import Role
from sync.records.working_days import Deadline

if TYPE_CHECKING:
    from sync.records.reflection import Reflection

OWN_LEVELS = frozenset({"thon", "xa"})
"""What the commune answers itself; the rest is forwarded."""
OTHER_PROCEDURE = frozenset({"khieu_nai", "to_cao"})
"""Complaints and denunciations follow laws of their own: split off, never public."""
OFFICIALS_CONDUCT = frozenset({"thai_do_can_bo"})
CONFIDANTS = frozenset({Role.APPROVER, Role.KEEPER})
"""Who reads what is locked away: the leader of the commune and its record keeper."""

ANSWERED = frozenset({"da_tra_loi", "da_cong_bo", "dong"})
REFUSED = "khong_tiep_nhan"
PASSED_UP = "chuyen_cap_tren"
ENDED = ANSWERED | {REFUSED, PASSED_UP}
CITIZENS_CHANNELS = frozenset({"zalo_oa", "ung_dung_httt_nguon", "cong_dvc"})
"""Where the citizens themselves write, so that their satisfaction is their own word."""
BACKDATED_MOST = timedelta(days=7)
SENDER = frozenset({"sender_name", "phone", "address"})


def fill(reflection: "Reflection", around: Around) -> dict[str, Any]:
    """Stored values for what the author left out: received now, told then, new, and the day of the answer."""
    received = reflection.received_at or around.now
    filled: dict[str, Any] = {
        "received_at": write_moment(received),
        "told_at": write_moment(received),
        "state": "tiep_nhan",
        "due_at": write_moment(answer_deadline(reflection, received, around).ends_at),
    }
    return {name: value for name, value in filled.items() if reflection.values.get(name) is None}


def hidden_fields(reflection: "Reflection") -> frozenset[str]:
    """Anonymous hides the sender, everywhere."""
    return SENDER if reflection.anonymous else frozenset()


def is_of_others(reflection: Any) -> bool:
    """Tell whether another body answers, so that the reflection is forwarded."""
    return reflection.authority_level is not None and reflection.authority_level not in OWN_LEVELS


def is_answered(reflection: Any) -> bool:
    """Tell whether it stands as answered, which needs the answer, its author and the leader's approval."""
    return reflection.state in ANSWERED


def is_refused(reflection: Any) -> bool:
    """Tell whether it was not taken up, which needs the reason."""
    return bool(reflection.state == REFUSED)


def is_open(reflection: "Reflection") -> bool:
    """Tell whether somebody still owes an answer."""
    return reflection.state not in ENDED and reflection.answered_at is None


def is_on_time(reflection: "Reflection") -> bool | None:
    """Answered by the due moment; None while it is not answered or has no due moment."""
    if reflection.answered_at is None or reflection.due_at is None:
        return None
    return reflection.answered_at <= reflection.due_at


def is_overdue(reflection: "Reflection", now: datetime) -> bool:
    """Still open past its due moment."""
    return is_open(reflection) and reflection.due_at is not None and now > reflection.due_at


def answer_deadline(reflection: "Reflection", received: datetime, around: Around) -> Deadline:
    """The last day for the answer, by the terms of the province."""
    profile = around.profile(reflection.unit)
    return profile.answer_deadline(_day_of(received), reflection.authority_level)


def forward_deadline(reflection: "Reflection", around: Around) -> Deadline | None:
    """The last day for forwarding what another body answers; None for what is the commune's own."""
    if reflection.received_at is None or not is_of_others(reflection):
        return None
    return around.profile(reflection.unit).forward_deadline(_day_of(reflection.received_at))


def _day_of(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()


def _deadlines(reflection: "Reflection", around: Around) -> Iterator[Deadline]:
    if reflection.received_at is not None:
        yield answer_deadline(reflection, reflection.received_at, around)
    forward = forward_deadline(reflection, around)
    if forward is not None:
        yield forward


def counts_unsure_years(reflection: "Reflection", around: Around) -> bool:
    """A term runs into a year whose holidays are not known yet: weekends alone were counted there."""
    return is_open(reflection) and any(one.unsure_years for one in _deadlines(reflection, around))


def is_due_otherwise(reflection: "Reflection", around: Around) -> bool:
    """Due later than the terms of the province allow."""
    if reflection.received_at is None or reflection.due_at is None:
        return False
    return reflection.due_at > answer_deadline(reflection, reflection.received_at, around).ends_at


def is_forwarded_late(reflection: "Reflection", around: Around) -> bool:
    """Forwarded after its term, or not yet although the term has passed."""
    deadline = forward_deadline(reflection, around)
    if deadline is None or is_refused(reflection):
        return False
    return (reflection.forwarded_at or around.now) > deadline.ends_at


def is_answered_late(reflection: "Reflection", _around: Around) -> bool:
    """Answered after the due moment."""
    return is_on_time(reflection) is False


def is_overdue_now(reflection: "Reflection", around: Around) -> bool:
    """Open past its due moment, now."""
    return is_overdue(reflection, around.now)


def is_told_after(reflection: "Reflection", _around: Around) -> bool:
    """Told after it was received."""
    told, received = reflection.told_at, reflection.received_at
    return told is not None and received is not None and told > received


def is_told_long_before(reflection: "Reflection", _around: Around) -> bool:
    """Told more than seven days before it was received."""
    told, received = reflection.told_at, reflection.received_at
    return told is not None and received is not None and told < received - BACKDATED_MOST


def is_handled_before(reflection: "Reflection", _around: Around) -> bool:
    """Forwarded or answered before it was received."""
    received, later = reflection.received_at, (reflection.forwarded_at, reflection.answered_at)
    return received is not None and any(one is not None and one < received for one in later)


def is_other_procedure(reflection: "Reflection", _around: Around) -> bool:
    """A complaint or a denunciation."""
    return reflection.nature in OTHER_PROCEDURE


def is_published_though_locked(reflection: "Reflection", _around: Around) -> bool:
    """Published although it is a complaint, a denunciation or about the conduct of officials."""
    is_locked = reflection.nature in OTHER_PROCEDURE or reflection.field in OFFICIALS_CONDUCT
    return is_locked and (bool(reflection.published_by) or reflection.state == "da_cong_bo")


def is_praised_by_office(reflection: "Reflection", _around: Around) -> bool:
    """A satisfaction that did not come from the citizen."""
    return reflection.satisfaction is not None and reflection.channel not in CITIZENS_CHANNELS


def is_approved_by_writer(reflection: "Reflection", _around: Around) -> bool:
    """Who wrote the answer approved it."""
    return reflection.answered_by is not None and reflection.answered_by == reflection.answer_approved_by


def has_number_twice(reflection: "Reflection", around: Around) -> bool:
    """Another reflection of the commune has this number."""
    return bool(others_in_unit(reflection, around, ref_no=reflection.ref_no))
