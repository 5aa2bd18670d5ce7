# SPDX-License-Identifier: Apache-2.0
"""What the hub publishes, what it refuses to publish, and what it counts of the communes' answers."""

from pathlib import Path
from typing import Any

import pytest

from sync.hub.bulletins import withdraw
from sync.log.errors import Refused
from sync.records.content_item import ContentItem
from sync.store.reading import Query, list_records
from tests.support.bulletins import FLOOD, NEWS, Publisher


def stored(publisher: Publisher) -> list[ContentItem]:
    with publisher.hub.database.reading() as connection:
        return [
            one.record for one in list_records(connection, Query(ContentItem)) if isinstance(one.record, ContentItem)
        ]


def test_a_bulletin_is_an_approved_item_of_the_hub_with_a_code_of_its_own(publisher: Publisher) -> None:
    first, second = (publisher.publish(FLOOD, areas=["02683", "02686"]) for _ in range(2))
    assert (first.item.item_code, second.item.item_code) == ("BT-15-202610-0001", "BT-15-202610-0002")
    assert first.communes == ["02683", "02686"]
    (item, _other) = sorted(stored(publisher), key=lambda one: one.item_code or "")
    assert (item.unit, item.origin, item.origin_ref) == ("15", "province", "BT-15-202610-0001")
    assert (item.priority, item.genre, item.secret_check, item.repeats_per_day) == ("3", "canh_bao_khan", True, 3)
    assert (item.missing(), [area.code for area in item.areas or ()]) == ((), ["02683", "02686"])


def test_without_areas_every_commune_is_meant(publisher: Publisher) -> None:
    communes = publisher.publish(NEWS).communes
    assert (len(communes), communes == publisher.publish(NEWS, areas=["15"]).communes) == (99, True)


def test_the_centre_publishes_to_a_whole_province(tmp_path: Path) -> None:
    centre = Publisher(tmp_path, "VN")
    published = centre.publish(NEWS, areas=["15"])
    assert (published.item.origin, len(published.communes)) == ("central", 99)
    centre.close()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"areas": ["99999"]}, "unknown_area"),
        ({"areas": ["00004"]}, "unknown_area"),
        ({"areas": []}, "unknown_area"),
        ({"areas": "02683"}, "unknown_area"),
        ({"areas": [["02683"]]}, "unknown_area"),
        ({"valid_until": "2026-10-13T15:59:00+07:00"}, "already_expired"),
        ({"valid_until": "soon"}, "bad_moment"),
        ({"valid_until": None}, "required"),
        ({"valid_from": "2026-10-15T00:00:00+07:00"}, "ends_before_start"),
        ({"instruction": ""}, "instruction_needed"),
        ({"instruction": None, "title": None}, "required"),
        ({"priority": "loud"}, "unknown_code"),
        ({"topics": ["T77"], "repeats": 99}, "invalid_fields"),
        ({"secret_check": False}, "approved_unchecked"),
        ({"approved_by": "x"}, "unknown_field"),
        ({"text": "a\u0000b"}, "nul_character"),
        ({"script_text": "twice"}, "unknown_field"),
    ],
)
def test_what_nobody_could_act_on_is_refused_by_code(publisher: Publisher, fields: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        publisher.publish(FLOOD, **fields)
    assert (refused.value.code, stored(publisher)) == (code, [])


def test_what_is_no_object_and_a_code_used_before_are_refused(publisher: Publisher) -> None:
    publisher.publish(NEWS, item_code="BT-1")
    with pytest.raises(Refused) as refused:
        publisher.publish(NEWS, item_code="BT-1")
    assert refused.value.code == "duplicate_code"
    for fields in ({"priority": ["x"]}, {"topics": {"a": 1}}):
        with pytest.raises(Refused):
            publisher.publish(NEWS, **fields)
    assert len(stored(publisher)) == 1


def test_a_bulletin_is_withdrawn_once_and_says_so(publisher: Publisher) -> None:
    bulletin = publisher.publish(NEWS).item.record_id
    withdraw(publisher.hub, bulletin, " Sai số liệu ")
    assert publisher.list()[0]["withdrawn"] == "Sai số liệu"
    for wrong, reason, code in (
        (bulletin, "lại", "withdrawn"),
        (bulletin, " ", "reason_needed"),
        ("x", "lý do", "unknown_bulletin"),
        ("01a201bf-82a4-76f8-954f-eb629b2cec79", "lý do", "unknown_bulletin"),
    ):
        with pytest.raises(Refused) as refused:
            withdraw(publisher.hub, wrong, reason)
        assert refused.value.code == code


def test_those_long_past_are_listed_only_when_asked_for(publisher: Publisher) -> None:
    bulletin = publisher.publish(NEWS).item.record_id
    publisher.now = publisher.now.replace(month=12)
    assert (publisher.list(), [one["id"] for one in publisher.list(bulletin)]) == ([], [bulletin])
    with pytest.raises(Refused) as refused:
        publisher.list("01a201bf-82a4-76f8-954f-eb629b2cec79")
    assert refused.value.code == "unknown_bulletin"
