"""The demonstration's database: built once, kept between runs."""

import os
import shutil
from pathlib import Path

from tools import addons, database, launch, postgres
from tools.console import ToolError, run, say
from tools.paths import LOCAL, ROOT
from tools.setup.odoo import odoo_version
from tools.setup.stamp import digest
from tools.testing.logcheck import remarks

DATABASE = "credit_followup_demo"
FOLDER = LOCAL / "demo"
KEY = FOLDER / "database.key"
TEMPLATE = "cf_demo_template"
LANGUAGES = "en_US,fr_FR,nl_NL,de_DE"  # the first one is the default
# What does not install itself beside the base is named.
ADDONS = "credit_followup_demo,credit_followup_insurance,credit_followup_court"
MAIL_SERVER = "Demonstration mailbox"


def ensure_database() -> bool:
    """Build the database when it is missing or stale; return True when built.

    RESET=1 builds it anew, and so does any change in the addons or in this package.
    """
    key = digest(odoo_version(), LANGUAGES, *_sources())
    current = KEY.read_text() if KEY.is_file() else ""
    if (
        current == key
        and DATABASE in postgres.databases()
        and not os.environ.get("RESET")
    ):
        return False
    _build()
    KEY.write_text(key)
    return True


def _sources() -> list[bytes]:
    folders = [ROOT / "addons", ROOT / "tools" / "demo"]
    files = (path for folder in folders for path in sorted(folder.rglob("*")))
    return [
        str(path.relative_to(ROOT)).encode() + path.read_bytes()
        for path in files
        if _counts(path)
    ]


def _counts(path: Path) -> bool:
    """Say whether a file changes what the database holds or shows."""
    # The pictures of the list of apps are taken from the database itself.
    unread = {"tests", "description"} & set(path.parts)
    return path.is_file() and path.suffix != ".pyc" and not unread


def _build() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    modules = addons.surroundings()
    source = database.template(TEMPLATE, modules, demo=True, languages=LANGUAGES)
    database.copy(source, DATABASE)
    say("Demonstration: installing the addon with its demonstration data")
    options = ["--with-demo", "--no-http", "--stop-after-init"]
    command = launch.command("-d", DATABASE, "-i", ADDONS, *options)
    log = run("Demonstration install", command, env=launch.environment())
    # Odoo installs an addon without its demonstration data when that fails.
    for remark in remarks(log):
        raise ToolError(f"The demonstration data has a remark: {remark}")
    launch.python("Demonstration prepare", "tools.demo.prepare", DATABASE)
    launch.python("Demonstration story", "tools.demo.story", DATABASE, FOLDER)
    launch.python("Demonstration of goods", "tools.demo.goods_story", DATABASE, FOLDER)
    launch.python(
        "Demonstration of a hand-over", "tools.demo.handover_story", DATABASE, FOLDER
    )
    launch.python(
        "Demonstration beyond it", "tools.demo.beyond_story", DATABASE, FOLDER
    )
