"""Our wheels in a clean environment, and Odoo started from there.

The environment has what Odoo needs and nothing of the checkout: what a wheel forgets,
a file or a dependency, is missing there.
"""

import json
import os
import shutil
import sys
from pathlib import Path

from tools import addons, database, postgres, wheels
from tools.console import ToolError, run, say
from tools.oca import QUEUE_JOB, REQUIREMENTS
from tools.paths import LOCAL, LOGS, ODOO_DATA, PROGRAMS, ROOT, odoo_tree
from tools.setup.odoo import odoo_version
from tools.testing.logcheck import faults
from tools.testing.result import Result

HOME = LOCAL / "clean"
PROBE = ROOT / "tests" / "integration" / "from_wheels.py"
# What Odoo imports, and what our addons name as their dependencies outside it.
NEEDS = ("odoo.txt", "addons.txt")
NAME = "cf_test_clean"


def clean(surroundings: str) -> Result:
    """Install the wheels, then the addons in a copy of a database, and let them work.

    :param surroundings: a database with what our addons depend on
    """
    target = f"{NAME}_{os.getpid()}"
    shutil.rmtree(HOME, ignore_errors=True)  # what a run that was killed left
    try:
        python = _environment(wheels.build(HOME / "wheels"))
        database.copy(surroundings, target)
        return _start(python, target)
    except ToolError as error:
        say(f"clean: {error}")
        return Result(failed=1)
    finally:
        database.drop(target)
        shutil.rmtree(HOME, ignore_errors=True)


def _environment(made: list[Path]) -> Path:
    """Make an environment with Odoo and our wheels; return its interpreter."""
    venv = HOME / "venv"
    run("Clean environment", [sys.executable, "-m", "venv", "--clear", venv])
    pip = [venv / "bin" / "pip", "install", "-q", "--disable-pip-version-check"]
    needs = [option for name in NEEDS for option in ("-r", _requirements(name))]
    run("Clean requirements", [*pip, *needs])
    _place_odoo(next((venv / "lib").glob("python3*/site-packages")))
    folder = made[0].parent
    # What one of them stands beside: it is no wheel of ours.
    beside = ["download", "-q", "--no-deps", "-d", folder, *REQUIREMENTS[QUEUE_JOB]]
    run("Clean neighbours", [venv / "bin" / "pip", *beside])
    found = ["--no-index", f"--find-links={folder}"]
    run("Clean wheels", [*pip, *found, *_asked()])
    return venv / "bin" / "python"


def _place_odoo(packages: Path) -> None:
    """Lead to the Odoo in use, and say so to pip, which no registry tells.

    What Odoo is packaged with names its libraries otherwise than the registry does.
    """
    server = HOME / "server"
    server.mkdir()
    (server / "odoo").symlink_to(odoo_tree() / "odoo")
    (packages / "odoo.pth").write_text(f"{server}\n")
    version = odoo_version().split()[0]
    known = packages / f"odoo-{version}.dist-info"
    known.mkdir()
    (known / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: odoo\nVersion: {version}\n"
    )


def _requirements(name: str) -> Path:
    return ROOT / "requirements" / name


def _asked() -> list[str]:
    """Return what pip is asked for: the others have to come along."""
    needed = {one for own in addons.manifests().values() for one in own["depends"]}
    return [wheels.name_of(one) for one in addons.manifests() if one not in needed]


def _start(python: Path, target: str) -> Result:
    """Install the addons from the wheels, let a night work, and ask the core."""
    env = _variables()
    log = LOGS / "clean-odoo.log"
    log.unlink(missing_ok=True)
    options = ["-d", target, "-i", ",".join(addons.manifests()), "--no-http"]
    start = [python, "-m", "odoo", *options, "--stop-after-init", f"--logfile={log}"]
    run("Clean Odoo", start, env=env, cwd=HOME)
    found = faults(log.read_text(errors="replace"))
    for record in found:
        say(f"clean: {record}")
    said = run("Clean night", [python, PROBE, target], env=env, cwd=HOME)
    places = json.loads(said.splitlines()[-1])
    away = {name: path for name, path in places.items() if str(HOME) not in path}
    if set(places) != set(addons.manifests()) or away:
        raise ToolError(f"Not started from the wheels: {away or places}")
    return Result(passed=1, failed=len(found))


def _variables() -> dict[str, str]:
    """Return variables that say nothing of the checkout but the database."""
    config = HOME / "odoo.conf"
    config.write_text(f"[options]\ndata_dir = {ODOO_DATA}\nmax_cron_threads = 0\n")
    path = os.pathsep.join((str(PROGRAMS), os.environ["PATH"]))
    return {
        **postgres.environment(),
        "ODOO_RC": str(config),
        "PYTHONPATH": "",
        "PATH": path,
    }
