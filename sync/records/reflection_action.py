# SPDX-License-Identifier: Apache-2.0
"""Xử lý phản ánh: one step in handling a reflection: who did what, when, and where it led.

A step of a reflection that is locked away is locked away with it.
"""

from typing import Any

from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.record import Record
from sync.records.reflection import STATES, Reflection
from sync.records.reflection_rules import REFUSED
from sync.records.roles import COMMUNE_ROLES, Role, written_by
from sync.records.text_fields import Choice, LongText, Reference, Text
from sync.records.time_rules import MOMENT_AHEAD, in_future
from sync.records.value_fields import Moment
from sync.records.words import Words

HANDED_ON = frozenset({"chuyen_xu_ly", "chuyen_cap_tren"})


def _is_handed_on(action: Any) -> bool:
    return action.step in HANDED_ON


def _is_refusal(action: Any) -> bool:
    return bool(action.step == REFUSED)


def _is_before_reception(action: "ReflectionAction", around: Around) -> bool:
    known = around.get(Reflection, action.reflection) if action.reflection else None
    if known is None or known.received_at is None or action.acted_at is None:
        return False
    return action.acted_at < known.received_at


class ReflectionAction(Record):
    """One step of the way from reception to answer."""

    reflection = Reference("Phản ánh", "Reflection", to="reflection", required=True)
    acted_at = Moment("Lúc", "At", required=True)
    acted_by = Reference("Người thực hiện", "Done by", to="person", required=True)
    step = Choice("Bước xử lý", "Step", STATES, required=True)
    content = LongText("Nội dung xử lý", "What was done")
    forwarded_to = Text("Chuyển đến", "Forwarded to", longest=200, required_if=_is_handed_on, example=None)
    reason = Text("Lý do", "Reason", longest=300, required_if=_is_refusal, example=None)

    declared = Declaration(
        name="reflection_action",
        label=Words("Xử lý phản ánh", "Handling of a reflection"),
        version=1,
        sections=(
            section("Bước xử lý", "Step", reflection, acted_at, acted_by, step),
            section("Nội dung", "Content", content, forwarded_to, reason),
        ),
        columns=(acted_at, reflection, step, acted_by, content, forwarded_to),
        search=(content, forwarded_to, reason),
        sort=(acted_at,),
        title=(reflection, step),
        day=(acted_at,),
        lookups=(reflection,),
        writable=written_by(*COMMUNE_ROLES, Role.APPROVER),
        review=Review.NOT_REVIEWED,
        locked_with=(reflection,),
        rules=(
            Rule(
                "before_reception",
                Words("Xử lý trước khi tiếp nhận phản ánh", "Done before the reflection was received"),
                (acted_at, reflection),
                _is_before_reception,
            ),
            in_future(acted_at, words=MOMENT_AHEAD),
        ),
    )
