# SPDX-License-Identifier: Apache-2.0
"""CAP 1.2: the emergency message of the world outside, as a file; what it says and what an alert here says."""
