# SPDX-License-Identifier: Apache-2.0
"""Kiểm tra tình trạng loa: one look at one cluster; each cluster is expected to have one a month."""

from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.part_fields import Files
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference
from sync.records.time_rules import in_future
from sync.records.value_fields import Flag, Moment
from sync.records.words import Words

METHODS = code_list(
    "nghe_tai_cho | Nghe tại chỗ | Listened on the spot",
    "truong_thon_bao | Trưởng thôn báo | Told by the village head",
    "he_thong_ip | Hệ thống IP | IP system",
    "dien_thoai | Điện thoại | Telephone",
)
RESULTS = code_list(
    "good | Tốt | Good",
    "weak | Yếu | Weak",
    "no_sound | Không có tiếng | No sound",
    "not_reachable | Không liên lạc được | Not reachable",
)


def _is_good_but_quiet(check: "StatusCheck", _around: Around) -> bool:
    return check.result == "good" and check.volume_ok is False


class StatusCheck(Record):
    """What one check of one cluster found."""

    checked_at = Moment("Kiểm tra lúc", "Checked at", required=True)
    cluster = Reference("Cụm loa", "Cluster", to="cluster", required=True)
    method = Choice("Cách kiểm tra", "Method", METHODS, required=True, sticky=True)
    result = Choice("Kết quả", "Result", RESULTS, required=True)
    volume_ok = Flag("Âm lượng đạt", "Volume is right")
    photo = Files("Ảnh", "Photo")
    checker = Reference("Người kiểm tra", "Checked by", to="person", required=True, sticky=True)

    declared = Declaration(
        name="status_check",
        label=Words("Kiểm tra tình trạng loa", "Status check"),
        version=1,
        sections=(
            section("Kiểm tra", "Check", checked_at, cluster, method, checker),
            section("Kết quả", "Result", result, volume_ok, photo),
        ),
        columns=(checked_at, cluster, result, method, checker),
        search=(Record.note,),
        sort=(checked_at, result),
        title=(checked_at, result),
        day=(checked_at,),
        lookups=(cluster,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            in_future(checked_at, words=Words("Thời điểm kiểm tra ở tương lai", "The check lies in the future")),
            Rule(
                "good_but_quiet",
                Words("Kết quả tốt nhưng âm lượng không đạt", "The result is good but the volume is not"),
                (result, volume_ok),
                _is_good_but_quiet,
            ),
        ),
    )
