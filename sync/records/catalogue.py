# SPDX-License-Identifier: Apache-2.0
"""All record types there are. Adding one is its file and its name here."""

from sync.records.admin_unit import AdminUnit
from sync.records.award import Award
from sync.records.board_post import BoardPost
from sync.records.broadcast_log import BroadcastLog
from sync.records.bulletin_receipt import BulletinReceipt
from sync.records.campaign import Campaign
from sync.records.cluster import Cluster
from sync.records.connection import Connection
from sync.records.content_item import ContentItem
from sync.records.contest import Contest
from sync.records.e_channel import EChannel
from sync.records.e_post import EPost
from sync.records.emergency_alert import EmergencyAlert
from sync.records.equipment import Equipment
from sync.records.fault_ticket import FaultTicket
from sync.records.inspection import Inspection
from sync.records.jump_reason import JumpReason
from sync.records.notice_board import NoticeBoard
from sync.records.participation import Participation
from sync.records.person import Person
from sync.records.propaganda_session import PropagandaSession
from sync.records.propagandist import Propagandist
from sync.records.publication import Publication
from sync.records.record import Record
from sync.records.redaction import Redaction
from sync.records.reflection import Reflection
from sync.records.reflection_action import ReflectionAction
from sync.records.remuneration import Remuneration
from sync.records.review_decision import ReviewDecision
from sync.records.schedule_slot import ScheduleSlot
from sync.records.sms_campaign import SmsCampaign
from sync.records.station import Station
from sync.records.status_check import StatusCheck
from sync.records.training_course import TrainingCourse
from sync.records.village import Village

RECORD_TYPES: tuple[type[Record], ...] = (
    AdminUnit,
    Village,
    Person,
    Station,
    Cluster,
    Equipment,
    StatusCheck,
    FaultTicket,
    Campaign,
    ContentItem,
    BulletinReceipt,
    ScheduleSlot,
    BroadcastLog,
    EmergencyAlert,
    NoticeBoard,
    BoardPost,
    Publication,
    EChannel,
    EPost,
    SmsCampaign,
    Propagandist,
    PropagandaSession,
    Reflection,
    ReflectionAction,
    TrainingCourse,
    Participation,
    Contest,
    Award,
    Remuneration,
    Inspection,
    Connection,
    JumpReason,
    ReviewDecision,
    Redaction,
)

_BY_NAME = {one.type_name(): one for one in RECORD_TYPES}


def record_type(name: str) -> type[Record] | None:
    """The type of that name; None for one from a newer node."""
    return _BY_NAME.get(name)
