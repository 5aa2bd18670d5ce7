# SPDX-License-Identifier: Apache-2.0
"""The one byte form of a change, from which its id is made, and commitments of personal values.

Shapes are strict here; what values mean, and whether anybody may write them, is judged elsewhere.
"""

import hashlib
import itertools
from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Any, Final, Literal

import msgspec

from sync.log.change import Change, ChangeId, Entry, PersonalValue, Value
from sync.log.entropy import SYSTEM, Entropy
from sync.log.errors import Refused

FORM: Final = 1
"""First element of the canonical array; a later form of changes takes the next number."""

VALUE_NESTING: Final = 16
"""How deep lists and maps of a value may stand in each other in the byte form. The validator holds single
changes at a lower depth; what is deeper than this has no form at all and is no change."""

COMMITMENT_BYTES: Final = 32
SALT_BYTES: Final = 16

_COMMITMENT_DOMAIN: Final = b"loa personal 1"


Hash = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Uuid = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
Count = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
Ordinal = Annotated[int, msgspec.Meta(ge=1, lt=2**53)]
Moment = Annotated[int, msgspec.Meta(gt=-(2**53), lt=2**53)]

ENCODER: Final = msgspec.msgpack.Encoder(order="deterministic")
"""Map keys sorted by their UTF-8 bytes at every depth."""


class _Form(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    form: Literal[1]
    actor: Uuid
    n: Ordinal
    prev: Annotated[bytes, msgspec.Meta(max_length=32)]
    record: Uuid
    type: str
    unit: str
    set: dict[str, Any]
    seen: dict[str, tuple[Hash, ...]]
    author: Uuid
    device: Hash
    wall: Moment
    clock_age: Count | None
    declaration: Count


_DECODER: Final = msgspec.msgpack.Decoder(_Form)


_SCALARS: Final = frozenset({type(None), bool, int, float, str})
_TEXT: Final = frozenset({str})


def is_json(values: Collection[Value], nesting: int = VALUE_NESTING) -> bool:
    """Whether all of these are JSON values: no bytes, no dates, no extension types, text keys, not too deep."""
    if _SCALARS.issuperset(map(type, values)):
        return True
    return nesting > 0 and all(_is_json_inside(value, nesting) for value in values if type(value) not in _SCALARS)


def _is_json_inside(value: Value, nesting: int) -> bool:
    if type(value) is dict:
        return _TEXT.issuperset(map(type, value)) and is_json(value.values(), nesting - 1)
    return type(value) is list and is_json(value, nesting - 1)


def is_field_value(value: Value) -> bool:
    """Whether this may stand in ``set``: a JSON value or the 32 bytes of a commitment."""
    if type(value) is bytes:
        return len(value) == COMMITMENT_BYTES
    return type(value) in _SCALARS or _is_json_inside(value, VALUE_NESTING)


def encode_value(value: Any) -> bytes:
    """Canonical bytes of anything msgpack can write. Raises Refused("not_encodable") for what has no byte form."""
    try:
        return ENCODER.encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise Refused("not_encodable", str(error)) from error


def canonical_bytes(change: Change) -> bytes:
    """The bytes that are hashed. Empty ``seen`` lists are dropped, the others sorted.

    Raises Refused("not_encodable") for a lone surrogate, an integer beyond 64 bits or a foreign object.
    """
    seen = change.seen
    if seen:
        seen = {name: sorted(set(ids)) for name, ids in seen.items() if ids}
    return encode_value(
        (
            FORM,
            change.actor,
            change.n,
            change.prev,
            change.record,
            change.type,
            change.unit,
            change.set,
            seen,
            change.author,
            change.device,
            change.wall,
            change.clock_age,
            change.declaration,
        )
    )


def change_id(body: bytes) -> ChangeId:
    """SHA-256 of canonical bytes."""
    return hashlib.sha256(body).digest()


def entry(change: Change, beside: Mapping[str, PersonalValue] | None = None) -> Entry:
    """The change with its bytes and id. The shape of the change is trusted; ``read_change`` is the strict way in."""
    body = canonical_bytes(change)
    return Entry(hashlib.sha256(body).digest(), change, body, beside or {})


def read_change(body: bytes) -> Change:
    """The change of which these are the canonical bytes; ``seen`` comes as sorted tuples.

    Raises Refused("malformed_change") for a wrong shape, Refused("not_canonical") for a second spelling of one.
    """
    try:
        form = _DECODER.decode(body)
    except (ValueError, RecursionError) as error:
        raise Refused("malformed_change", str(error)) from error
    if not _has_shape(form):
        raise Refused("malformed_change")
    if not all(map(_is_ascending, form.seen.values())) or ENCODER.encode(form) != body:
        raise Refused("not_canonical")
    return _change(form)


def recall_change(body: bytes) -> Change:
    """As ``read_change``, in less than half the time, for bytes that this node has let in before and kept itself.

    Raises Refused("malformed_change") if they were damaged so far that they have no form any more.
    """
    try:
        return _change(_DECODER.decode(body))
    except (ValueError, RecursionError) as error:
        raise Refused("malformed_change", str(error)) from error


def _change(form: _Form) -> Change:
    return Change(
        form.actor,
        form.n,
        form.prev,
        form.record,
        form.type,
        form.unit,
        form.set,
        form.seen,
        form.author,
        form.device,
        form.wall,
        form.clock_age,
        form.declaration,
    )


def _has_shape(form: _Form) -> bool:
    """What the types of ``_Form`` leave open: only the first change of an actor has none before it, and values."""
    has_prev = len(form.prev) == 32
    is_linked = has_prev != (form.n == 1) and (has_prev or not form.prev)
    values = form.set.values()
    return is_linked and (_SCALARS.issuperset(map(type, values)) or all(map(is_field_value, values)))


def _is_ascending(ids: Sequence[ChangeId]) -> bool:
    return len(ids) == 1 or (len(ids) > 0 and all(left < right for left, right in itertools.pairwise(ids)))


def new_salt(entropy: Entropy = SYSTEM) -> bytes:
    """16 random bytes, one for each personal value ever written."""
    return entropy.octets(SALT_BYTES)


def commitment(personal: PersonalValue) -> bytes:
    """The 32 bytes that stand in ``set`` for a personal value; they tell nothing once salt and value are gone."""
    return hashlib.sha256(_COMMITMENT_DOMAIN + personal.salt + encode_value(personal.value)).digest()
