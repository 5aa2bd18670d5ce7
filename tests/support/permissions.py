# SPDX-License-Identifier: Apache-2.0
"""Who may write what, as the domain has it: a table by hand that knows no declaration, and the cells it answers for.

Roles by their first letters: Operator, Editor, content Approver, Propagandist, record Keeper, area Reviewer,
provincial Manager, central Viewer, system adMin as ``S``. Small communes combine operator, editor and keeper, so
each of the three may do what all three do. Reviewers, managers and viewers reach the units beneath theirs.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

LETTERS = {
    "O": "operator",
    "E": "editor",
    "A": "approver",
    "P": "propagandist",
    "K": "keeper",
    "R": "reviewer",
    "M": "manager",
    "V": "viewer",
    "S": "admin",
}
COMMUNE = "OEK"
REACH = "RMV"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Line:
    """These roles write all fields, all but some, or only some; a choice only with some of its codes."""

    roles: str
    only: Collection[str] = ()
    but: Collection[str] = ()
    codes: Mapping[str, Collection[str]] = field(default_factory=dict)
    is_own: bool = False
    """Only the record that is the writer himself."""


_SIGNATURE = ("approved_by", "approved_at", "approved_content", "return_reason")
_ANSWER = (
    "answer_text",
    "answered_by",
    "answered_at",
    "answer_approved_by",
    "published_by",
    "state",
    "refused_reason",
)
_TAKEN_IN = (
    *("ref_no", "channel", "field", "nature", "state", "due_at", "note", "attachments", "received_at", "told_at"),
    *("sender_name", "phone", "address", "anonymous", "content", "village", "photo"),
)
_COMMUNE_ALONE = (Line(COMMUNE),)

TABLE: Mapping[str, tuple[Line, ...]] = {
    "admin_unit": (Line("MS"),),
    "person": (Line(COMMUNE), Line("APRMS", is_own=True)),
    **dict.fromkeys(("village", "station", "cluster", "equipment", "status_check", "fault_ticket"), _COMMUNE_ALONE),
    **dict.fromkeys(("broadcast_log", "propagandist", "propaganda_session", "bulletin_receipt"), _COMMUNE_ALONE),
    **dict.fromkeys(("notice_board", "publication", "e_channel", "e_post", "participation", "award"), _COMMUNE_ALONE),
    "jump_reason": _COMMUNE_ALONE,
    **dict.fromkeys(("board_post", "emergency_alert", "sms_campaign", "reflection_action"), (Line(COMMUNE + "A"),)),
    **dict.fromkeys(("campaign", "contest", "connection", "training_course"), (Line(COMMUNE + "M"),)),
    "inspection": (Line(COMMUNE + "RM"),),
    "schedule_slot": (Line(COMMUNE, but=("approved_by",)), Line("A", only=("approved_by",))),
    "content_item": (
        Line(COMMUNE, but=_SIGNATURE, codes={"approval_state": ("nhap", "cho_duyet")}),
        Line(
            "A",
            only=(*_SIGNATURE, "approval_state", "secret_check"),
            codes={"approval_state": ("da_duyet", "tra_lai")},
        ),
    ),
    "remuneration": (
        Line(COMMUNE, but=("approved_by",), codes={"state": ("de_nghi", "chi")}),
        Line("A", only=("approved_by", "state"), codes={"state": ("de_nghi", "duyet")}),
    ),
    "reflection": (
        Line(COMMUNE, but=("answer_approved_by",)),
        Line("A", only=_ANSWER),
        Line("P", only=_TAKEN_IN, codes={"state": ("tiep_nhan",)}),
    ),
    "redaction": (Line("KAM"),),
    "review_decision": (
        Line(COMMUNE, codes={"verdict": ("submit",)}),
        Line("RM", codes={"verdict": ("accept", "return")}),
    ),
}
"""Record type → who writes it; every other role may not write it at all."""

GOES_DOWN = frozenset({"admin_unit", "content_item", "campaign", "contest", "connection", "training_course"})
"""What the units beneath receive."""


class Place(NamedTuple):
    """Where a person stands and where the record stands: the unit of the grant, the unit of the record."""

    grant: str
    unit: str
    relation: str
    """``own``, ``beneath`` the grant's unit, ``above`` it, ``sibling``, ``foreign``."""


def roles_at(roles: Iterable[str], relation: str) -> set[str]:
    """The roles that count over a unit which stands so to the grant's."""
    letters = {letter for letter, name in LETTERS.items() if name in set(roles)}
    if relation == "own":
        return letters
    return letters & set(REACH) if relation == "beneath" else set()


def may_write(roles: Iterable[str], relation: str, type_: str, values: Mapping[str, object], is_own: bool) -> bool:
    """Whether the table lets these roles set these fields of a record that stands so to their unit."""
    letters = roles_at(roles, relation)
    lines = [one for one in TABLE[type_] if letters.intersection(one.roles) and (is_own or not one.is_own)]
    return bool(lines) and all(any(_allows(one, name, value) for one in lines) for name, value in values.items())


def _allows(line: Line, name: str, value: object) -> bool:
    if name in line.but or (line.only and name not in line.only):
        return False
    return name not in line.codes or value in line.codes[name]
