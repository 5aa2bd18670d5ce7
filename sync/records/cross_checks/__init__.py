# SPDX-License-Identifier: Apache-2.0
"""Rules that look at several records at once (13.9): declarations name them, every place that shows findings asks them.

A finding never bars a save. What a rule needs of a province comes from ``Around.profile``.
"""
