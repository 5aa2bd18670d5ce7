# SPDX-License-Identifier: Apache-2.0
"""Made-up records from the declarations, the same for the same seed; and what a rule may look around at."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from sync.records.codes import CodeList
from sync.records.days import VIETNAM, write_moment
from sync.records.field import Field
from sync.records.part import Part
from sync.records.part_fields import Parts
from sync.records.province_profile import ProvinceProfile
from sync.records.record import Record
from sync.records.text_fields import Choice, Choices, Text
from sync.records.value_fields import Decimal, Integer

R = TypeVar("R", bound=Record)

PROFILE = ProvinceProfile()
"""A province of which nothing is known: weekends, the usual terms, no rates."""

PHRASES = (
    "Thông báo lịch phun thuốc diệt muỗi phòng sốt xuất huyết",
    "Hướng dẫn phòng cháy, chữa cháy rừng mùa khô",
    "Lịch tiêm vắc-xin cho đàn gia súc, gia cầm vụ xuân",
    "Tuyên truyền Luật An toàn giao thông đường bộ",
    "Bản tin nông thôn mới trong tuần",
    "Cảnh báo mưa lớn, nguy cơ lũ quét và sạt lở đất",
    "Kết quả kỳ họp Hội đồng nhân dân xã",
    "Hướng dẫn nộp hồ sơ trên Cổng dịch vụ công",
    "Gương người tốt, việc tốt ở thôn bản",
    "Vận động nhân dân làm đường liên thôn",
    "Lịch cấp nước sinh hoạt và thu phí vệ sinh môi trường",
    "Kỹ thuật chăm sóc lúa vụ mùa giai đoạn đẻ nhánh",
    "Thông báo tuyển sinh lớp dạy nghề cho lao động nông thôn",
    "Tiếp sóng chương trình thời sự",
)
NOTES = (
    "Trời mưa to, tín hiệu chập chờn đầu buổi.",
    "Phát bổ sung theo đề nghị của trưởng thôn.",
    "Cụm nhà văn hóa tiếng nhỏ, đã báo kiểm tra lại.",
    "Mất điện khoảng năm phút giữa buổi rồi phát tiếp.",
)
PIECES = ("xã", "thôn", "đài", "loa", "tuyên truyền", "bà con", "nước", "rừng", "lúa", "đường", "trường", "sức khỏe")
OFTEN = 0.8
"""Share of the optional fields that a made-up record has."""


def example_values(of: type[Part], random: Random) -> dict[str, Any]:
    """Valid stored values of a type, every kind of field; required ones always, the others mostly."""
    return {
        name: value_of(field, random)
        for name, field in of.fields.items()
        if not field.is_derived and (field.options.get("required") or random.random() < OFTEN)
    }


def value_of(field: Field[Any], random: Random) -> Any:
    """A valid stored value of one field."""
    value = MAKERS[field.kind](field, random)
    return {"from": _day(field, random), "value": value} if field.is_dated else value


def record_id(random: Random) -> str:
    """A UUIDv7 as text, of a moment of the seed's own."""
    moment = 1_790_000_000_000 + random.randrange(10**9)
    bits = moment << 80 | 7 << 76 | random.getrandbits(12) << 64 | 2 << 62 | random.getrandbits(62)
    return str(uuid.UUID(int=bits))


def _words(random: Random, longest: int) -> str:
    text = random.choice(PIECES)
    while len(text) < longest and random.random() < OFTEN:
        text += " " + random.choice(PIECES)
    return text[:longest].strip()


def _text(field: Any, random: Random) -> str:
    assert isinstance(field, Text)
    return str(field.options["example"]) if field.pattern else _words(random, min(field.longest, 200))


def _long_text(field: Any, random: Random) -> str:
    return _words(random, 80) + "\n" + _words(random, min(field.longest, 80))


def _offered(codes: CodeList) -> list[str]:
    return [code.code for code in codes if not code.retired]


def _choice(field: Any, random: Random) -> str:
    assert isinstance(field, Choice)
    return random.choice(_offered(field.codes))


def _choices(field: Any, random: Random) -> list[str]:
    assert isinstance(field, Choices)
    offered = _offered(field.codes)
    chosen = set(random.sample(offered, random.randint(1, min(3, len(offered)))))
    return [code for code in offered if code in chosen]


def _integer(field: Any, random: Random) -> int:
    assert isinstance(field, Integer)
    return random.randint(field.least, min(field.most, field.least + 5000))


def _decimal(field: Any, random: Random) -> float:
    assert isinstance(field, Decimal)
    return round(random.uniform(field.least, min(field.most, field.least + 5000)), 3)


def _day(_field: Any, random: Random) -> str:
    return (date(2026, 1, 1) + timedelta(days=random.randrange(365))).isoformat()


def _moment(_field: Any, random: Random) -> str:
    return write_moment(datetime(2026, 1, 1, tzinfo=VIETNAM) + timedelta(minutes=random.randrange(500_000)))


def _time_of_day(_field: Any, random: Random) -> str:
    return f"{random.randrange(24):02}:{random.randrange(60):02}"


def _references(_field: Any, random: Random) -> list[str]:
    return [record_id(random) for _ in range(random.randint(1, 4))]


def _hashes(_field: Any, random: Random) -> list[str]:
    return sorted(random.randbytes(32).hex() for _ in range(random.randint(1, 5)))


def _parts(field: Any, random: Random) -> list[dict[str, Any]]:
    assert isinstance(field, Parts)
    return [example_values(field.of, random) for _ in range(random.randint(1, 3))]


MAKERS: dict[str, Callable[[Any, Random], Any]] = {
    "text": _text,
    "long_text": _long_text,
    "choice": _choice,
    "choices": _choices,
    "reference": lambda _field, random: record_id(random),
    "references": _references,
    "hashes": _hashes,
    "integer": _integer,
    "money": _integer,
    "seconds": _integer,
    "decimal": _decimal,
    "flag": lambda _field, random: random.random() < 0.5,
    "day": _day,
    "moment": _moment,
    "time_of_day": _time_of_day,
    "parts": _parts,
    "files": _parts,
}
"""How to make a value of each kind of field."""

STARTS = ((5, 0), (5, 30), (11, 0), (17, 0), (17, 30))
"""Hours and minutes at which communes air."""


def broadcast_values(random: Random, station: str, clusters: Sequence[str], operator: str, day: date) -> dict[str, Any]:
    """Stored values of a realistic broadcast log, as an officer enters it: what the node fills in is left out.

    The JSON has 350 to 500 bytes in the mean; three of ten have a note, no text has over 200 letters,
    one of five was aired on some of the clusters only.
    """
    hour, minute = random.choice(STARTS)
    started = datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)
    minutes = random.choice((10, 15, 15, 20, 30, 30, 45))
    kind = random.choice(("own", "own", "relay", "source"))
    values: dict[str, Any] = {
        "station": station,
        "date": day.isoformat(),
        "started_at": write_moment(started),
        "ended_at": write_moment(started + timedelta(minutes=minutes)),
        "broadcast_kind": kind,
        "lines": [_line(random, kind, minutes * 60)],
        "quality": random.choice(("tot", "tot", "tot", "trung_binh")),
        "operator": operator,
        "reader": operator,
        "evidence": "manual",
    }
    if len(clusters) > 1 and random.random() < 0.2:
        values["clusters"] = sorted(random.sample(clusters, random.randint(1, min(2, len(clusters) - 1))))
    if random.random() < 0.3:
        values["note"] = random.choice(NOTES)
    return values


def _line(random: Random, kind: str, seconds: int) -> dict[str, Any]:
    language = random.choice(("vie", "vie", "hmn", "tyz"))
    line = {"title": random.choice(PHRASES), "seconds": seconds, "language": language}
    return line if kind == "own" else {**line, "relay_channel": "vov1" if kind == "relay" else "httt_nguon_tinh"}


def _told(record: Record, name: str) -> Any:
    field = record.fields.get(name)
    if field is not None and field.is_derived:
        return field.derive(record)
    return record.unit if name == "unit" else record.values.get(name)


class Known:
    """The records a rule may look around at, held in memory, at a fixed moment."""

    def __init__(
        self, *records: Record, now: str = "2026-10-20T12:00:00+07:00", profile: ProvinceProfile = PROFILE
    ) -> None:
        self.records = records
        self._profile = profile
        self.now = datetime.fromisoformat(now)

    def profile(self, _unit: str) -> ProvinceProfile:
        """What the one province has set."""
        return self._profile

    def get(self, of: type[R], record_id: str) -> R | None:
        """The record of that id."""
        return next((one for one in self.records if isinstance(one, of) and one.record_id == record_id), None)

    def find(self, of: type[R], **equal: Any) -> Iterable[R]:
        """The records of a type with these stored values."""
        of_type = [one for one in self.records if isinstance(one, of)]
        return [one for one in of_type if all(_told(one, name) == value for name, value in equal.items())]


def codes_found(
    record: Record, *known: Record, now: str = "2026-10-20T12:00:00+07:00", profile: ProvinceProfile = PROFILE
) -> set[str]:
    """Codes of the findings that the rules of a record give, what is missing left aside."""
    around = Known(*known, now=now, profile=profile)
    return {finding.code for finding in record.findings(around)} - {"required"}
