# SPDX-License-Identifier: Apache-2.0
"""What nodes say to each other: arrays without names on the wire, so an idle exchange is a few dozen bytes.

Elements are only ever added at the end, with a default: an older node leaves out what it does not know and does not
read what it does not know. There are no maps, so no key can stand twice.
"""

from typing import Annotated, Final, TypeVar

import msgspec

from sync.log.errors import Refused
from sync.parcel.canonical import Count, Hash, Moment, Ordinal, Uuid

ENROL: Final = "enrol"
ENROLLED: Final = "enrolled"
EXCHANGE: Final = "exchange"
EXCHANGED: Final = "exchanged"
"""Kinds of parcels: ``EnrolRequest``, ``EnrolReply``, ``ExchangeRequest``, ``ExchangeReply``."""

Epoch = Annotated[bytes, msgspec.Meta(max_length=8)]
"""8 bytes of one history of one hub; empty from a node that has not met it yet."""
Token = Annotated[bytes, msgspec.Meta(max_length=72)]
"""A cursor as the hub made it; nobody else reads it."""
LastId = Annotated[bytes, msgspec.Meta(max_length=32)]
Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
Word = Annotated[str, msgspec.Meta(max_length=200)]

Cursor = tuple[Word, Token]
"""A unit and the place in its stream."""
Offer = tuple[Word, bytes]
"""A unit and ids of it, 32 bytes each, one after another."""
StreamDigest = tuple[Word, Count, Hash]
"""A unit, the number of settled changes, and the order-free hash over them."""
StreamSums = tuple[Word, bytes, bytes]
"""A unit, the sums of what goes down of it and of all that I hold of it (``comparing.sums_of``)."""
Holding = tuple[Word, bytes, bytes]
"""A unit, some buckets of it, one byte each, and all ids that I hold in them, 32 bytes each."""
Apart = tuple[Word, bytes]
"""A unit and the buckets of it that differ."""
Safe = tuple[Count, Moment]
"""The number of a receipt and a time."""

Mark = Annotated[bytes, msgspec.Meta(max_length=8)]
Piece = tuple[Hash, Count, bytes]
"""The hash of a file, an offset in it, and bytes from there."""
Want = tuple[Hash, Count]
"""The hash of a file and the offset from which its bytes are wanted."""
Standing = tuple[Hash, Count, Word]
"""The hash of a file, how many of its bytes are here from the beginning, and a code where they were not taken."""

Told = tuple[Epoch, Count, Mark]
"""A receipt: its epoch, its number, and ``receipts.receipt_mark``; number 0 for none."""
NOT_TOLD: Final[Told] = (b"", 0, b"")

Held = tuple[Count, Word]
"""The place of a change in its run and the code that tells why it is held."""
Revocation = tuple[Hash, Moment, Word]
"""A device that is trusted no more, since when, and why: ``lost``, ``left`` or ``other``."""


MOST: Final = 20_000
"""Elements of any list in a message: refused before they are made."""

MOST_FILES: Final = 64
"""Files, or pieces of them, in one message: the hub looks at each while it holds back other writers."""

T = TypeVar("T")
ListedFiles = Annotated[list[T], msgspec.Meta(max_length=MOST_FILES)]
Listed = Annotated[list[T], msgspec.Meta(max_length=MOST)]


class _Message(msgspec.Struct, frozen=True, array_like=True):
    """Read by position; further elements from a newer node are passed over."""


class FilesAsked(_Message, frozen=True, kw_only=True):
    """What a node says of files that records list."""

    pieces: ListedFiles[Piece] = []
    """Bytes for the hub; a piece without any asks where the hub stands."""
    wants: ListedFiles[Want] = []
    """What I lack, in the order in which I would like it."""
    room: Count = 0
    """How many bytes of files I would like in the reply; with 0 it only tells which of them it cannot give."""


class FilesTold(_Message, frozen=True, kw_only=True):
    """The hub's answer to them."""

    standing: Listed[Standing] = []
    """Of each file of which pieces came: where the hub stands now."""
    pieces: Listed[Piece] = []
    absent: bytes = b""
    """Hashes of those wanted that it cannot give, 32 bytes each: not all here, or listed by no record that the caller
    may see."""


class ExchangeRequest(_Message, frozen=True, kw_only=True):
    """From a node to its hub: who I am is the signature of the parcel."""

    actor: Uuid
    last_n: Count
    """The number of my last change, 0 for none, and its id."""
    last_id: LastId = b""
    epoch: Epoch = b""
    """The epoch that I have adopted."""
    cursors: Listed[Cursor] = []
    queue: Count = 0
    """Changes that stay unsent after this parcel."""
    app: Word = ""
    declarations: Annotated[bytes, msgspec.Meta(max_length=8)] = b""
    """Fingerprint of the record types that I know."""
    wall: Moment = 0
    """My clock, milliseconds since 1970 UTC."""
    want_more: Count = 0
    """How many changes I would like in one reply; 0 leaves it to the hub."""
    runs: bytes = b""
    """``columns.pack_runs``."""
    offer: Listed[Offer] = []
    """What I hold, after the hub has lost some of its history."""
    want_bytes: Count = 0
    """How many bytes of changes, unpacked, I would like in one reply; 0 leaves it to the hub. A reply to changes of
    mine keeps within it, so that no large change puts their receipt at risk; else one change comes, however large."""
    noticed: Count = 0
    """The last of the hub's notices that I know, within the epoch above: rulings and revocations, counted."""
    sums: Listed[StreamSums] = []
    """Streams whose digest differed: where do they?"""
    holdings: Listed[Holding] = []
    """What I hold where they differ: send me the others, and tell which of mine you lack."""
    told: Told = NOT_TOLD
    """The last receipt I was given: a hub that does not know it has lost what I believe to be there."""
    noticed_mark: Mark = b""
    """``ExchangeReply.noticed_mark`` as it came with the notice above: a hub set back gives a number again."""
    files: FilesAsked | None = None
    """Never together with changes of mine: text goes first."""


class RunAnswer(_Message, frozen=True, kw_only=True):
    """The answer for each change of a run. The last id names them all, since each change holds the id before it.

    What is in none of the three lists is new and committed.
    """

    actor: Uuid
    first_n: Ordinal
    count: Ordinal
    last_id: Hash
    known: Listed[Count] = []
    held: Listed[Held] = []
    absent: Listed[Count] = []
    """Places of changes that the run names and that did not travel: nothing is said of them."""

    def answers(self) -> dict[int, str]:
        """For each place of the run that an answer is given for: ``new``, ``known``, or the code it is held with."""
        answers = dict.fromkeys(range(self.count), "new")
        answers.update(dict.fromkeys(self.known, "known"))
        answers.update(self.held)
        for place in self.absent:
            answers.pop(place, None)
        return answers


class Receipt(_Message, frozen=True, kw_only=True):
    """What a hub has committed: proof for the laptop, worth nothing without the signature beside it."""

    hub: Uuid
    epoch: Epoch
    number: Count
    """The receipts of one hub and epoch, counted."""
    at: Moment
    runs: Listed[RunAnswer] = []


class SignedReceipt(_Message, frozen=True, kw_only=True):
    """The bytes of a ``Receipt`` as they were signed, to be kept as they are (``receipts.verify_receipt``)."""

    receipt: bytes
    signature: Signature


class ExchangeReply(_Message, frozen=True, kw_only=True):
    """From the hub: what became of yours, and what is new for you."""

    epoch: Epoch
    at: Moment
    """The hub's clock, milliseconds since 1970 UTC."""
    asked: Annotated[bytes, msgspec.Meta(max_length=16)] = b""
    """``parcel_mark`` of the request, so that an older reply cannot be taken for this one."""
    last_n: Count = 0
    """The last change of the caller's actor that the hub knows, 0 for none, and its id."""
    last_id: LastId = b""
    cursors: Listed[Cursor] = []
    """Only those that moved."""
    digests: Listed[StreamDigest] = []
    next_s: Count = 0
    """Seconds until the next call; 0 leaves it to the caller."""
    more: bool = False
    """Whether more waits behind the cursors."""
    history_lost: bool = False
    """Whether a cursor names a history that this hub does not have: offer everything again."""
    receipt: SignedReceipt | None = None
    runs: bytes = b""
    wanted: bytes = b""
    """Ids of those offered that the hub lacks, 32 bytes each."""
    units: Listed[Word] | None = None
    """The units granted and the roles over them, when the streams they make are not those of the cursors."""
    roles: Listed[Word] = []
    revoked: Listed[Revocation] = []
    """Devices revoked since the notice that the caller knows."""
    rulings: Listed[SignedReceipt] = []
    """What was decided since then about held changes that the caller wrote or carried, as receipts: a change that was
    admitted is ``new``, one that was refused for good is held with a code that says so. Each run is one change."""
    noticed: Count = 0
    """The notice up to which these two tell all; 0 where there is nothing to tell."""
    apart: Listed[Apart] = []
    """Where streams differ whose sums came."""
    safe: Safe | None = None
    """Up to which receipt of this epoch all is in a backup that was read back, and the hub's time of that backup."""
    noticed_mark: Mark = b""
    """Names the notice above by what it says."""
    files: FilesTold | None = None
    """Where the request said anything of files; a hub that knows none of this says nothing either."""


class EnrolRequest(_Message, frozen=True, kw_only=True):
    """From a new device, sealed to nobody: it learns the key of the hub from the reply."""

    invite: Word
    person: Uuid
    name: Word
    device: Hash
    actor: Uuid
    app: Word = ""


class EnrolReply(_Message, frozen=True, kw_only=True):
    """Who the hub is and what it grants."""

    hub: Hash
    """Public key of the hub."""
    hub_unit: Word
    epoch: Epoch
    person: Uuid
    name: Word
    units: Listed[Word] = []
    streams: Listed[Word] = []
    roles: Listed[Word] = []
    at: Moment = 0


MessageT = TypeVar("MessageT", bound=msgspec.Struct)


def read_message(kind: type[MessageT], data: bytes) -> MessageT:
    """The message of an opened parcel. Raises Refused("malformed_parcel")."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (ValueError, RecursionError) as error:
        raise Refused("malformed_parcel", str(error)) from error


def split_ids(joined: bytes) -> list[bytes]:
    """Ids of 32 bytes that stand one after another. Raises Refused("malformed_parcel")."""
    if len(joined) % 32:
        raise Refused("malformed_parcel", "half an id")
    return [joined[start : start + 32] for start in range(0, len(joined), 32)]
