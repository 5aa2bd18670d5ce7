# SPDX-License-Identifier: Apache-2.0
"""The pages that stand in place of the frame: the first start, the lock, a problem. Most starts show none of them, so
they are imported when one is shown, through `ui.late`.
"""

from desktop.enrolment_line import read_enrolment_line
from ui.diagnostics import write_package
from ui.error_texts import error_words
from ui.restoring import MENDED_BY_A_BACKUP, RestoreSteps, Shell
from ui.windows.first_run import FirstRunPage
from ui.windows.first_run_steps import Answers
from ui.windows.problem_page import Choice, ProblemPage
from ui.windows.unlock import UnlockPage

__all__ = [
    "MENDED_BY_A_BACKUP",
    "Answers",
    "Choice",
    "FirstRunPage",
    "ProblemPage",
    "RestoreSteps",
    "Shell",
    "UnlockPage",
    "error_words",
    "read_enrolment_line",
    "write_package",
]
