# SPDX-License-Identifier: Apache-2.0
"""A walk through the real windows by keys, over the profiles that the story left; each step is checked and pictured."""
