# SPDX-License-Identifier: Apache-2.0
"""Text for people in both languages, Vietnamese first."""

from typing import NamedTuple


class Words(NamedTuple):
    """One label or sentence: ``vi`` as an officer reads it, ``en`` its English twin."""

    vi: str
    en: str
