# SPDX-License-Identifier: Apache-2.0
"""Why a record is not there yet: each reason with the one thing to do about it, from what is written and receipted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from desktop.actions.file_states import WITH_HUB
from desktop.actions.held_codes import ASK_ADMIN, CALL_SUPPORT, EDIT, action_for
from sync.client.link import HubLink
from sync.log.review import ACCEPTED, CHANGED, DRAFT, RETURNED, SUBMITTED
from sync.records.declaration import Review
from sync.records.record import Record
from sync.records.words import Words
from sync.store.trails import HELD, WAITING

SYNC, SUBMIT, RESOLVE, ENROL, HAND_OVER, WAIT, WRITE_ANEW = (
    "sync",
    "submit",
    "resolve",
    "enrol",
    "hand_over",
    "wait",
    "write_anew",
)
"""What there is to do, besides the actions for what the hub holds."""

_HELD: Final[Mapping[str, Words]] = {
    EDIT: Words(
        "Trung tâm chưa nhận ({code}): bấm F2 để sửa rồi gửi lại", "Not accepted ({code}): press F2, edit, send again"
    ),
    ASK_ADMIN: Words("Trung tâm chưa nhận ({code}): hãy gọi cấp trên", "Not accepted ({code}): call the next level"),
    CALL_SUPPORT: Words(
        "Trung tâm chưa nhận ({code}): hãy cập nhật ứng dụng, nếu vẫn vậy hãy gọi người hỗ trợ",
        "Not accepted ({code}): update the app; if it stays so, call support",
    ),
    WRITE_ANEW: Words(
        "Cấp trên đã từ chối hẳn ({code}): nếu còn đúng, ghi lại thành bản ghi mới",
        "Refused for good ({code}): if it still holds, enter it as a new record",
    ),
}
_WORDS: Final[Mapping[str, Words]] = {
    "conflict": Words(
        "Được sửa ở hai nơi: mở Xung đột để chọn bản đúng", "Changed in two places: open Conflicts and choose"
    ),
    "not_enrolled": Words(
        "Máy chưa đăng ký: đăng ký ở Đồng bộ để gửi", "This computer is not enrolled: enrol it in Sync to send"
    ),
    "device_revoked": Words(
        "Cấp trên đã thu hồi máy này: bấm F5 để giao nộp những gì đang giữ",
        "This computer was revoked: press F5 to hand over what it holds",
    ),
    "waiting": Words("Chờ mạng: bấm F5 để gửi ngay", "Waiting for a connection: press F5 to send now"),
    "files": Words(
        "Chờ gửi {count} tệp: bấm F5 khi có mạng", "Files waiting to be sent ({count}): press F5 when connected"
    ),
    "files_coming": Words(
        "Chờ {count} tệp từ trung tâm: bấm F5 khi có mạng", "Waiting for files ({count}): press F5 when connected"
    ),
    "files_spared": Words(
        "Chờ {count} tệp (đang tiết kiệm mạng): mở Đồng bộ, bấm Gửi tệp ngay",
        "Files waiting ({count}, sparing the line): open Sync, press Send files now",
    ),
    "missing": Words("Còn thiếu {fields}: bấm F2 để bổ sung", "Missing {fields}: press F2 to complete"),
    "not_submitted": Words("Chưa gửi duyệt: bấm F8 để gửi", "Not submitted for review: press F8 to submit"),
    "returned": Words(
        "Bị trả lại: bấm F2 để sửa rồi F8 để gửi lại", "Returned: press F2 to edit, then F8 to submit again"
    ),
    "in_review": Words("Chờ cấp duyệt xem: chưa cần làm gì", "Waits for the reviewer: nothing to do yet"),
    "changed": Words(
        "Đã sửa sau khi duyệt nên chờ duyệt lại: chưa cần làm gì",
        "Edited after its approval, so it waits again: nothing to do yet",
    ),
}


@dataclass(frozen=True, slots=True)
class Delay:
    """One reason: its code, the one action, the words in both languages with their values."""

    code: str
    action: str
    words: Words
    values: Mapping[str, Words] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """As the contract of the commands gives it."""
        vi = self.words.vi.format(**{name: one.vi for name, one in self.values.items()})
        en = self.words.en.format(**{name: one.en for name, one in self.values.items()})
        return {"code": self.code, "action": self.action, "words": {"vi": vi, "en": en}}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one record: its item as shown, its record, the code it is held with."""

    item: Mapping[str, Any]
    record: Record
    held: str | None
    link: HubLink | None
    is_sparing: bool = False
    """Whether files wait until a person asks for them."""


def delays(standing: Standing) -> list[Delay]:
    """Why a record is not yet with the hub, or not yet approved; nothing where all is done."""
    if standing.item["review"] == "withdrawn" and not standing.item["conflicts"]:
        return [*_of_transfer(standing)]
    return [*_of_conflict(standing), *_of_transfer(standing), *_of_review(standing)]


def _of_conflict(standing: Standing) -> Iterator[Delay]:
    if standing.item["conflicts"]:
        yield Delay("conflict", RESOLVE, _WORDS["conflict"])


def _of_transfer(standing: Standing) -> Iterator[Delay]:
    transfer, link = standing.item["transfer"], standing.link
    if transfer == HELD and standing.held:
        action = WRITE_ANEW if standing.held.startswith("refused_") else action_for(standing.held)
        yield Delay(standing.held, action, _HELD[action], {"code": Words(standing.held, standing.held)})
    elif transfer == WAITING:
        yield _waiting(link)
    yield from _of_files(standing)


def _of_files(standing: Standing) -> Iterator[Delay]:
    """Those that wait here, and those that are yet to come; before enrolment it is the machine that waits."""
    waiting = [one for one in standing.item["files"] if one["state"] != WITH_HUB and standing.link is not None]
    for code, is_here in (("files", True), ("files_coming", False)):
        count = str(len({one["sha256"] for one in waiting if one["is_here"] is is_here}))
        if count != "0":
            words = _WORDS["files_spared" if standing.is_sparing else code]
            yield Delay(code, SYNC, words, {"count": Words(count, count)})


def _waiting(link: HubLink | None) -> Delay:
    if link is None:
        return Delay("not_enrolled", ENROL, _WORDS["not_enrolled"])
    if link.revoked_at is not None:
        return Delay("device_revoked", HAND_OVER, _WORDS["device_revoked"])
    return Delay("waiting", SYNC, _WORDS["waiting"])


def _of_review(standing: Standing) -> Iterator[Delay]:
    record, state = standing.record, standing.item["review"]
    if record.declared.review is not Review.REVIEWED or state == ACCEPTED:
        return
    missing = record.missing()
    if missing and state in (DRAFT, RETURNED):
        yield Delay("missing", EDIT, _WORDS["missing"], {"fields": _labels(record, missing)})
    elif state in _STATES:
        code, action = _STATES[state]
        yield Delay(code, action, _WORDS[code])


_STATES: Final = {
    DRAFT: ("not_submitted", SUBMIT),
    RETURNED: ("returned", EDIT),
    SUBMITTED: ("in_review", WAIT),
    CHANGED: ("changed", WAIT),
}


def _labels(record: Record, names: tuple[str, ...]) -> Words:
    labels = [record.fields[name].label for name in dict.fromkeys(one.partition(".")[0] for one in names)]
    return Words(", ".join(one.vi for one in labels), ", ".join(one.en for one in labels))
