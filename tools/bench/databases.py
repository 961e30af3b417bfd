"""The bench's databases: seeded once and kept, copied and completed for each run."""

from tools import addons, database, postgres
from tools.bench import odoo
from tools.bench.settings import FOLDER, Size
from tools.console import say
from tools.lock import locked
from tools.paths import ROOT
from tools.setup.odoo import odoo_version
from tools.setup.stamp import digest, need_space

TEMPLATE = "cf_bench_template"
ADDON = "credit_followup"
GIGABYTES_A_MILLION = 4
MILLION = 1_000_000


def ready(name: str, size: Size, module: str = ADDON) -> str:
    """Return a fresh database of that size with an addon, if any; ours is on."""
    source = seeded(size)
    need_space(size.items / MILLION * GIGABYTES_A_MILLION)
    say(
        f"Bench: copying {size.items:,} open items and installing {module or 'nothing'}"
    )
    database.copy(source, name)
    if module:
        odoo.install(name, module)
    if module == ADDON:
        odoo.python(f"Bench prepare {name}", "tools.bench.prepare", name)
    postgres.psql(name, "VACUUM ANALYZE")
    return name


def seeded(size: Size) -> str:
    """Return the database that holds the open items without the addon; seed it once."""
    template = database.template(TEMPLATE, addons.surroundings())
    key = digest(template, odoo_version(), str(size), _source())
    prefix = f"cf_bench_seed_{size.items}"
    complete = f"{prefix}_{key}"
    with locked(prefix):
        existing = postgres.databases()
        if complete in existing:
            return complete
        for old in existing:
            if old.startswith(f"{prefix}_"):
                database.drop(old)
        _seed(template, f"{prefix}_part", size)
        database.rename(f"{prefix}_part", complete)
    return complete


def _seed(template: str, name: str, size: Size) -> None:
    need_space(size.items / MILLION * GIGABYTES_A_MILLION)
    say(f"Bench: seeding {size.items:,} open items (3 minutes for a million)")
    FOLDER.mkdir(parents=True, exist_ok=True)
    database.copy(template, name)
    arguments = [str(size.items), *map(str, size.late)]
    odoo.python(f"Bench seed {size.items}", "tools.bench.seed", name, *arguments)
    postgres.psql(name, "VACUUM ANALYZE")


def _source() -> bytes:
    folder = ROOT / "tools" / "bench"
    return b"".join((folder / name).read_bytes() for name in ("seed.py", "rows.py"))
