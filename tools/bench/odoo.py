"""Odoo as the bench calls it: with the OCA addon on its path, and on no other's."""

from pathlib import Path

from tools import launch
from tools.console import run
from tools.oca import CREDIT_CONTROL, addons_of
from tools.paths import PYTHON, ROOT


def install(database: str, *modules: str) -> None:
    """Install modules into a database."""
    options = ["--no-http", "--stop-after-init"]
    command = launch.command("-d", database, "-i", ",".join(modules), *options)
    run(f"Bench install {database}", command, env=_environment())


def python(title: str, module: str, *arguments: str | Path) -> str:
    """Run a module of the bench where Odoo can be imported."""
    env = _environment()
    env["PYTHONPATH"] = f"{ROOT}:{env['PYTHONPATH']}"
    return run(title, [PYTHON, "-m", module, *arguments], env=env, cwd=ROOT)


def _environment() -> dict[str, str]:
    return launch.environment(addons_of(CREDIT_CONTROL))
