# SPDX-License-Identifier: Apache-2.0
"""All record types there are. Adding one is its file and its name here."""

from sync.records.admin_unit import AdminUnit
from sync.records.broadcast_log import BroadcastLog
from sync.records.cluster import Cluster
from sync.records.fault_ticket import FaultTicket
from sync.records.person import Person
from sync.records.propaganda_session import PropagandaSession
from sync.records.propagandist import Propagandist
from sync.records.record import Record
from sync.records.review_decision import ReviewDecision
from sync.records.schedule_slot import ScheduleSlot
from sync.records.station import Station
from sync.records.status_check import StatusCheck
from sync.records.village import Village

RECORD_TYPES: tuple[type[Record], ...] = (
    AdminUnit,
    Village,
    Person,
    Station,
    Cluster,
    StatusCheck,
    FaultTicket,
    ScheduleSlot,
    BroadcastLog,
    Propagandist,
    PropagandaSession,
    ReviewDecision,
)

_BY_NAME = {one.type_name(): one for one in RECORD_TYPES}


def record_type(name: str) -> type[Record] | None:
    """The type of that name; None for one from a newer node."""
    return _BY_NAME.get(name)
