"""Make the kept databases of the first release anew: `python3 -m tools.first_release`.

Its addons are taken from the history of this repository and run as they were; what they
made of a year is dumped, and what an upgrade must not change is written beside. Needed
only when the year is to hold more: the dumps are kept in the repository.
"""

import lzma
import os
import re
import shutil
import tarfile

from tools import database, launch, postgres
from tools.console import main, run, say
from tools.first_release.kept import (
    BASE,
    BRIDGES,
    FOLDER,
    RELEASE,
    dump_of,
    facts_of,
)
from tools.paths import LOCAL, PYTHON, ROOT

HOME = LOCAL / "first_release"
TREE = HOME / "tree"
START = "tools.first_release.start"
YEAR = "tools.first_release.year"
# What the bridges of then depend on, and what the base of the dumps has besides.
AROUND = {
    BASE: ("account", "l10n_be"),
    BRIDGES: (
        *("account", "l10n_be", "account_payment", "data_recycle", "sale_stock"),
        *("sms", "snailmail"),
    ),
}
ADDONS = {
    BASE: ("credit_followup",),
    BRIDGES: (
        *("credit_followup", "credit_followup_agency", "credit_followup_payment"),
        *("credit_followup_sale", "credit_followup_sale_stock", "credit_followup_sftp"),
        *("credit_followup_sms", "credit_followup_snailmail", "credit_followup_stock"),
        "credit_followup_demo",
    ),
}
# What its own demonstration told of agencies and of goods, with its bridges.
STORIES = {
    BASE: (),
    BRIDGES: ("tools.demo.handover_story", "tools.demo.goods_story"),
}
# A command that an older psql does not know; it guards against dumps of strangers.
RESTRICT = re.compile(r"^\\(un)?restrict \w+\n?", re.MULTILINE)
# Files of Odoo's own, and what it builds again: not in a dump.
TRIM = """
    DELETE FROM ir_attachment
     WHERE store_fname IS NOT NULL OR url LIKE '/web/assets/%'
        OR res_model IN ('account.move', 'res.partner', 'sale.order');
    DELETE FROM ir_config_parameter WHERE key = 'ir_attachment.location';
    TRUNCATE bus_bus, ir_logging;
"""


def first_release() -> None:
    """Make both dumps."""
    _unpack()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in (BASE, BRIDGES):
        _make(name)


def _unpack() -> None:
    """Take the addons of the release out of the history."""
    shutil.rmtree(HOME, ignore_errors=True)
    TREE.mkdir(parents=True)
    archive = HOME / "tree.tar"
    run(
        "First release",
        ["git", "archive", f"--output={archive}", RELEASE, "addons", "tools"],
    )
    with tarfile.open(archive) as packed:
        packed.extractall(TREE, filter="data")
    archive.unlink()


def _make(name: str) -> None:
    """Install the release, let it live a year, and keep what came of it."""
    target = f"cf_first_release_{name}"
    database.copy(database.template(f"cf_first_{name}", AROUND[name]), target)
    env = _environment()
    options = ["-i", ",".join(ADDONS[name]), "--skip-auto-install", "--no-http"]
    install = [PYTHON, "-m", "odoo", "-d", target, *options, "--stop-after-init"]
    run(f"First release {name} install", install, env=env)
    run(f"First release {name} start", [PYTHON, "-m", START, target], env=env, cwd=ROOT)
    year = [PYTHON, "-m", YEAR, target, facts_of(name)]
    for story in STORIES[name]:
        told = [PYTHON, "-m", story, target, HOME]
        then = {**env, "PYTHONPATH": os.pathsep.join((str(TREE), env["PYTHONPATH"]))}
        run(f"First release {story}", told, env=then, cwd=TREE)
    run(f"First release {name} year", year, env=env, cwd=ROOT)
    _dump(name, target)
    database.drop(target)


def _dump(name: str, target: str) -> None:
    """Keep a database without what is not needed."""
    postgres.psql(target, TRIM)
    dumped = postgres.client("pg_dump", "--no-owner", "--no-privileges", target)
    text = RESTRICT.sub("", dumped)
    dump_of(name).write_bytes(lzma.compress(text.encode(), preset=9))
    say(f"{dump_of(name)}: {dump_of(name).stat().st_size} bytes")


def _environment() -> dict[str, str]:
    """Return the environment of Odoo with the addons of then, and our tools."""
    env = launch.environment()
    config = HOME / "odoo.conf"
    config.write_text(f"[options]\naddons_path = {TREE / 'addons'}\n")
    paths = os.pathsep.join((str(ROOT), env["PYTHONPATH"]))
    return {**env, "ODOO_RC": str(config), "PYTHONPATH": paths}


if __name__ == "__main__":
    main(first_release)
