# SPDX-License-Identifier: Apache-2.0
"""What a commune writes down in some three weeks, as its officers would: made up, the same on every run.

Days are counted back from a given last day, so that nothing lies in the future. People are named by their office.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, NamedTuple

Fields = dict[str, Any]

VIETNAM = timezone(timedelta(hours=7))
OPENED = "2026-01-01"
WEEKDAYS = ("thu_hai", "thu_ba", "thu_tu", "thu_nam", "thu_sau", "thu_bay", "chu_nhat")
SLOTS = (("05:00", "05:45"), ("11:00", "11:30"), ("17:00", "17:30"))
DAYS, A_DAY = 20, len(SLOTS)
"""Twenty days with a session in the morning, at noon and in the afternoon."""

WRONG_LENGTH, NO_CHANNEL = 7, 12
"""Places of the two broadcasts that were written down with a mistake."""

OWN_TITLES = (
    "Bản tin xã: tiến độ thu hoạch vụ mùa và lịch họp thôn",
    "Thông báo lịch phun thuốc diệt muỗi phòng sốt xuất huyết",
    "Hướng dẫn phòng cháy, chữa cháy rừng mùa khô hanh",
    "Lịch tiêm phòng cho đàn gia súc, gia cầm vụ đông",
    "Tuyên truyền Luật Trật tự, an toàn giao thông đường bộ",
    "Cảnh báo mưa lớn, nguy cơ lũ quét và sạt lở đất",
    "Hướng dẫn nộp hồ sơ trên Cổng dịch vụ công quốc gia",
    "Gương người tốt, việc tốt: hiến đất làm đường liên thôn",
    "Kỹ thuật chống rét cho trâu, bò và cây trồng",
)
NOTES = ("Trời mưa to, tín hiệu chập chờn đầu buổi.", "Phát bổ sung theo đề nghị của trưởng thôn.")


class Commune(NamedTuple):
    """Ids of the records that others name."""

    villages: Sequence[str]
    people: Sequence[str]
    station: str
    clusters: Sequence[str]
    propagandists: Sequence[str]


NOBODY = Commune((), (), "", (), ())


def villages() -> list[Fields]:
    """Four villages."""
    names = ("Thôn Bản Vền", "Thôn Bản Qua", "Thôn Làng Mới", "Thôn Tân Hồng")
    languages = (["vie", "pcc"], ["vie", "tyz"], ["vie", "ium"], ["vie", "hmn"])
    return [
        {"name": name, "kind": "thon", "households": 96 + 21 * place, "main_languages": spoken, "signal_quality": "yeu"}
        for place, (name, spoken) in enumerate(zip(names, languages, strict=True))
    ]


def people() -> list[Fields]:
    """The operator, the reader, and two village heads."""
    return [
        {"full_name": "Cán bộ phụ trách đài", "birth_year": 1984, "gender": "nam", "ethnicity": "kinh"},
        {"full_name": "Phát thanh viên đài xã", "birth_year": 1991, "gender": "nu", "ethnicity": "giay"},
        {"full_name": "Trưởng thôn Bản Vền", "birth_year": 1972, "gender": "nam", "ethnicity": "giay"},
        {"full_name": "Trưởng thôn Tân Hồng", "birth_year": 1979, "gender": "nu", "ethnicity": "mong"},
    ]


def station(operator: str, reader: str) -> Fields:
    """The commune's station, wired and by FM once, by IP today."""
    return {
        "name": "Đài truyền thanh xã Bát Xát",
        "technologies": {"from": OPENED, "value": ["it"]},
        "established_on": "2009-08-19",
        "decision_no": "31/QĐ-UBND",
        "operating_state": {"from": OPENED, "value": "operating"},
        "managing_unit": "ubnd_xa",
        "person_in_charge": operator,
        "staff": [{"person": operator, "kind": "cong_chuc"}, {"person": reader, "kind": "cong_chuc"}],
        "daily_slots": [{"start": start, "end": end, "weekdays": list(WEEKDAYS)} for start, end in SLOTS],
        "funding_source": "chuong_trinh_muc_tieu",
        "source_system_linked": {"from": OPENED, "value": "none"},
    }


def clusters(of_station: str, of_villages: Sequence[str]) -> list[Fields]:
    """One cluster in each village."""
    return [
        {
            "name": f"Cụm loa nhà văn hóa, {told['name']}",
            "station": of_station,
            "village": village,
            "technology": "it",
            "horn_count": 2 + place % 2,
            "power_w": 60.0,
            "sim_carrier": "viettel",
            "installed_on": "2024-03-15",
            "mount": "nha_van_hoa",
            "state": {"from": OPENED, "value": "good"},
        }
        for place, (village, told) in enumerate(zip(of_villages, villages(), strict=True))
    ]


def propagandist(person: str, village: str) -> Fields:
    """The recognition of a village head."""
    return {
        "person": person,
        "position": "truong_thon_to_truong_tdp",
        "village": village,
        "languages": ["vie", "pcc"],
        "decision_no": "112/QĐ-UBND",
        "decision_date": "2025-08-15",
        "decided_by": "chu_tich_ubnd_xa",
        "active_from": "2025-09-01",
        "disciplined": False,
    }


def moment(day: date, hour: int, minute: int = 0) -> str:
    """A moment of that day in Vietnam, as it is stored."""
    return datetime.combine(day, time(hour, minute), VIETNAM).isoformat()


def broadcasts(commune: Commune, last_day: date) -> list[Fields]:
    """Sixty sessions, own and relayed; two of them with a mistake that a reviewer will find."""
    days = [last_day - timedelta(days=back) for back in reversed(range(DAYS))]
    found = [_session(commune, day, 3 * place + turn) for place, day in enumerate(days) for turn in range(A_DAY)]
    found[WRONG_LENGTH]["lines"][0]["seconds"] += 600
    del found[NO_CHANNEL]["lines"][0]["relay_channel"]
    return found


def _session(commune: Commune, day: date, place: int) -> Fields:
    hour, minutes, is_relay = ((5, 45, True), (11, 30, False), (17, 30, place % 2 == 0))[place % A_DAY]
    fields: Fields = {
        "station": commune.station,
        "date": day.isoformat(),
        "started_at": moment(day, hour),
        "ended_at": moment(day, hour, minutes),
        "broadcast_kind": "relay" if is_relay else "own",
        "lines": _lines(place, is_relay, minutes * 60),
        "quality": "tot",
        "operator": commune.people[0],
        "reader": commune.people[1],
        "evidence": "manual",
    }
    if place % 11 == 3:
        fields |= {"failed_clusters": [commune.clusters[place % 4]], "quality": "trung_binh"}
    if place % 5 == 4:
        fields["note"] = NOTES[place % len(NOTES)]
    return fields


def _lines(place: int, is_relay: bool, seconds: int) -> list[Fields]:
    own = {
        "title": OWN_TITLES[place % len(OWN_TITLES)],
        "genre": "thong_bao" if place % 2 else "tin",
        "origin": "own",
        "seconds": 900,
        "language": "pcc" if place % 4 == 1 else "vie",
    }
    if not is_relay:
        return [own, {**own, "title": OWN_TITLES[(place + 4) % len(OWN_TITLES)], "seconds": seconds - 900}]
    relayed = {
        "title": "Tiếp sóng chương trình thời sự",
        "genre": "tiep_song",
        "relay_channel": "vov1" if place % A_DAY == 0 else "dai_tinh",
        "seconds": seconds - 900,
        "language": "vie",
    }
    return [relayed, own]


def corrections(commune: Commune, last_day: date) -> dict[int, Fields]:
    """Place of a faulty broadcast → the fields that set it right."""
    wrong, no_channel = (_session(commune, last_day, place) for place in (WRONG_LENGTH, NO_CHANNEL))
    return {WRONG_LENGTH: {"lines": wrong["lines"]}, NO_CHANNEL: {"lines": no_channel["lines"]}}


def status_checks(commune: Commune, last_day: date) -> list[Fields]:
    """Ten looks at the clusters; one of them heard too little."""
    return [
        {
            "checked_at": moment(last_day - timedelta(days=back), 9, 5 * back),
            "cluster": commune.clusters[back % len(commune.clusters)],
            "method": "truong_thon_bao" if back % 3 else "nghe_tai_cho",
            "result": "weak" if back == 4 else "good",
            "volume_ok": back != 4,
            "checker": commune.people[0],
        }
        for back in range(10)
    ]


def sessions(commune: Commune, last_day: date) -> list[Fields]:
    """Five evenings of the propagandist with the people of a village."""
    topics = ("T01", "T06", "T08", "T13", "T16")
    return [
        {
            "date": (last_day - timedelta(days=3 * place)).isoformat(),
            "start_time": "19:30",
            "propagandists": list(commune.propagandists),
            "form": "hop_thon" if place % 2 else "den_tung_ho",
            "topic": topic,
            "language": "pcc",
            "place": "Nhà văn hóa thôn Bản Vền",
            "duration_min": 45,
            "listeners": 32 + 5 * place,
            "materials": "Tờ gấp song ngữ, 40 tờ",
        }
        for place, topic in enumerate(topics)
    ]
