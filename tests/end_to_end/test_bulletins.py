# SPDX-License-Identifier: Apache-2.0
"""A bulletin of the province goes down, is aired by a commune, and is heard of again; by the commands."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.bulletins import bulletins
from desktop.actions.today import board, confirm
from desktop.laptop import Laptop
from sync.client.courier import HttpCourier
from sync.client.cycle import Cycle
from sync.client.link import keep_link, require_link
from sync.client.pace import LEAST_UP, Pace
from sync.log.errors import Stopped
from sync.records.days import VIETNAM, write_moment
from tests.support.bulletins import FLOOD
from tests.support.hub_process import HubProcess
from tests.support.nodes import Desk, assert_in_step, enrolled, tree

ELSEWHERE = max(tree().below("15"))


def publish(hub: HubProcess, folder: Path, **fields: Any) -> Any:
    file = folder / "bulletin.json"
    until = write_moment(datetime.now(VIETNAM) + timedelta(days=1))
    file.write_text(json.dumps({**FLOOD, "valid_until": until, **fields}), "utf-8")
    return hub.ask("bulletin", "publish", "--json-file", str(file))


def furnish(desk: Desk, count: int) -> list[str]:
    """A station with so many clusters."""
    told = {"name": "Đài xã", "technologies": ["it"], "operating_state": {"from": "2026-01-01", "value": "operating"}}
    (station,) = desk.add("station", told)
    rows = [{"name": f"Cụm {at}", "station": station, "technology": "it", "horn_count": 2} for at in range(count)]
    return desk.add("cluster", *rows)


def air_without_two(desk: Desk, bulletin: str, clusters: list[str]) -> None:
    """Confirm the slot of the bulletin; two clusters were silent."""
    now = datetime.now(VIETNAM)
    (row,) = board(desk.laptop, now.date()).emergencies
    assert (row.record_id, row.remaining) == (bulletin, 3)
    log = confirm(desk.laptop, row.slot_ids[0], now.date(), now).log_id
    desk.edit(log, failed_clusters=clusters[:2], clusters_ok=len(clusters) - 2)


def test_a_bulletin_of_the_province_is_heard_of_again(tmp_path: Path, shared_hub: HubProcess, commune: str) -> None:
    profile = enrolled(tmp_path / "xã 1", shared_hub, commune)
    published = publish(shared_hub, tmp_path, areas=[commune, ELSEWHERE])
    bulletin = published["id"]
    assert published["communes"] == 2
    with profile.opened() as desk:
        clusters = furnish(desk, 14)
        desk.sync()
    assert [(one["id"], one["state"], one["reported"]) for one in profile.ask("bulletins")] == [
        (bulletin, "new", False)
    ]
    assert profile.ask("bulletin", "read", bulletin)["state"] == "read"
    assert len(profile.ask("bulletin", "schedule", bulletin)["ids"]) == 1
    with profile.opened() as desk:
        air_without_two(desk, bulletin, clusters)
        assert desk.sync()["held"] == []
        (told,) = bulletins(desk.laptop)
        assert (told.state, told.aired, told.planned, told.is_reported) == ("aired", 1, 3, True)
    (listed,) = shared_hub.ask("bulletin", "list", bulletin)
    assert (listed["totals"]["aired"], listed["totals"]["silent"]) == (1, 1)
    assert listed["totals"]["text"]["en"].endswith("by 12 of 14 clusters")
    assert_in_step(shared_hub, profile, unit=commune)


def test_a_commune_that_cannot_air_it_and_a_bulletin_taken_back(
    tmp_path: Path, shared_hub: HubProcess, commune: str
) -> None:
    profile = enrolled(tmp_path / "xã 1", shared_hub, commune)
    bulletin = publish(shared_hub, tmp_path, areas=[commune])["id"]
    with profile.opened() as desk:
        desk.sync()
    told = profile.ask("bulletin", "not-aired", bulletin, "--reason", "mat_dien", "--text", "Bão làm đổ cột")
    assert (told["state"], told["reason"], told["reason_text"]) == ("not_aired", "mat_dien", "Bão làm đổ cột")
    with profile.opened() as desk:
        desk.sync()
    (heard,) = shared_hub.ask("bulletin", "list", bulletin)[0]["communes"]
    assert (heard["state"], heard["reason"]) == ("not_aired", "mat_dien")
    shared_hub.ask("bulletin", "withdraw", bulletin, "--reason", "Hết mưa")
    with profile.opened() as desk:
        desk.sync()
        assert bulletins(desk.laptop) == ()
    refused = shared_hub.run("--json", "bulletin", "publish", "--json-file", str(tmp_path / "none.json"))
    assert (refused.returncode, json.loads(refused.stdout)["error"]["code"]) == (1, "file_unreadable")


def test_an_emergency_reaches_the_hub_before_what_waits_longer(
    tmp_path: Path, shared_hub: HubProcess, commune: str
) -> None:
    profile = enrolled(tmp_path / "xã 1", shared_hub, commune)
    with profile.opened() as desk:
        villages = [desk.village(f"Thôn {at}") for at in range(20)]
        (alert,) = desk.add("emergency_alert", {"event": "lu_quet", "issuer": "BCH", "instruction": "Di dời"})
        one_small_request(desk.laptop)
        states = [desk.show(one)["transfer"] for one in (alert, *villages)]
        assert (states[0], states[-1]) == ("received", "waiting")
        assert desk.sync()["held"] == []
    assert_in_step(shared_hub, profile, unit=commune)


def one_small_request(laptop: Laptop) -> None:
    """One exchange over a line that carries a few changes, cut after its first answer."""
    with laptop.writing() as desk:
        link = require_link(desk.connection)
        keep_link(desk.connection, replace(link, pace=Pace(up=LEAST_UP)))
    courier = HttpCourier(link.url)
    with pytest.raises(Stopped):
        Cycle(laptop.database, courier, laptop.wall, lambda: bool(courier.traffic.requests)).run()
    courier.close()
