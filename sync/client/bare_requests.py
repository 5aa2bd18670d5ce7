# SPDX-License-Identifier: Apache-2.0
"""The door to ``requests``, which comes without the tables by which it would guess in what letters a text is written.

Nothing that a hub says is guessed, and every window would hold 3 MB of them. Who imports it elsewhere brings them in.
"""

import sys
import warnings

_GUESSING = "charset_normalizer"
_is_kept_out = sys.modules.setdefault(_GUESSING, None) is None  # type: ignore[arg-type]  # Python's own way to say so

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it tells that it misses them
    import requests
    from requests.adapters import HTTPAdapter

if _is_kept_out:
    del sys.modules[_GUESSING]

__all__ = ["HTTPAdapter", "requests"]
