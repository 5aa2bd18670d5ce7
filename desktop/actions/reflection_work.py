# SPDX-License-Identifier: Apache-2.0
"""What is done about a citizen's reflection: counted, answered, passed on, answered over the loudspeakers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from desktop.actions.beginning import begin_broadcast
from desktop.actions.gathering import own_person
from desktop.actions.record_steps import Stepped, standing, write_step
from desktop.actions.saving import save_new
from desktop.laptop import Desk, Laptop
from sync.log.errors import Refused
from sync.records.broadcast_log import BroadcastLog
from sync.records.days import VIETNAM, write_moment
from sync.records.reading_rights import is_readable
from sync.records.reflection import Reflection
from sync.records.reflection_action import ReflectionAction
from sync.records.reflection_rules import ENDED, OWN_LEVELS, is_open, is_overdue
from sync.store.reading import Query, list_records

ANSWERED, HANDED_ON, PASSED_UP = "da_tra_loi", "chuyen_xu_ly", "chuyen_cap_tren"
LOUDSPEAKERS: Final = "loa"
LONGEST_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class OpenCount:
    """How many reflections wait for an answer, and how many of these are past their day."""

    open: int
    overdue: int


def count_open(laptop: Laptop) -> OpenCount:
    """Counts of what this person may read in the own commune."""
    with laptop.reading() as desk:
        query = desk.asked(Query(Reflection, units=(desk.workplace.unit,)))
        records = [one.record for one in list_records(desk.connection, query)]
        waiting = [one for one in records if isinstance(one, Reflection) and is_open(one)]
        return OpenCount(len(waiting), sum(is_overdue(one, desk.around.now) for one in waiting))


def due_of(due_at: str | None, state: str | None, now: datetime) -> int | None:
    """Whole days by which an open reflection is overdue, 0 on time; None where nothing is owed any more."""
    if due_at is None or state in ENDED:
        return None
    due = datetime.fromisoformat(due_at)
    return max(1, (now.astimezone(VIETNAM).date() - due.astimezone(VIETNAM).date()).days) if now > due else 0


def answer(laptop: Laptop, record_id: str, told: Mapping[str, Any]) -> Stepped:
    """Write the answer and the step of it. Raises Refused ``answer_needed`` and those of saving."""
    with laptop.writing() as desk:
        reflection = _readable(desk, record_id)
        text = str(told.get("answer_text") or "").strip()
        if not text:
            raise Refused("answer_needed", "an answer has words", {"answer_text": "required"})
        person, now = own_person(desk), write_moment(desk.around.now)
        values = {**told, "answered_by": reflection.answered_by or person, "answered_at": now, "state": ANSWERED}
        step = {"step": ANSWERED, "content": text}
        return write_step(desk, record_id, values, [_step(desk, record_id, step)])


def pass_on(laptop: Laptop, record_id: str, told: Mapping[str, Any]) -> Stepped:
    """Hand a reflection on to whom it concerns. Raises Refused ``receiver_needed`` and those of saving."""
    with laptop.writing() as desk:
        _readable(desk, record_id)
        to = str(told.get("forwarded_to") or "").strip()
        if not to:
            raise Refused("receiver_needed", "somebody has to receive it", {"forwarded_to": "required"})
        is_own = told.get("authority_level") in (None, *OWN_LEVELS)
        state = HANDED_ON if is_own else PASSED_UP
        values = {**told, "forwarded_at": write_moment(desk.around.now), "state": state}
        step = {"step": state, "forwarded_to": to}
        return write_step(desk, record_id, values, [_step(desk, record_id, step)])


def answer_on_air(laptop: Laptop, record_id: str) -> Stepped:
    """Begin the broadcast that answers: a draft in the logbook, named by the reflection. Its id is ``made[0]``.

    Raises Refused ``answer_locked`` for what may not be made public.
    """
    beginning = begin_broadcast(laptop)
    with laptop.writing() as desk:
        reflection = _readable(desk, record_id)
        if _is_closed_matter(reflection):
            raise Refused("answer_locked", "a complaint or a denunciation is never made public")
        log = save_new(desk, BroadcastLog, {**beginning, "lines": [{"title": _title(reflection)}]})
        ways = [*(reflection.published_by or ()), LOUDSPEAKERS]
        values = {
            "published_by": list(dict.fromkeys(ways)),
            "published_in": [*(reflection.values.get("published_in") or ()), log.record_id],
        }
        return write_step(desk, record_id, values, [log.record_id])


def _is_closed_matter(reflection: Reflection) -> bool:
    return any(reflection.values.get(lock.field.name) in lock.codes for lock in Reflection.declared.locks)


def _title(reflection: Reflection) -> str:
    words = " ".join((reflection.answer_text or reflection.content or "").split())
    short = words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "…"
    return f"Trả lời phản ánh: {short}" if short else "Trả lời phản ánh"


def _step(desk: Desk, record_id: str, told: Mapping[str, Any]) -> str:
    done = {"reflection": record_id, "acted_at": write_moment(desk.around.now), "acted_by": own_person(desk)}
    return save_new(desk, ReflectionAction, {**done, **told}).record_id


def _readable(desk: Desk, record_id: str) -> Reflection:
    found = standing(desk, record_id)
    if not isinstance(found, Reflection):
        raise Refused("unknown_record", f"no reflection {record_id} is here")
    if not is_readable(found, desk.roles(found.unit), desk.around):
        raise Refused("locked_away", "complaints and denunciations are read by the leader and the keeper alone")
    return found
