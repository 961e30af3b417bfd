"""Moving in on a database that really ran the other addon."""

import os

from tools import database, launch
from tools.oca import CREDIT_CONTROL, addons_of
from tools.testing import suites
from tools.testing.alone import BENEATH
from tools.testing.result import Result

ADDON = "credit_followup_migration"


def moving_in() -> Result:
    """Install both side by side, and run what is tried there alone."""
    beside = (addons_of(CREDIT_CONTROL),)
    target = f"cf_moving_in_run_{os.getpid()}"
    database.copy(database.template("cf_alone_nothing", BENEATH), target)
    try:
        result = suites.install(target, [CREDIT_CONTROL, ADDON], "moving-in", beside)
        launch.python("Company that moves in", "tools.testing.company", target)
        return result + suites.odoo(
            "odoo-moving-in", target, "credit_control", beside=beside
        )
    finally:
        database.drop(target)
