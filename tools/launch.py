"""How Odoo is called: its configuration, its environment, its command line."""

import os
from pathlib import Path

from tools import postgres
from tools.console import ToolError, run
from tools.paths import (
    LOCAL,
    LOGS,
    ODOO_DATA,
    PROGRAMS,
    PYTHON,
    ROOT,
    addon_paths,
    odoo_tree,
)

CONFIG = LOCAL / "odoo.conf"


def command(*arguments: str) -> list[str]:
    """Return the command line that runs Odoo with these arguments."""
    if not PYTHON.exists() or not (odoo_tree() / "odoo").is_dir():
        raise ToolError("Odoo is not set up here: run make setup.")
    return [str(PYTHON), "-m", "odoo", *arguments]


def python(title: str, module: str, *arguments: str | Path) -> str:
    """Run a module of the tools where Odoo can be imported; return what it printed."""
    env = environment()
    env["PYTHONPATH"] = os.pathsep.join((str(ROOT), env["PYTHONPATH"]))
    return run(title, [PYTHON, "-m", module, *arguments], env=env, cwd=ROOT)


def environment(*beside: Path) -> dict[str, str]:
    """Return the environment Odoo runs in, PostgreSQL started.

    :param beside: more folders of addons
    """
    paths = [str(odoo_tree()), os.environ.get("PYTHONPATH", "")]
    return {
        # Whoever wants a runner of jobs starts one: a server does not by itself.
        "ODOO_QUEUE_JOB_CHANNELS": "root:0",
        **os.environ,
        **postgres.environment(),
        "PATH": os.pathsep.join(
            (str(PROGRAMS), str(PYTHON.parent), os.environ["PATH"])
        ),
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "ODOO_RC": str(write_config(*beside)),
    }


def write_config(*beside: Path) -> Path:
    """Write the configuration file; options given to Odoo override it.

    What has more folders of addons has a file of its own.
    """
    names = [path.parent.parent.name for path in beside]
    config = CONFIG.with_stem("-".join((CONFIG.stem, *names)))
    options = {
        "addons_path": ",".join(str(path) for path in (*addon_paths(), *beside)),
        "data_dir": ODOO_DATA,
        "http_interface": "127.0.0.1",
        "max_cron_threads": 0,
        "workers": 0,
        "list_db": True,
        "screenshots": LOGS / "screenshots",
    }
    lines = ["[options]", *(f"{name} = {value}" for name, value in options.items())]
    text = "\n".join(lines) + "\n"
    if not config.is_file() or config.read_text() != text:
        part = config.with_suffix(".part")
        part.write_text(text)
        part.replace(config)
    return config
