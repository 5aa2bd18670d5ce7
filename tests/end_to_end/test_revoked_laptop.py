# SPDX-License-Identifier: Apache-2.0
"""The laptop of a revoked device against a real hub: it hands over, is told what was decided, and does nothing else."""

from pathlib import Path
from typing import Any

import pytest

from desktop.actions.showing import show_record
from sync.hub.held_changes import list_held
from sync.log.errors import Refused
from tests.support.hub_process import HubProcess
from tests.support.nodes import Profile, assert_in_step, enrolled, hub_store


def device_of(profile: Profile) -> str:
    with profile.opened() as desk, desk.laptop.reading() as at:
        return at.identity.device.public.hex()


def held_ids(hub: HubProcess, unit: str) -> list[str]:
    with hub_store(hub) as connection:
        return [one.id.hex() for one in list_held(connection) if one.change.unit == unit]


def written_then_revoked(tmp_path: Path, hub: HubProcess, unit: str, *reason: str) -> tuple[Profile, str]:
    """A laptop that wrote a record, and was revoked before it sent it."""
    profile = enrolled(tmp_path / "xa-1", hub, unit)
    with profile.opened() as desk:
        record = desk.village()
    hub.ask("devices", "revoke", device_of(profile)[:16], *reason)
    with profile.opened() as desk:
        assert [one["code"] for one in desk.sync()["held"]] == ["device_revoked"]
    return profile, record


def told_at_hub(hub: HubProcess, change: str) -> tuple[str | None, str | None]:
    held = next(one for one in hub.ask("held", "list") if one["change"] == change)
    return held["proposal"], held["decided"]


def steps(item: dict[str, Any]) -> list[str]:
    return [one["step"] for one in item["trail"]]


def test_a_revoked_laptop_writes_nothing_more_and_says_so(tmp_path: Path, shared_hub: HubProcess, commune: str) -> None:
    profile, record = written_then_revoked(tmp_path, shared_hub, commune, "--reason", "left")
    with profile.opened() as desk:
        assert desk.status()["revoked"] == {"at": desk.status()["revoked"]["at"], "reason": "left"}
        with pytest.raises(Refused, match="revoked"):
            desk.edit(record, name="Thôn khác")


def test_what_it_handed_over_is_admitted_and_it_gets_the_receipt_for_it(
    tmp_path: Path, shared_hub: HubProcess, commune: str
) -> None:
    profile, record = written_then_revoked(tmp_path, shared_hub, commune)
    colleague = enrolled(tmp_path / "xa-2", shared_hub, commune)
    shared_hub.ask("held", "admit", *held_ids(shared_hub, commune))
    with profile.opened() as desk:
        assert desk.sync()["held"] == []
        item = show_record(desk.laptop, record)
    assert (item["transfer"], steps(item)[-1]) == ("received", "received")
    with colleague.opened() as desk:
        desk.sync()
        assert desk.show(record)["fields"]["name"] == "Thôn Bản Vền"
    assert_in_step(shared_hub, colleague, unit=commune)


def test_what_was_refused_for_good_stays_on_it_with_the_reason(
    tmp_path: Path, shared_hub: HubProcess, commune: str
) -> None:
    profile, record = written_then_revoked(tmp_path, shared_hub, commune, "--reason", "lost")
    (change,) = held_ids(shared_hub, commune)
    assert told_at_hub(shared_hub, change) == ("refuse", None)
    shared_hub.ask("held", "refuse", change, "--reason", "lost")
    assert told_at_hub(shared_hub, change) == (None, "refused")
    with profile.opened() as desk:
        assert [(one["id"], one["code"]) for one in desk.sync()["held"]] == [(record, "refused_lost")]
