# SPDX-License-Identifier: Apache-2.0
"""CAP files are read whole or refused with a code: bombs, ruins, giants, other versions, other countries, exercises."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cap.judging import check_concerns_us
from desktop.cap.reading import LARGEST_FILE, read_cap, read_cap_file
from desktop.cap.schema import ALERT, NAMESPACE, Element
from desktop.cap.writing import write_cap
from sync.log.errors import Refused
from tests.support.cap_messages import cap_bytes, message

BOMB = b"""<?xml version="1.0"?><!DOCTYPE alert [<!ENTITY a "0123456789">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>&c;</identifier></alert>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>&x;</identifier></alert>"""


def refusal(of: Callable[[], Any]) -> Refused:
    with pytest.raises(Refused) as caught:
        of()
    return caught.value


def every_element(elements: Any) -> dict[str, Any]:
    """A message with each element of the standard, twice where it may stand often."""
    return {name: _values(name, element) for name, element in elements.items()}


def _values(name: str, element: Element) -> Any:
    one: Any = min(element.codes) if element.codes else f"{name} đủ dấu"
    if element.is_moment:
        one = "2026-10-13T16:00:00-00:00"
    if element.inner:
        one = every_element(element.inner)
    return [one, one] if element.is_many else one


def test_every_element_of_the_standard_goes_out_and_comes_back() -> None:
    whole = every_element(ALERT)
    assert read_cap(write_cap(whole)) == whole


def test_a_message_is_written_in_its_namespace_and_in_the_order_of_the_standard() -> None:
    shuffled = dict(reversed(message().items()))
    text = write_cap(shuffled).decode()
    assert f'<alert xmlns="{NAMESPACE}">' in text
    places = [text.index(f"<{name}>") for name in ALERT if name in shuffled]
    assert places == sorted(places)
    assert "<language>vi-VN</language>" in text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (BOMB, "cap_unsafe"),
        (OUTSIDE, "cap_unsafe"),
        (cap_bytes()[:-20], "cap_not_xml"),
        (b"", "cap_not_xml"),
        (b"\xff\xfe\x00", "cap_not_xml"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "cap_not_xml"),
        (b"<rss/>", "not_cap"),
        (cap_bytes().replace(b"cap:1.2", b"cap:1.1"), "cap_other_version"),
        (cap_bytes(sender=None), "cap_incomplete"),
        (cap_bytes({"event": None}), "cap_incomplete"),
        (cap_bytes(status="actual"), "cap_bad_value"),
        (cap_bytes(sent="13/10/2026"), "cap_bad_value"),
        (cap_bytes({"expires": "2026-10-13T16:00:00"}), "cap_bad_value"),
        (cap_bytes().replace(b"<scope>Public</scope>", b"<scope>Public</scope><later/>"), "cap_bad_value"),
        (cap_bytes().replace(b"<scope>Public</scope>", b"<scope>Public</scope>" * 2), "cap_bad_value"),
        (cap_bytes().replace(b"Public", b"<a>Public</a>"), "cap_bad_value"),
        (b"<a>" * 60_000, "cap_not_xml"),
        (cap_bytes(note="a" * LARGEST_FILE), "cap_too_large"),
    ],
)
def test_what_is_no_sound_message_is_refused_with_its_code(content: bytes, code: str) -> None:
    assert refusal(lambda: read_cap(content)).code == code


def test_a_refusal_names_the_element() -> None:
    assert dict(refusal(lambda: read_cap(cap_bytes({"severity": "Big"}))).fields) == {"info.severity": "unknown_code"}
    assert dict(refusal(lambda: read_cap(cap_bytes({"event": None}))).fields) == {"info.event": "required"}


def test_a_file_of_50_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    giant = tmp_path / "a.xml"
    with giant.open("wb") as opened:
        opened.truncate(50 * 1024 * 1024)
    tracemalloc.start()
    assert refusal(lambda: read_cap_file(giant)).code == "cap_too_large"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * LARGEST_FILE


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: read_cap_file(tmp_path / "a.xml")).code == "no_file"


def test_a_signature_and_other_foreign_elements_are_passed_over() -> None:
    signed = cap_bytes().replace(b"</alert>", b'<Signature xmlns="urn:x"><a>1</a></Signature></alert>')
    assert read_cap(signed) == message()


@pytest.mark.parametrize(
    ("changed", "info", "code"),
    [
        ({"status": "Test"}, {}, "cap_not_actual"),
        ({"status": "Exercise"}, {}, "cap_not_actual"),
        ({"status": "Draft"}, {}, "cap_not_actual"),
        ({"status": "System"}, {}, "cap_not_actual"),
        ({"msgType": "Ack"}, {}, "cap_not_an_alert"),
        ({"sender": "alert@weather.example.cn"}, {}, "cap_other_country"),
        ({}, {"area": [{"areaDesc": "Iowa", "polygon": ["41.1,-93.1 42.0,-93.5"]}]}, "cap_other_country"),
        ({}, {"area": [{"areaDesc": "Luzon", "circle": ["16.0,121.0 50"]}]}, "cap_other_country"),
        (
            {},
            {"area": [{"areaDesc": "Laos", "geocode": [{"valueName": "ISO 3166-2", "value": "LA-PH"}]}]},
            "cap_other_country",
        ),
        ({}, {"area": [{"areaDesc": "x", "polygon": ["north"]}]}, "cap_bad_value"),
    ],
)
def test_exercises_answers_and_messages_of_other_countries_are_refused(
    changed: dict[str, Any], info: dict[str, Any], code: str
) -> None:
    assert refusal(lambda: check_concerns_us(message(info, **changed))).code == code


@pytest.mark.parametrize("sender", ["pctt@tinh.gov.vn", "urn:oid:2.49.0.0.704.0", "vndms@example.org"])
def test_a_message_for_vietnam_passes(sender: str) -> None:
    border = {"area": [{"areaDesc": "x", "polygon": ["25.1,103.0 22.5,103.8"]}]}
    check_concerns_us(message(border, sender=sender))
