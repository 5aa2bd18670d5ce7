# SPDX-License-Identifier: Apache-2.0
"""Every screen in every look, pictured from a made-up office, and a checker of what the pictures show."""
