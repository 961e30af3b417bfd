"""Collect what can run here: the core always, Odoo tests with a database."""

from pathlib import Path

import pytest

NEEDS_ODOO = {"integration", "addons"}


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Skip the tests that need an Odoo database when none is named."""
    if config.getoption("--odoo-database", default=None):
        return None
    relative = collection_path.relative_to(config.rootpath)
    return True if NEEDS_ODOO & set(relative.parts) else None
