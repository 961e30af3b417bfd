"""Set up the checkout: `python3 -m tools.setup [venv]`.

With `venv`, only the Python environment and the schemas: enough for the core's tests.
"""

import sys
import time

from tools import postgres
from tools.console import main, say
from tools.lock import locked
from tools.oca import QUEUE_JOB, addons_of
from tools.paths import LOCAL
from tools.setup.odoo import ensure_odoo, odoo_version
from tools.setup.system import ENVIRONMENT, PROGRAMS, ensure_programs
from tools.setup.venv import ensure_venv
from tools.setup.xsd import ensure_xsd

READY = LOCAL / "READY"


def setup() -> None:
    """Bring everything up to date; a stage that is current costs nothing."""
    start = time.monotonic()
    with locked("setup"):
        ensure_programs(ENVIRONMENT)
        ensure_venv()
        ensure_xsd()
        if "venv" in sys.argv[1:]:
            return
        ensure_programs(PROGRAMS)
        ensure_odoo()
        addons_of(QUEUE_JOB)
        postgres.environment()
        READY.write_text(odoo_version() + "\n")
    say(f"ready: Odoo {odoo_version()} ({time.monotonic() - start:.0f} s)")


if __name__ == "__main__":
    main(setup)
