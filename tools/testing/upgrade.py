"""An upgrade of a database that was made before: no answer may change."""

from tools import database, launch
from tools.console import ToolError, run, say
from tools.paths import LOGS
from tools.testing import suites
from tools.testing.alone import BENEATH, MAIN
from tools.testing.result import Result

NAME = "cf_test_upgrade"
WORLD = "tests.integration.old_world"


def upgrade() -> Result:
    """Make a night, give its database the shape of before, upgrade it, compare."""
    kept = LOGS / "upgrade.json"
    database.copy(database.template("cf_alone_nothing", BENEATH), NAME)
    try:
        result = suites.install(NAME, [MAIN], "upgrade")
        launch.python("World before an upgrade", WORLD, "before", NAME, kept)
        options = ["-d", NAME, "-u", MAIN, "--no-http", "--stop-after-init"]
        run("Upgrade", launch.command(*options), env=launch.environment())
        launch.python("World after an upgrade", WORLD, "after", NAME, kept)
    except ToolError as error:
        say(f"upgrade: {error}")
        return Result(failed=1)
    finally:
        database.drop(NAME)
    return result + Result(passed=1)
