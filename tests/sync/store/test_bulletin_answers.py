# SPDX-License-Identifier: Apache-2.0
"""What the hub hears of a bulletin again, from the records of several communes."""

from datetime import timedelta

from desktop.actions.bulletin_slots import propose
from desktop.actions.bulletins import accept, mark_read, refuse_airing
from desktop.actions.station_state import FaultReport, report_fault
from desktop.actions.taking_back import take_back
from desktop.actions.today import confirm
from tests.support.bulletins import FLOOD, NEWS, Publisher
from tests.support.offices import COMMUNE, NEIGHBOUR, TUESDAY, Office, at


def air(office: Office, bulletin: str) -> str:
    """Schedule as proposed and confirm once; the log."""
    (saved, *_others) = accept(office.laptop, bulletin, propose(office.laptop, bulletin))
    return confirm(office.laptop, saved.slot_id, TUESDAY, office.clock()).log_id


def test_a_bulletin_is_heard_of_again_by_clusters(office: Office, neighbour: Office, publisher: Publisher) -> None:
    bulletin = publisher.sent(office, FLOOD)
    publisher.send(neighbour)
    report_fault(office.laptop, FaultReport(office.clusters[0], "khong_co_tieng", reported_at=at(4)))
    air(office, bulletin)
    neighbour.clock.now = at(17, 30)
    air(neighbour, bulletin)
    publisher.take(office, neighbour)
    (told,) = publisher.list()
    totals = told["totals"]
    assert (totals["communes"], totals["silent"], totals["aired"]) == (99, 97, 2)
    assert totals["text"] == {"vi": "phát lúc 16:30 tại 5/6 cụm loa", "en": "aired at 16:30 by 5 of 6 clusters"}
    assert [(one["unit"], one["state"], one["clusters_ok"], one["clusters_planned"]) for one in told["communes"]] == [
        (COMMUNE, "aired", 4, 5),
        (NEIGHBOUR, "aired", 1, 1),
    ]
    assert [one["text"]["en"] for one in told["communes"]][1] == "aired at 17:30 by 1 of 1 clusters"


def test_read_scheduled_and_not_aired_are_told_apart(office: Office, publisher: Publisher) -> None:
    read, planned, refused = (publisher.publish(NEWS, title=title).item.record_id for title in "abc")
    publisher.send(office)
    mark_read(office.laptop, read)
    accept(office.laptop, planned, propose(office.laptop, planned))
    refuse_airing(office.laptop, refused, "theo_chi_dao", "UBND xã yêu cầu")
    publisher.take(office)
    found = {one["id"]: one for one in publisher.list()}
    communes = [found[one]["communes"][0] for one in (read, planned, refused)]
    assert [one["state"] for one in communes] == ["read", "scheduled", "not_aired"]
    assert (communes[0]["read_at"], communes[1]["scheduled"][0]["start"]) == ("2026-10-13T16:30:00+07:00", "17:00")
    assert (communes[2]["reason"], communes[2]["reason_text"]) == ("theo_chi_dao", "UBND xã yêu cầu")
    assert (found[read]["totals"]["read"], found[refused]["totals"]["not_aired"]) == (1, 1)
    assert found[read]["totals"]["text"]["en"] == "not aired yet"


def test_several_airings_count_each_cluster_once_and_a_withdrawn_log_counts_nothing(
    office: Office, publisher: Publisher
) -> None:
    bulletin = publisher.sent(office, FLOOD)
    (saved,) = accept(office.laptop, bulletin, propose(office.laptop, bulletin))
    logs = []
    for _ in range(2):
        office.clock.now += timedelta(minutes=30)
        logs.append(confirm(office.laptop, saved.slot_id, TUESDAY, office.clock()).log_id)
    office.edit(logs[0], failed_clusters=office.clusters[:2], clusters_ok=3)
    publisher.take(office)
    (commune,) = publisher.list()[0]["communes"]
    assert (commune["aired"], commune["clusters_ok"], commune["clusters_planned"]) == (2, 5, 5)
    take_back(office.laptop, logs[1:])
    publisher.take(office)
    (commune,) = publisher.list()[0]["communes"]
    assert (commune["aired"], commune["clusters_ok"], commune["clusters_planned"]) == (1, 3, 5)


def test_a_version_in_another_language_airs_the_bulletin_too(office: Office, publisher: Publisher) -> None:
    bulletin = publisher.sent(office, NEWS)
    told = {"genre": "thong_bao", "topics": ["T13"], "language": "hmn", "script_text": "Tin", "parent_item": bulletin}
    version = office.add("content_item", title="Bản tin tiếng Mông", **told)
    office.log(at(15), lines=[{"title": "Bản tin tiếng Mông", "content_item": version, "seconds": 1800}])
    publisher.take(office)
    assert publisher.list()[0]["communes"][0]["state"] == "aired"
