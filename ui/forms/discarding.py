# SPDX-License-Identifier: Apache-2.0
"""Throwing away what was typed and not saved, so that one undo can bring it back."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop.drafts import OpenForm
from ui.forms.record_form import RecordForm


def discard(form: RecordForm, beginning: Mapping[str, Any], wall: int) -> Callable[[], None]:
    """Drop the draft and fill the form as it was opened; what is returned brings the typed text back.

    ``beginning`` is what a new record starts with. Bringing back does nothing once the form shows another record.
    """
    form_name, record_id = form.draft_key
    kept = OpenForm(form_name, record_id, form.page.entered(), wall)
    form.drafts.drop(form_name, record_id)
    form.fill({**beginning, **form.given} if record_id is None else form.given, record_id)
    form.focus_first()

    def bring_back() -> None:
        if form.draft_key == (form_name, record_id):
            form.recover(kept)

    return bring_back
