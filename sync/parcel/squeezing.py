# SPDX-License-Identifier: Apache-2.0
"""zstd in and out: stretches of unlike bytes get blocks of their own; what comes out is bounded before it is made."""

from collections.abc import Sequence
from typing import Final

import zstandard

from sync.log.errors import Refused

LEVEL: Final = 19
LEVEL_OF_LARGE: Final = 9
_QUICK: Final = 3
LARGE: Final = 1024 * 1024
"""From this many bytes on the best level would take seconds on a small laptop."""

WINDOW_LOG: Final = 22
"""4 MiB: every reader grants more."""

_BLOCK_WORTH: Final = 400
"""Below this many bytes a stretch shares the block of the next one: tables of its own would cost more."""

_BITE: Final = 512
"""Input is fed in bites of this size: four bytes of it may stand for 128 KiB, so one bite unfolds to 16 MiB at most."""


def squeeze(stretches: Sequence[bytes], level: int | None = None) -> bytes:
    """One zstd frame of the stretches one after another."""
    size = sum(map(len, stretches))
    if level is None:
        level = LEVEL if size < LARGE else LEVEL_OF_LARGE
    parameters = zstandard.ZstdCompressionParameters.from_level(level, source_size=max(size, 1), write_checksum=False)
    if parameters.window_log > WINDOW_LOG:
        parameters = zstandard.ZstdCompressionParameters.from_level(level, window_log=WINDOW_LOG, write_checksum=False)
    stream = zstandard.ZstdCompressor(compression_params=parameters).compressobj(size=size)
    parts: list[bytes] = []
    for stretch in stretches:
        parts.append(stream.compress(stretch))
        if len(stretch) >= _BLOCK_WORTH:
            parts.append(stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))
    parts.append(stream.flush(zstandard.COMPRESSOBJ_FLUSH_FINISH))
    return b"".join(parts)


def squeezed_size(data: bytes) -> int:
    """About how long it would come out, found quickly."""
    return len(zstandard.ZstdCompressor(level=_QUICK, write_content_size=False).compress(data))


def unsqueeze(frame: bytes, most: int, window: int) -> bytes:
    """What one whole zstd frame holds, made piece by piece, up to ``most`` bytes and a window of ``window`` bytes.

    Raises Refused("parcel_bomb") beyond the limits, Refused("malformed_parcel") for a damaged or second frame.
    """
    stream = zstandard.ZstdDecompressor(max_window_size=window).decompressobj()
    try:
        if zstandard.get_frame_parameters(frame).window_size > window:
            raise Refused("parcel_bomb", "the zstd window is larger than the reading limits allow")
        unfolded = _unfold(stream, frame, most)
    except zstandard.ZstdError as error:
        raise Refused("malformed_parcel", str(error)) from error
    if not stream.eof or stream.unused_data:
        raise Refused("malformed_parcel", "not one whole zstd frame")
    return unfolded


def _unfold(stream: "zstandard.ZstdDecompressionObj", frame: bytes, most: int) -> bytes:
    unfolded = bytearray()
    for start in range(0, len(frame), _BITE):
        unfolded += stream.decompress(frame[start : start + _BITE])
        if len(unfolded) > most:
            raise Refused("parcel_bomb", "unfolds to more than the reading limits allow")
        if stream.eof and start + _BITE < len(frame):
            raise Refused("malformed_parcel", "bytes after the end of the zstd frame")
    return bytes(unfolded)
