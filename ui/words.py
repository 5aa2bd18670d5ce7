# SPDX-License-Identifier: Apache-2.0
"""Labels of the declarations in the language of the window; texts of windows themselves stand in ``tr``."""

from sync.records.words import Words


class Tongue:
    """The language in which declared labels are shown; the window is made anew when it changes."""

    def __init__(self, code: str = "vi") -> None:
        self.code = code

    def __call__(self, words: Words) -> str:
        """The words in this language."""
        return words.en if self.code == "en" else words.vi
