# SPDX-License-Identifier: Apache-2.0
"""Four streams of bytes that the column codec writes to and reads from: like stands beside like, so zstd finds more.

``plan`` says what comes (kinds, counts, names), ``numbers`` holds packed integers, ``text`` characters, ``dense`` bytes
that no compressor can shorten. A reader refuses whatever is cut short, too long or too heavy.
"""

from collections.abc import Iterator
from typing import Final

from sync.log.errors import Refused
from sync.parcel.limits import DEFAULT_LIMITS, Purse, ReadingLimits
from sync.parcel.squeezing import squeeze, squeezed_size, unsqueeze

_STREAMS: Final = 4


class OutStream:
    """Bytes that grow at the end; whole numbers are written seven bits a byte, least significant first."""

    __slots__ = ("data",)

    def __init__(self) -> None:
        self.data = bytearray()

    def put(self, data: bytes) -> None:
        self.data += data

    def put_count(self, count: int) -> None:
        while count > 0x7F:
            self.data.append(count & 0x7F | 0x80)
            count >>= 7
        self.data.append(count)

    def put_signed(self, number: int) -> None:
        self.put_count(number << 1 if number >= 0 else ~number << 1 | 1)

    def put_name(self, name: str) -> None:
        data = name.encode()
        self.put_count(len(data))
        self.data += data


class InStream:
    """The same bytes from the front. Raises Refused("malformed_parcel") when there are too few of them."""

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._data):
            raise Refused("malformed_parcel", "cut short")
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def take_count(self) -> int:
        count = 0
        for shift in range(0, 70, 7):
            byte = self.take(1)[0]
            count |= (byte & 0x7F) << shift
            if byte <= 0x7F:
                return count
        raise Refused("malformed_parcel", "a number without end")

    def take_signed(self) -> int:
        folded = self.take_count()
        return ~(folded >> 1) if folded & 1 else folded >> 1

    def take_name(self) -> str:
        return decode_text(self.take(self.take_count()))

    @property
    def is_empty(self) -> bool:
        return self._at == len(self._data)

    @property
    def left(self) -> int:
        return len(self._data) - self._at


class Writer:
    """The four streams while they are written. Trial writers are cheap: write twice, absorb the shorter one."""

    __slots__ = ("dense", "numbers", "plan", "text")

    def __init__(self) -> None:
        self.plan = OutStream()
        self.numbers = OutStream()
        self.text = OutStream()
        self.dense = OutStream()

    def streams(self) -> Iterator[OutStream]:
        return iter((self.plan, self.numbers, self.text, self.dense))

    def cost(self) -> int:
        """About how many bytes this will take on the wire."""
        return len(self.dense.data) + squeezed_size(bytes(self.plan.data + self.numbers.data + self.text.data))

    def absorb(self, other: "Writer") -> None:
        for mine, theirs in zip(self.streams(), other.streams(), strict=True):
            mine.data += theirs.data

    def seal(self) -> bytes:
        """All four as one zstd frame: a plan and numbers, then text, then what is dense."""
        head = OutStream()
        for stream in self.streams():
            head.put_count(len(stream.data))
        return squeeze(tuple(bytes(part.data) for part in (head, *self.streams())))


def shorter(left: Writer, right: Writer) -> Writer:
    return left if left.cost() <= right.cost() else right


class Reader:
    """The four streams while they are read, and the purse that what is built from them is paid from."""

    __slots__ = ("dense", "limits", "numbers", "plan", "purse", "text")

    def __init__(self, frame: bytes, limits: ReadingLimits = DEFAULT_LIMITS) -> None:
        whole = InStream(unsqueeze(frame, limits.unpacked, limits.window))
        sizes = [whole.take_count() for _ in range(_STREAMS)]
        self.plan, self.numbers, self.text, self.dense = (InStream(whole.take(size)) for size in sizes)
        if not whole.is_empty:
            raise Refused("malformed_parcel", "bytes after the last stream")
        self.limits = limits
        self.purse = Purse(limits.weight)

    def finish(self) -> None:
        """Raises Refused("malformed_parcel") if anything was left unread."""
        if not all(stream.is_empty for stream in (self.plan, self.numbers, self.text, self.dense)):
            raise Refused("malformed_parcel", "bytes that no column claims")


def decode_text(data: bytes) -> str:
    """UTF-8, or Refused("malformed_parcel")."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Refused("malformed_parcel", "text that is not UTF-8") from error
