# SPDX-License-Identifier: Apache-2.0
"""Two laptops in one process: a commune that submits broadcasts, a reviewer that takes them over."""

from datetime import timedelta
from pathlib import Path

from desktop.actions.deciding import ReviewerWords, return_records, submit_records
from desktop.actions.saving import edit_record
from desktop.actions.station_state import FaultReport, report_fault
from tests.support.offices import TUESDAY, Office, Reviewer, at, exchange

TITLES = (
    "Bản tin xã: tiến độ thu hoạch vụ mùa và lịch họp thôn",
    "Thông báo lịch phun thuốc diệt muỗi phòng sốt xuất huyết",
    "Hướng dẫn phòng cháy, chữa cháy rừng mùa khô hanh",
    "Lịch tiêm phòng cho đàn gia súc, gia cầm vụ đông",
    "Kỹ thuật chống rét cho trâu, bò và cây trồng",
)


class ReviewDesk:
    """The commune, its reviewer, and what goes between them."""

    def __init__(self, folder: Path) -> None:
        self.office, self.reviewer = Office(folder), Reviewer(folder)

    def submit(self, *logs: str) -> None:
        """The commune submits; the reviewer receives."""
        assert submit_records(self.office.laptop, logs, None).done == list(logs)
        self.reviewer.take(self.office)

    def plain(self, count: int) -> list[str]:
        """Broadcasts without any warning, one a day back from yesterday."""
        days = [TUESDAY - timedelta(days=1 + place) for place in range(count)]
        return [
            self.office.log(at(17, day=day), TITLES[place % len(TITLES)], clusters=self.office.clusters)
            for place, day in enumerate(days)
        ]

    def broken_cluster(self) -> None:
        """One cluster is reported broken this morning."""
        report_fault(self.office.laptop, FaultReport(self.office.clusters[0], "khong_co_tieng", reported_at=at(4)))

    def sent_again(self) -> str:
        """A broadcast that was returned for a missing cluster, mended and submitted again."""
        log = self.office.log(at(9, day=TUESDAY - timedelta(days=1)), TITLES[1], clusters=self.office.clusters[:2])
        self.submit(log)
        words = ReviewerWords(fields={"clusters": "Thiếu cụm số 3"})
        assert return_records(self.reviewer.laptop, [log], "thieu_truong", "Thiếu cụm loa", words).done == [log]
        exchange(self.reviewer, self.office)
        edit_record(self.office.laptop, log, {"clusters": self.office.clusters[:3]})
        self.submit(log)
        return log

    def close(self) -> None:
        """Close both stores."""
        for one in (self.office, self.reviewer):
            one.laptop.database.close()
