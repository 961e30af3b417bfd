"""Run the suites named on the command line, or all, and print one line of totals.

`core` and `tools` need the Python environment only. `odoo` and `integration` need
databases, copied from a cached template and dropped at the end (KEEP_DATABASE=1 keeps
them). What takes long runs in two lanes side by side, each on a database of its own.
TAGS= chooses the tests of `odoo` (as --test-tags), PYTEST= gives options to pytest.
"""

import os
import shlex
import sys
import time

from tools.console import ToolError, main, say
from tools.testing import lanes

SUITES = ("core", "tools", "odoo", "integration")


def test() -> int:
    """Run the suites and return 1 when one test failed."""
    wanted = set(sys.argv[1:] or SUITES)
    if unknown := wanted - set(SUITES):
        raise ToolError(f"Unknown suite {', '.join(unknown)}: {', '.join(SUITES)}.")
    start = time.monotonic()
    options = shlex.split(os.environ.get("PYTEST", ""))
    total = lanes.run(wanted, os.environ.get("TAGS", ""), options)
    if total.skipped:
        say(f"{total.skipped} tests skipped")
    say(f"tests took {time.monotonic() - start:.0f} s")
    say(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    main(test)
