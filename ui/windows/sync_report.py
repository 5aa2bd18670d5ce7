# SPDX-License-Identifier: Apache-2.0
"""The exchange as plain text for the one who supports: facts, codes, receipts, tries; never a value of a record."""

from collections.abc import Iterator

from ui.windows.sync_words import Picture, SyncWords


def support_text(picture: Picture, words: SyncWords) -> str:
    """What is copied; the titles of records stay here, for they may name people."""
    return "\n".join(_lines(picture, words)) + "\n"


def _lines(picture: Picture, words: SyncWords) -> Iterator[str]:
    facts = picture.facts
    yield f"Loa - {words.state(picture)}"
    yield f"hub: {facts.hub or '-'}"
    yield f"waiting: {picture.waiting} records, {facts.unsent_changes} changes"
    yield "files: " + ", ".join(f"{name} {count}" for name, count in facts.files._asdict().items())
    yield f"last confirmed: {facts.last_confirmed or '-'}"
    yield f"clock offset: {'-' if facts.clock_offset_s is None else facts.clock_offset_s} s"
    yield f"mode: {facts.mode}"
    yield f"last failure: {facts.failure or '-'}"
    yield f"differing: {', '.join(facts.differing) or '-'}"
    yield from _listed(picture)


def _listed(picture: Picture) -> Iterator[str]:
    facts = picture.facts
    for mishap in facts.mishaps:
        yield f"mishap: {mishap.kind} {mishap.at or '-'} {mishap.count}"
    for held in facts.held:
        yield f"held: {held.type} {held.record_id} {held.code}"
    for receipt in facts.receipts:
        yield f"receipt: {receipt.number} {receipt.at} {receipt.records} records {receipt.changes} changes"
    for one in picture.tries:
        ended = one.code or f"sent {one.sent} received {one.received} held {one.held}"
        yield f"try: {one.at.isoformat(timespec='seconds')} {ended} up {one.bytes_up} down {one.bytes_down}"
