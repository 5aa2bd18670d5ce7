# SPDX-License-Identifier: Apache-2.0
"""The subcommands about bulletins, content, findings and redaction: from parsed words to one action and its answer."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop.actions.approving_content import approve, ask_for_approval, return_content
from desktop.actions.bulletin_slots import Wish, propose
from desktop.actions.bulletins import Bulletin, accept, bulletins, mark_read, refuse_airing
from desktop.actions.finding_reasons import give_reason, own_findings, own_jumps
from desktop.actions.redacting import redact_field
from desktop.actions.saving import require_type
from desktop.actions.scheduling import Scheduled
from desktop.actions.showing import moment_text, show_record
from desktop.cli_profile import opened
from desktop.laptop import Laptop
from desktop.periods import read_period
from sync.store.findings import Found
from sync.store.period_jumps import VALUE_JUMP, Jump
from sync.store.period_jumps import WORDS as JUMP_WORDS

Answer = Any


def list_bulletins(words: argparse.Namespace) -> Answer:
    """What came down for this commune and where it stands."""
    with opened(words) as laptop:
        return [_told(one) for one in bulletins(laptop)]


def _told(bulletin: Bulletin) -> dict[str, Any]:
    values = bulletin.item.values
    names = ("item_code", "title", "priority", "genre", "summary", "script_text", "instruction", "repeats_per_day")
    return {
        "id": bulletin.bulletin_id,
        "unit": bulletin.item.unit,
        **{name: values.get(name) for name in names},
        "valid_until": values.get("valid_to"),
        "state": bulletin.state,
        "read_at": None if bulletin.read_at is None else moment_text(bulletin.read_at),
        "slots": list(bulletin.slot_ids),
        "aired": bulletin.aired,
        "planned": bulletin.planned,
        "logs": list(bulletin.log_ids),
        "reason": bulletin.reason,
        "reason_text": bulletin.reason_text,
        "reported": bulletin.is_reported,
    }


def act_on_bulletin(words: argparse.Namespace) -> Answer:
    """Read it, schedule it, or say why it is not aired; its state then."""
    with opened(words) as laptop:
        told = _STEPS[words.step](laptop, words)
        if told is not None:
            return told
        return next(_told(one) for one in bulletins(laptop) if one.bulletin_id == words.id)


def _read(laptop: Laptop, words: argparse.Namespace) -> Answer:
    mark_read(laptop, words.id)


def _not_aired(laptop: Laptop, words: argparse.Namespace) -> Answer:
    refuse_airing(laptop, words.id, words.reason, words.text)


def _schedule(laptop: Laptop, words: argparse.Namespace) -> Answer:
    proposed = propose(laptop, words.id, Wish(tuple(words.at), words.first_day, words.last_day, words.repeats))
    if words.dry_run:
        return {"slots": list(proposed)}
    saved = accept(laptop, words.id, proposed)
    return {"ids": [one.slot_id for one in saved], "slots": list(proposed), "findings": _findings(saved)}


def _findings(saved: tuple[Scheduled, ...]) -> list[dict[str, Any]]:
    return [
        {"id": slot.slot_id, "code": one.code, "fields": list(one.fields), "words": one.words._asdict()}
        for slot in saved
        for one in slot.findings
        if one.code != "required"
    ]


_STEPS: Final[Mapping[str, Callable[[Laptop, argparse.Namespace], Answer]]] = {
    "read": _read,
    "schedule": _schedule,
    "not-aired": _not_aired,
}


def act_on_content(words: argparse.Namespace) -> Answer:
    """Ask for the approval of content, give it, or return the item; the record then."""
    with opened(words) as laptop:
        if words.step == "ask":
            ask_for_approval(laptop, words.id)
        elif words.step == "approve":
            approve(laptop, words.id, words.checked)
        else:
            return_content(laptop, words.id, words.reason)
        return show_record(laptop, words.id)


def list_findings(words: argparse.Namespace) -> Answer:
    """What the rules say of the own commune's records."""
    period = read_period(words.period) if words.period else None
    with opened(words) as laptop:
        found = [_finding(one) for one in own_findings(laptop, period, [require_type(name) for name in words.type])]
        return found if words.type else found + [_jump(one) for one in own_jumps(laptop, period and period.last)]


def _jump(one: Jump) -> dict[str, Any]:
    """A month stands in no record: its reason is one, of type ``jump_reason``."""
    label = one.measure.label
    told = {"record": None, "of": one.measure.table.name, "code": VALUE_JUMP, "fields": [one.measure.name]}
    words = {"vi": f"{label.vi}: {JUMP_WORDS.vi}", "en": f"{label.en}: {JUMP_WORDS.en}"}
    return {**told, "words": words, "reason": one.reason, "unit": one.unit, "month": one.month, "value": one.value}


def _finding(found: Found) -> dict[str, Any]:
    record, one = found
    told = {"record": record.record_id, "of": record.type_name(), "code": one.code, "fields": list(one.fields)}
    return {**told, "words": one.words._asdict(), "reason": one.reason}


def explain(words: argparse.Namespace) -> Answer:
    """Say why a finding is right as it is; the record then."""
    with opened(words) as laptop:
        give_reason(laptop, words.id, words.code, words.reason)
        return show_record(laptop, words.id)


def redact(words: argparse.Namespace) -> Answer:
    """Redact a personal field, here and on every node that hears of it."""
    with opened(words) as laptop:
        is_new = redact_field(laptop, words.id, words.field, words.reason)
    return {"id": words.id, "field": words.field, "redacted": True, "new": is_new}


CONTENT_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], Answer]]] = {
    "bulletins": list_bulletins,
    "bulletin": act_on_bulletin,
    "content": act_on_content,
    "findings": list_findings,
    "explain": explain,
    "redact": redact,
}
