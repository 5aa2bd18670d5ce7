# SPDX-License-Identifier: Apache-2.0
"""CAP 1.2 messages as a province sends them, with what a test wants changed."""

from typing import Any

from desktop.cap.schema import Message
from desktop.cap.writing import write_cap

VIETNAMESE: Message = {
    "language": "vi-VN",
    "category": ["Met"],
    "event": "Cảnh báo lũ quét",
    "urgency": "Immediate",
    "severity": "Severe",
    "certainty": "Likely",
    "effective": "2026-10-13T16:00:00+07:00",
    "expires": "2026-10-14T05:00:00+07:00",
    "senderName": "Ban chỉ huy phòng thủ dân sự tỉnh",
    "headline": "Lũ quét, sạt lở đất",
    "instruction": "Rời khỏi ven suối.\nĐi theo hướng dẫn.",
    "area": [{"areaDesc": "Thôn Nà Lủ; Bản Xèo", "polygon": ["22.5,103.8 22.6,103.9 22.5,103.9 22.5,103.8"]}],
}
MESSAGE: Message = {
    "identifier": "VN-15-2026-0007",
    "sender": "pctt@tinh.gov.vn",
    "sent": "2026-10-13T16:00:00+07:00",
    "status": "Actual",
    "msgType": "Alert",
    "scope": "Public",
}


def message(info: Message | None = None, **changed: Any) -> Message:
    """A whole message; ``info`` changes its only part, None takes an element out."""
    part = _without_none(VIETNAMESE | (info or {}))
    return _without_none({**MESSAGE, "info": [part], **changed})


def _without_none(told: Message) -> Message:
    return {name: value for name, value in told.items() if value is not None}


def cap_bytes(info: Message | None = None, **changed: Any) -> bytes:
    """The same as a file."""
    return write_cap(message(info, **changed))
