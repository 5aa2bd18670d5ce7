# SPDX-License-Identifier: Apache-2.0
"""Which changes concern an emergency, told when they are written: the declaration of their type says so."""

import uuid
from collections.abc import Iterator, Mapping, Sequence

from sync.log.change import ChangeId
from sync.records.declaration import Around
from sync.store.authoring import Draft


def urgent_keys(drafts: Sequence[Draft], written: Mapping[ChangeId, int], around: Around) -> Iterator[int]:
    """Keys of the changes just written, in the order of their drafts, whose record concerns an emergency.

    A new record is judged as it was entered; of a changed one the row is read, since its change says but a part.
    """
    for draft, key in zip(drafts, written.values(), strict=True):
        if draft.of.declared.may_be_urgent and _is_urgent(draft, around):
            yield key


def _is_urgent(draft: Draft, around: Around) -> bool:
    record_id = str(uuid.UUID(bytes=draft.record))
    record = draft.of(draft.set, record_id, draft.unit) if draft.is_new else around.get(draft.of, record_id)
    return record is not None and draft.of.declared.is_urgent(record, around)
