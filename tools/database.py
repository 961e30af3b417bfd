"""Databases: templates that are built once and copied, with their filestores.

A template's name carries a key of everything it was built from, so a stale one is
never used; it is built under another name and renamed when complete.
"""

import os
import shutil
from collections.abc import Sequence

from tools import launch, postgres
from tools.console import run, say
from tools.lock import locked
from tools.paths import ODOO_DATA
from tools.setup.odoo import odoo_version
from tools.setup.stamp import digest, need_space

TEMPLATE_GIGABYTES = 1.0


def template(
    name: str, modules: Sequence[str], *, demo: bool = False, languages: str = ""
) -> str:
    """Return the name of a database with these modules; build it when missing."""
    key = digest(odoo_version(), *sorted(modules), str(demo), languages)
    complete = f"{name}_{key}"
    with locked(name):
        existing = postgres.databases()
        if complete in existing:
            return complete
        need_space(TEMPLATE_GIGABYTES)
        for old in existing:
            if old.startswith(f"{name}_"):
                drop(old)
        say(f"Database template: installing {', '.join(modules)} (about a minute)")
        _build(f"{name}_part", modules, demo=demo, languages=languages)
        rename(f"{name}_part", complete)
    return complete


def copy(source: str, target: str) -> None:
    """Copy a database and its filestore over `target`."""
    drop(target)
    postgres.client("createdb", "-T", source, target)
    files = ODOO_DATA / "filestore"
    if (files / source).is_dir():
        # Files are named by their content and never changed in place: link them.
        shutil.copytree(files / source, files / target, copy_function=os.link)


def rename(source: str, target: str) -> None:
    """Give a database and its filestore another name."""
    drop(target)
    files = ODOO_DATA / "filestore"
    if (files / source).is_dir():
        (files / source).rename(files / target)
    statement = 'ALTER DATABASE :"source" RENAME TO :"target"'
    postgres.psql("postgres", statement, source=source, target=target)


def drop(name: str) -> None:
    """Drop a database, whoever is connected, and its filestore, if they exist."""
    postgres.client("dropdb", "--if-exists", "--force", name)
    shutil.rmtree(ODOO_DATA / "filestore" / name, ignore_errors=True)


def _build(name: str, modules: Sequence[str], *, demo: bool, languages: str) -> None:
    drop(name)
    options = ["--with-demo"] if demo else []
    if languages:
        options.append(f"--load-language={languages}")
    command = launch.command(
        "-d", name, "-i", ",".join(modules), *options, "--no-http", "--stop-after-init"
    )
    run(f"Database {name}", command, env=launch.environment())
