"""Odoo's objects in this process, for programs that `launch.python` starts."""

import contextlib
from collections.abc import Iterator
from typing import Any

from odoo.api import SUPERUSER_ID, Environment
from odoo.modules.registry import Registry
from odoo.tools import config

# Odoo imports libraries that announce their own end at each start.
LIBRARY_WARNINGS = "py.warnings"


@contextlib.contextmanager
def environment(database: str) -> Iterator[Any]:
    """Yield the superuser's environment; commit when the block ends well."""
    options = ["--log-level=warn", f"--log-handler={LIBRARY_WARNINGS}:ERROR"]
    config.parse_config(["-d", database, *options], setup_logging=True)
    with Registry(database).cursor() as cursor:
        yield Environment(cursor, SUPERUSER_ID, {})
