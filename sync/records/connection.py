# SPDX-License-Identifier: Apache-2.0
"""Kết nối HTTT nguồn: how far a province's stations are connected to a source information system, and since when."""

from typing import Any

from sync.records.code_lists import RELAY_CHANNELS, SOURCE_SYSTEMS
from sync.records.codes import CodeList, code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others_in_unit
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, written_by
from sync.records.text_fields import Choice, Text
from sync.records.time_rules import MOMENT_AHEAD, lies_ahead
from sync.records.value_fields import Day, Integer, Moment
from sync.records.words import Words

SYSTEMS = CodeList(tuple(code for code in RELAY_CHANNELS if code.code in SOURCE_SYSTEMS))
NOT_CONNECTED = "chua"
CONNECTION_STATES = code_list(
    "chua | Chưa kết nối | Not connected",
    "thu_nghiem | Thử nghiệm | On trial",
    "chinh_thuc | Chính thức | In service",
    "gian_doan | Gián đoạn | Interrupted",
)
CONNECTED = frozenset({"thu_nghiem", "chinh_thuc"})
"""What counts as connected in the headline figure of provinces."""


def _since(connection: Any) -> str | None:
    """The day from which the state holds: it is written with the state and stands nowhere else."""
    return Connection.state.holds_from(connection.values.get("state"))


def is_connected(connection: "Connection") -> bool:
    """Tell whether the province counts as connected."""
    return connection.state in CONNECTED


def _is_in_future(connection: "Connection", around: Around) -> bool:
    return any(lies_ahead(one, around.now) for one in (connection.since, connection.last_ok_at))


def _works_unconnected(connection: "Connection", _around: Around) -> bool:
    return connection.state == NOT_CONNECTED and connection.last_ok_at is not None


def _is_recorded_twice(connection: "Connection", around: Around) -> bool:
    return bool(others_in_unit(connection, around, system=connection.system, province=connection.province))


class Connection(Record):
    """The connection of one province to one source system."""

    system = Choice("Hệ thống", "System", SYSTEMS, required=True)
    province = Text("Mã tỉnh", "Province code", longest=2, pattern=r"[0-9]{2}", required=True, example="15")
    state = Choice("Trạng thái kết nối", "State", CONNECTION_STATES, required=True, dated=True, example="thu_nghiem")
    since = Day("Từ ngày", "Since", derived=_since)
    last_ok_at = Moment("Lần cuối thông suốt", "Last worked at")
    queue_length = Integer("Số gói chờ gửi", "Queue length", example=0)

    declared = Declaration(
        name="connection",
        label=Words("Kết nối hệ thống thông tin nguồn", "Connection to a source system"),
        version=1,
        sections=(section("Kết nối", "Connection", system, province, state, last_ok_at, queue_length),),
        columns=(province, system, state, since, last_ok_at, queue_length),
        search=(province, Record.note),
        sort=(province, system),
        title=(system, province),
        lookups=(province,),
        writable=written_by(*COMMUNE_ROLES, Role.MANAGER),
        review=Review.NOT_REVIEWED,
        goes_down=True,
        rules=(
            Rule(
                "in_future",
                MOMENT_AHEAD,
                (state, last_ok_at),
                _is_in_future,
            ),
            Rule(
                "works_unconnected",
                Words("Chưa kết nối nhưng có lần thông suốt", "Not connected, yet it has worked"),
                (state, last_ok_at),
                _works_unconnected,
            ),
            Rule(
                "recorded_twice",
                Words("Kết nối này đã có", "This connection is recorded already"),
                (system, province),
                _is_recorded_twice,
            ),
        ),
    )
