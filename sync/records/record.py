# SPDX-License-Identifier: Apache-2.0
"""The record: a subclass a type, its fields as attributes, the rest in ``declared``."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from sync.records.declaration import Around, Declaration, Finding
from sync.records.field import Field
from sync.records.form import FormFault
from sync.records.part import Part
from sync.records.part_fields import Files, Parts
from sync.records.text_fields import Choice, Choices, LongText, Text
from sync.records.words import Words

REQUIRED = Words("Chưa có thông tin bắt buộc", "A required field is empty")
RETIRED_CODE = Words("Mã này đã ngừng dùng", "This code has been retired")


class FindingReason(Part):
    """Why a finding of this record is right as it is, in the officer's words."""

    code = Text("Mã cảnh báo", "Finding", longest=60, pattern="[a-z0-9_]+", required=True, example="overlap")
    reason = Text("Lý do", "Reason", longest=500, required=True, example="Tin đột xuất của UBND xã")


class Record(Part):
    """One record as it stands: its id, its unit, its stored values, typed by its fields.

    Stored fields that every type has stand here; who, when, unit, version, review and transfer
    are read from the log and stored nowhere.
    """

    declared: ClassVar[Declaration]

    note = LongText("Ghi chú", "Note", longest=2000)
    attachments = Files("Tệp đính kèm", "Attachments")
    source_ref = Text("Mã bên hệ thống nguồn", "Reference in the source system", longest=100)

    finding_reasons = Parts(
        "Lý do của cảnh báo", "Reasons of findings", of=FindingReason, most=50, hidden=True, example=None
    )

    def __init__(self, values: Mapping[str, Any], record_id: str = "", unit: str = "") -> None:
        super().__init__(values)
        self.record_id = record_id
        self.unit = unit

    @classmethod
    def type_name(cls) -> str:
        """The name of the type in the log, on the wire and on the command line."""
        return cls.declared.name

    def findings(self, around: Around) -> Iterable[Finding]:
        """All there is to look at: what is missing, retired codes, and the rules of the type; each with the reason
        that was given for it."""
        reasons = self.reasons_given()
        for finding in self._found(around):
            reason = reasons.get(finding.code)
            yield finding if reason is None else replace(finding, reason=reason)

    def reasons_given(self) -> dict[str, str]:
        """Code of a finding → what the officer said about it."""
        return {one["code"]: one["reason"] for one in self.values.get("finding_reasons") or ()}

    def _found(self, around: Around) -> Iterable[Finding]:
        for name in self.missing():
            yield Finding("required", (name,), REQUIRED)
        for field in self.fields.values():
            if _holds_retired_code(field, self.values.get(field.name)):
                yield Finding("retired_code", (field.name,), RETIRED_CODE)
        for rule in self.declared.rules:
            yield from rule.findings(self, around)

    @classmethod
    def tidy(cls, entered: Mapping[str, Any], today: str) -> tuple[dict[str, Any], dict[str, str]]:
        """Stored values of what was entered, and the code of the fault for each field that has none."""
        values: dict[str, Any] = {}
        faults: dict[str, str] = {}
        for name, value in entered.items():
            try:
                values[name] = cls.writable_field(name).tidy(value, today)
            except FormFault as fault:
                faults[f"{name}.{fault.where}" if fault.where else name] = fault.code
        return values, faults

    @classmethod
    def writable_field(cls, name: str) -> Field[Any]:
        """The declared field that a person may write; FormFault for unknown and derived ones."""
        field = cls.fields.get(name)
        if field is None:
            raise FormFault("unknown_field")
        if field.is_derived:
            raise FormFault("derived_field")
        return field

    @classmethod
    def example(cls) -> dict[str, Any]:
        """Fields of a made-up record that ``add`` takes; what only the program writes is left out."""
        entered = {name: one for name, one in cls.fields.items() if not (one.is_derived or one.is_hidden)}
        shown = {name: one.example() for name, one in entered.items()}
        return {name: value for name, value in shown.items() if value is not None}


def _holds_retired_code(field: Field[Any], stored: Any) -> bool:
    if stored is None or not isinstance(field, Choice | Choices):
        return False
    plain = field.plain(stored)
    codes = plain if isinstance(plain, list) else [plain]
    return any(code in field.codes and field.codes.by_code[code].retired for code in codes)
