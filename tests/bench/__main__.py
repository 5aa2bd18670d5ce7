# SPDX-License-Identifier: Apache-2.0
"""``python -m tests.bench [ONLY]``: measure, show a table, merge into build/bench.json.

Exit status 0 within every budget, 1 when one is broken, 2 for an unknown name.
"""

import sys
from collections.abc import Sequence

from tests.bench.places import BUILD, warn_of_memory_file_system
from tests.bench.registry import BENCHES
from tests.bench.result import NotMeasured, line_of, merge_result


def main(arguments: Sequence[str]) -> int:
    """Run the named benches, all of them without a name."""
    unknown = [name for name in arguments if name not in BENCHES]
    if unknown:
        print(f"no such bench: {', '.join(unknown)}; there are: {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    warn_of_memory_file_system()
    is_within = [run_bench(name) for name in arguments or BENCHES]
    return 0 if all(is_within) else 1


def run_bench(name: str) -> bool:
    """Measure one and keep its result at once; tell whether it is within its budget."""
    try:
        result = BENCHES[name]()
    except NotMeasured as reason:
        print(f"{name:<28} not measured, not counted as met: {reason}", flush=True)
        return False
    merge_result(BUILD / "bench.json", name, result)
    print(line_of(name, result), flush=True)
    return result.is_within_budget


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
