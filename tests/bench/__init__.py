# SPDX-License-Identifier: Apache-2.0
"""What is measured, and against which yardstick: one file a bench, run by ``python -m tests.bench [ONLY]``.

Yardsticks are written by hand with the bare drivers, never with code of the product. No test runs here.
"""
