# SPDX-License-Identifier: Apache-2.0
"""Who may do what: the roles of a grant and what each may write of a record type.

Roles after the duties of Decree 49/2024/NĐ-CP and the working practice of communes; the
reviewer is a role over a list of communes, never a tier of government.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sync.records.words import Words


class Role(StrEnum):
    """Roles in the order of the contract of the commands."""

    OPERATOR = "operator"
    EDITOR = "editor"
    APPROVER = "approver"
    PROPAGANDIST = "propagandist"
    KEEPER = "keeper"
    REVIEWER = "reviewer"
    MANAGER = "manager"
    VIEWER = "viewer"
    ADMIN = "admin"


ROLE_LABELS: Mapping[Role, Words] = {
    Role.OPERATOR: Words("Cán bộ phụ trách đài", "Station operator"),
    Role.EDITOR: Words("Biên tập viên", "Editor"),
    Role.APPROVER: Words("Lãnh đạo UBND xã", "Content approver"),
    Role.PROPAGANDIST: Words("Tuyên truyền viên cơ sở", "Grassroots propagandist"),
    Role.KEEPER: Words("Công chức văn hóa - xã hội", "Commune record keeper"),
    Role.REVIEWER: Words("Cán bộ thẩm định", "Reviewer"),
    Role.MANAGER: Words("Quản lý cấp tỉnh", "Provincial manager"),
    Role.VIEWER: Words("Người xem", "Viewer"),
    Role.ADMIN: Words("Quản trị hệ thống", "System administrator"),
}

COMMUNE_ROLES = (Role.OPERATOR, Role.EDITOR, Role.KEEPER)
"""What a profile may do before any grant: small communes combine the three."""

REACHES_DOWN = (Role.REVIEWER, Role.MANAGER, Role.VIEWER)
"""Roles whose grant over a unit covers the units beneath it too; the others hold for the unit itself."""


@dataclass(frozen=True)
class Writes:
    """What a role may write of a type: every field or the named ones, some with fewer codes."""

    fields: Collection[str] | None = None
    """Names of fields; None for every field."""
    codes: Mapping[str, Collection[str]] = field(default_factory=dict)
    """For a choice field, the only codes this role may write."""
    but: Collection[str] = ()
    """Fields that are another role's alone, such as those of an approval."""
    only_own: bool = False
    """Only the record that is the writer: the ``person`` whose id is the change's author."""

    def allows(self, name: str, value: object) -> bool:
        """Tell whether this role may set the field to the value."""
        if name in self.but or (self.fields is not None and name not in self.fields):
            return False
        return name not in self.codes or value in self.codes[name]


EVERY_FIELD = Writes()
OWN_RECORD = Writes(only_own=True)


def written_by(*roles: Role) -> Mapping[Role, Writes]:
    """The roles that may write every field of a type."""
    return dict.fromkeys(roles, EVERY_FIELD)
