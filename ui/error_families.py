# SPDX-License-Identifier: Apache-2.0
"""Codes that share one sentence, by whom they concern; the sentences stand in ``error_texts``."""

from typing import Final

PACKAGE_FAULTS: Final = frozenset(
    {
        "bad_key",
        "bad_signature",
        "bad_cursor",
        "bad_request",
        "change_too_large",
        "commitment_mismatch",
        "empty_run",
        "malformed_change",
        "malformed_parcel",
        "malformed_run",
        "nested_too_deep",
        "not_a_parcel",
        "not_canonical",
        "not_encodable",
        "not_found",
        "parcel_bomb",
        "run_does_not_match",
        "too_many_changes",
        "wrong_media_type",
        "wrong_method",
        "wrong_recipient",
        "wrong_type",
        "wrong_unit",
    }
)
"""Only a fault of a program, or somebody on the line, brings these."""

HUB_FAULTS: Final = frozenset(
    {
        "already_expired",
        "bad_airtime",
        "bad_certificate",
        "bad_json",
        "cannot_listen",
        "database_denied",
        "database_unreachable",
        "database_unsupported",
        "duplicate_code",
        "hub_damaged",
        "hub_exists",
        "instruction_needed",
        "no_data_folder",
        "one_worker",
        "port_in_use",
        "postgresql_too_old",
        "tls_needed",
        "unknown_area",
        "unknown_bulletin",
        "worker_failed",
    }
)
"""What an administrator of a hub meets."""
