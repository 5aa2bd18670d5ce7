# SPDX-License-Identifier: Apache-2.0
"""CAP files on a real store: in, out, in again elsewhere; ended by an end message; refused with nothing saved."""

from pathlib import Path
from typing import Any

import pytest

from desktop.actions.cap_files import preview_cap, read_cap_alert, write_cap_alert
from desktop.actions.saving import edit_record
from desktop.cap.reading import read_cap
from sync.log.errors import Refused
from sync.records.emergency_alert import EmergencyAlert
from sync.store.reading import Query, count_records
from tests.support.cap_messages import cap_bytes, message
from tests.support.offices import Office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the files of a test lie."""
    folder = tmp_path / "tệp"
    folder.mkdir()
    return folder


def given(folder: Path, info: dict[str, Any] | None = None, **changed: Any) -> Path:
    path = folder / "vào.xml"
    path.write_bytes(cap_bytes(info, **changed))
    return path


def alerts(office: Office) -> int:
    with office.laptop.reading() as desk:
        return count_records(desk.connection, Query(EmergencyAlert))


def test_a_file_becomes_an_alert_that_is_complete(office: Office, folder: Path) -> None:
    village = office.add("village", name="Thôn Nà Lủ", kind="thon")
    read = read_cap_alert(office.laptop, given(folder))
    assert (read.missing, read.findings, read.notices) == ((), (), ())
    values = office.values(read.alert_id)
    assert (values["event"], values["villages"], values["end_message"]) == ("lu_quet", [village], False)
    assert values["received_at"] == "2026-10-13T16:30:00+07:00"


def test_a_preview_saves_nothing(office: Office, folder: Path) -> None:
    assert preview_cap(office.laptop, given(folder)).values["event"] == "lu_quet"
    assert alerts(office) == 0


def test_what_was_read_is_written_as_it_came(office: Office, folder: Path) -> None:
    read = read_cap_alert(office.laptop, given(folder))
    write_cap_alert(office.laptop, read.alert_id, folder / "ra.xml")
    assert read_cap((folder / "ra.xml").read_bytes()) == message()


def test_an_alert_of_our_own_comes_to_the_neighbour_as_it_was(office: Office, neighbour: Office, folder: Path) -> None:
    village = office.add("village", name="Thôn Nà Lủ", kind="thon")
    twin = neighbour.add("village", name="thôn Nà Lủ", kind="thon")
    told = {"event": "bao", "risk_level": 1, "issuer": "UBND xã", "headline": "Bão số 3", "instruction": "Ở trong nhà"}
    told |= {"effective": "2026-10-13T16:00:00+07:00", "expires": "2026-10-14T05:00:00+07:00"}
    own = office.add("emergency_alert", received_at="2026-10-13T16:00:00+07:00", villages=[village], **told)
    write_cap_alert(office.laptop, own, folder / "ra.xml")
    there = neighbour.values(read_cap_alert(neighbour.laptop, folder / "ra.xml").alert_id)
    here = office.values(own)
    assert {name: there.get(name) for name in told} == told
    assert (there["alert_id"], there["villages"], there["area_note"]) == (here["alert_id"], [twin], "Thôn Nà Lủ")


def test_what_was_changed_since_goes_out_and_the_rest_stays(office: Office, folder: Path) -> None:
    read = read_cap_alert(office.laptop, given(folder))
    edit_record(office.laptop, read.alert_id, {"instruction": "Ở lại trong nhà", "risk_level": 5})
    write_cap_alert(office.laptop, read.alert_id, folder / "ra.xml")
    (info,) = read_cap((folder / "ra.xml").read_bytes())["info"]
    assert info["instruction"] == "Ở lại trong nhà"
    assert info["parameter"] == [{"valueName": "loa:risk_level", "value": "5"}]
    assert (info["area"], info["severity"]) == (message()["info"][0]["area"], "Severe")


def test_an_end_message_ends_the_alert_that_it_names_at_home_and_elsewhere(
    office: Office, neighbour: Office, folder: Path
) -> None:
    ids = [read_cap_alert(one.laptop, given(folder)).alert_id for one in (office, neighbour)]
    edit_record(office.laptop, ids[0], {"end_message": True})
    assert write_cap_alert(office.laptop, ids[0], folder / "hết.xml")["msg_type"] == "Cancel"
    ended = read_cap_alert(neighbour.laptop, folder / "hết.xml")
    assert (ended.alert_id, ended.is_ended) == (ids[1], True)
    values = neighbour.values(ids[1])
    assert values["end_message"] is True
    assert "AllClear" in values["end_cap_json"]


def test_an_alert_that_ends_before_it_begins_is_saved_and_found(office: Office, folder: Path) -> None:
    read = read_cap_alert(office.laptop, given(folder, {"expires": "2026-10-13T15:00:00+07:00"}))
    assert {"ends_before_start", "expired_on_receipt"} <= {one.code for one in read.findings}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"status": "Exercise"}, "cap_not_actual"),
        ({"sender": "a@b.cn"}, "cap_other_country"),
        ({"msgType": "Cancel", "references": "a@b.vn,KHÁC,2026-10-13T16:00:00+07:00"}, "cap_unknown_alert"),
        ({"msgType": "Cancel"}, "cap_unknown_alert"),
        ({"identifier": "a" * 201}, "too_long"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(office: Office, folder: Path, changed: Any, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_cap_alert(office.laptop, given(folder, **changed))
    assert (refusal.value.code, alerts(office)) == (code, 0)


def test_a_file_read_twice_is_one_alert(office: Office, folder: Path) -> None:
    first = read_cap_alert(office.laptop, given(folder)).alert_id
    with pytest.raises(Refused) as refusal:
        read_cap_alert(office.laptop, given(folder))
    assert (refusal.value.code, refusal.value.fields["id"], alerts(office)) == ("cap_known", first, 1)


def test_an_alert_that_says_too_little_is_not_written(office: Office, folder: Path) -> None:
    bare = office.add("emergency_alert", event="bao")
    with pytest.raises(Refused) as refusal:
        write_cap_alert(office.laptop, bare, folder / "ra.xml")
    assert refusal.value.code == "cap_incomplete"
    assert not (folder / "ra.xml").exists()


def test_what_another_program_kept_as_cap_does_not_stop_the_writing(office: Office, folder: Path) -> None:
    told = {"event": "bao", "issuer": "UBND xã", "instruction": "Ở trong nhà", "alert_id": "KC-1"}
    for kept in ("{}", "[1]", "không phải", '{"info": [1]}', '{"info": [{}]}', "3"):
        own = office.add("emergency_alert", cap_json=kept, **told)
        write_cap_alert(office.laptop, own, folder / "ra.xml")
        assert read_cap((folder / "ra.xml").read_bytes())["identifier"] == "KC-1"
