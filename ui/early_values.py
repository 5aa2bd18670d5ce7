# SPDX-License-Identifier: Apache-2.0
"""Values of Qt's enumerations, by number, for the properties that are set before the first painted frame.

To name one of them in Python makes all 93 enumerations of ``Qt``, a tenth of the way to the first frame. A property
takes the number. What runs behind the painted frame names them as usual, through ``QtCore.Qt``.
"""

from typing import Final

PLAIN_TEXT: Final = 0
NO_FOCUS: Final = 0
BAR_ALWAYS_OFF: Final = 1
ICON_ONLY, TEXT_ONLY, TEXT_BESIDE_ICON = 0, 1, 2
ALIGN_RIGHT_CENTRE: Final = 0x0002 | 0x0080
SCHEMES: Final = {"system": 0, "light": 1, "dark": 2}
