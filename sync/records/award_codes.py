# SPDX-License-Identifier: Apache-2.0
"""Code lists of awards and contests: levels, ranks and who receives."""

from sync.records.codes import code_list

LEVELS = code_list(
    "xa | Xã | Commune",
    "tinh | Tỉnh | Province",
    "trung_uong | Trung ương | Centre",
    "huyen | Huyện (đến 30/06/2025) | District (until 30 June 2025) | retired",
)
"""Districts ended on 1 July 2025: what they awarded before stays readable."""

RECIPIENT_KINDS = code_list("tap_the | Tập thể | Collective", "ca_nhan | Cá nhân | Individual", "ho | Hộ | Household")
COLLECTIVE = "tap_the"

RANKS = code_list(
    "nhat | Nhất | First",
    "nhi | Nhì | Second",
    "ba | Ba | Third",
    "khuyen_khich | Khuyến khích | Encouragement",
)
