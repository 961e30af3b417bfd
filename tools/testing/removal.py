"""Our addons uninstalled, one after the other and all at once: what was sent stays."""

from collections.abc import Sequence
from graphlib import TopologicalSorter

from tools import addons, database, launch
from tools.console import ToolError, say
from tools.paths import LOGS
from tools.testing.logcheck import faults
from tools.testing.result import Result

WORLD = "tests.integration.removal"
# What the demonstration tells: letters, agreements, agencies, courts, write-offs.
STORIES = ("tools.demo.story", "tools.demo.handover_story", "tools.demo.beyond_story")
BASE = "credit_followup"


def removal(told: str) -> Result:
    """Tell the stories in a database with our addons, uninstall from copies of it."""
    kept, papers = LOGS / "removal.json", LOGS / "removal"
    papers.mkdir(parents=True, exist_ok=True)
    try:
        launch.python("Removal languages", WORLD, "languages", told, kept)
        launch.python("Removal prepare", "tools.demo.prepare", told)
        for story in STORIES:
            launch.python(f"Removal {story}", story, told, papers)
        launch.python("Before a removal", WORLD, "before", told, kept)
        return _removed(told, bridges_first()) + _removed(told, [BASE])
    except ToolError as error:
        say(f"removal: {error}")
        return Result(failed=1)


def bridges_first() -> list[str]:
    """Return our addons, each before those that it depends on."""
    depends = {name: one["depends"] for name, one in addons.manifests().items()}
    order = TopologicalSorter(depends).static_order()
    return [name for name in reversed([*order]) if name in depends]


def _removed(told: str, names: Sequence[str]) -> Result:
    """Uninstall these and compare; an error or a warning in the log is a failure."""
    target, kept = f"{told}_gone", LOGS / "removal.json"
    database.copy(told, target)
    try:
        log = launch.python("Removal", WORLD, "remove", target, kept, *names)
        launch.python("After a removal", WORLD, "after", target, kept)
        found = faults(log)
        for record in found:
            say(f"removal: {record}")
        return Result(failed=len(found), passed=0 if found else 1)
    finally:
        database.drop(target)
