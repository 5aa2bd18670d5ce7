# SPDX-License-Identifier: Apache-2.0
"""A minimal signing node: writes any change as any device, forged ones too, and posts parcels to a hub."""

import json
import os
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from typing import Any, Protocol
from urllib.parse import urlsplit

from uuid6 import uuid7

from sync.log.change import NO_CHANGE, Change, Entry
from sync.log.errors import Refused
from sync.parcel.canonical import entry
from sync.parcel.columns import RunPart, pack_runs, unpack_runs
from sync.parcel.envelope import seal, unseal
from sync.parcel.keys import DeviceKey
from sync.parcel.messages import (
    ENROL,
    ENROLLED,
    EXCHANGE,
    EXCHANGED,
    EnrolReply,
    EnrolRequest,
    ExchangeReply,
    ExchangeRequest,
    read_message,
)
from sync.parcel.receipts import verify_receipt
from sync.parcel.runs import sign_run
from sync.records.catalogue import record_type

PARCEL = "application/vnd.loa.parcel"
PATIENCE_S = 30


class Post(Protocol):
    """Takes a parcel to a path of a hub and brings back its parcel; a problem is raised as Refused with its code."""

    def __call__(self, path: str, parcel: bytes) -> bytes: ...


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def code(self) -> str:
        """The code of a problem."""
        return str(json.loads(self.body)["code"])


def request(url: str, path: str, body: bytes | None = None, content_type: str = PARCEL) -> Answer:
    """One request on a connection of its own."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE_S)
    try:
        headers = {} if body is None else {"content-type": content_type}
        connection.request("GET" if body is None else "POST", path, body, headers)
        reply = connection.getresponse()
        return Answer(reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read())
    finally:
        connection.close()


def over_http(url: str) -> Post:
    """The way to a hub that runs as a process."""

    def post(path: str, parcel: bytes) -> bytes:
        answer = request(url, path, parcel)
        if answer.status != 200:
            raise Refused(answer.code, str(answer.status))
        return answer.body

    return post


@dataclass
class Node:
    """One device with its person and its actor. It remembers what a laptop would remember of the hub."""

    key: DeviceKey = field(default_factory=DeviceKey.new)
    person: bytes = field(default_factory=lambda: uuid7().bytes)
    actor: bytes = field(default_factory=lambda: os.urandom(16))
    n: int = 0
    last: bytes = NO_CHANGE
    unit: str = ""
    hub: bytes = b""
    epoch: bytes = b""
    cursors: dict[str, bytes] = field(default_factory=dict)

    def write(self, type_: str, values: Mapping[str, Any], record: bytes | None = None, **others: Any) -> Entry:
        """The next change of this node; ``others`` set further parts of it, right or wrong."""
        of = record_type(type_)
        self.n += 1
        change = Change(
            actor=self.actor,
            n=self.n,
            prev=self.last,
            record=record or uuid7().bytes,
            type=type_,
            unit=self.unit,
            set=values,
            seen={},
            author=self.person,
            device=self.key.public,
            wall=time.time_ns() // 1_000_000,
            clock_age=None,
            declaration=of.declared.version if of else 1,
        )
        beside = others.pop("beside", None)
        written = entry(replace(change, **others), beside)
        self.last = written.id
        return written

    def run(self, *entries: Entry) -> RunPart:
        """These changes, signed together; they must follow each other."""
        return RunPart(sign_run(entries, self.key), dict(enumerate(entries)))

    def enrol(self, post: Post, invite: str, **others: Any) -> EnrolReply:
        """Redeem an invite and remember the hub."""
        message = EnrolRequest(
            invite=invite, person=self.person, name="Cán bộ", device=self.key.public, actor=self.actor
        )
        asked = EnrolRequest(**{name: getattr(message, name) for name in message.__struct_fields__} | others)
        opened = unseal(post("/v1/enrol", seal(ENROL, asked, self.key, b"")), expect_kind=ENROLLED, to=self.key.public)
        reply = read_message(EnrolReply, opened.message)
        self.hub, self.epoch, self.unit = reply.hub, reply.epoch, reply.units[0]
        return reply

    def parcel(self, parts: Sequence[RunPart] = (), **others: Any) -> bytes:
        """An exchange request, sealed for the hub."""
        asked: dict[str, Any] = {
            "actor": self.actor,
            "last_n": self.n,
            "last_id": self.last,
            "epoch": self.epoch,
            "cursors": sorted(self.cursors.items()),
            "runs": pack_runs(parts),
        }
        return seal(EXCHANGE, ExchangeRequest(**asked | others), self.key, self.hub)

    def exchange(self, post: Post, parts: Sequence[RunPart] = (), **others: Any) -> ExchangeReply:
        """One exchange; cursors move as a laptop would move them."""
        opened = unseal(post("/v1/exchange", self.parcel(parts, **others)), expect_kind=EXCHANGED, to=self.key.public)
        assert opened.sender == self.hub
        reply = read_message(ExchangeReply, opened.message)
        self.cursors.update(dict(reply.cursors))
        return reply

    def push(self, post: Post, *entries: Entry) -> list[str]:
        """Send changes as one run; the answer for each."""
        return answers(self.exchange(post, [self.run(*entries)]), self.hub)

    def pull(self, post: Post) -> list[Entry]:
        """Everything new, page by page."""
        found: list[Entry] = []
        while True:
            reply = self.exchange(post)
            found += received(reply)
            if not reply.more:
                return found


def answers(reply: ExchangeReply, hub: bytes) -> list[str]:
    """The answers of a signed receipt, in the order of the changes."""
    assert reply.receipt is not None
    runs = verify_receipt(reply.receipt, hub).runs
    return [answer for run in runs for _place, answer in sorted(run.answers().items())]


def received(reply: ExchangeReply) -> list[Entry]:
    """The changes that a reply brought."""
    return [one for part in unpack_runs(reply.runs) for _place, one in sorted(part.entries.items())]


def village(name: str = "Thôn 1") -> dict[str, Any]:
    """Fields of a small record that a commune writes."""
    return {"name": name}


def decision(record: bytes, version: Sequence[bytes], verdict: str, **others: Any) -> dict[str, Any]:
    """Fields of a verdict about a version of a record."""
    ids = sorted(one.hex() for one in version)
    return {"record": str(uuid.UUID(bytes=record)), "version": ids, "verdict": verdict, **others}
