"""`make bench`: every phase in turn, then the table.

BENCH_ITEMS=, BENCH_PEER_ITEMS= and BENCH_PROMISES= set the sizes, BENCH_PHASES= chooses
phases by name (their figures are printed raw, no table is written), BENCH_PROFILE=1
profiles them.
It begins with workers that are killed and connections that are cut (`disturbances`).
"""

import json
import os
import shutil
from typing import NamedTuple

from tools import database
from tools.bench import databases, odoo, report
from tools.bench.figures import figures
from tools.bench.machine import machine
from tools.bench.settings import (
    BARE,
    FOLDER,
    SMTP_PORT,
    main_size,
    peer_size,
    people_size,
    tenth_size,
)
from tools.console import main, run, say
from tools.mailbox import receiving
from tools.oca import CREDIT_CONTROL as PEER
from tools.paths import PYTHON

BIG, SMALL = "cf_bench_big", "cf_bench_small"
OURS, THEIRS = "cf_bench_ours", "cf_bench_theirs"
PEOPLE = "cf_bench_people"
MOVING = "cf_bench_moving"
COPY = "cf_bench_copy"
INSURANCE = "credit_followup_insurance"
QUEUE_JOB = "credit_followup_queue_job"
MIGRATION = "credit_followup_migration"


# Not a phase: workers that are killed and connections that are cut, at full number.
DISTURBANCES, KILLS, CUTS, BATCH = "disturbances", "20", "12", "100"


class Phase(NamedTuple):
    """A phase: its module, its database, whether it gets a copy for itself.

    ``beside``: another database that it looks at, by its name. ``addons``: what it
    installs there before.
    """

    module: str
    database: str
    alone: bool = False
    beside: str = ""
    addons: tuple[str, ...] = ()


# The screens look at what the nights have left, and give one customer 50,000 items.
PHASES = {
    "evaluation": Phase("evaluation", BIG),
    "evaluation_tenth": Phase("evaluation", SMALL),
    "proposals": Phase("proposals", BIG),
    "workers": Phase("nights.workers", BIG),
    "in_a_row": Phase("nights.in_a_row", BIG),
    "screens": Phase("screens.phase", BIG),
    "hosts": Phase("nights.hosts", SMALL, alone=True, addons=(QUEUE_JOB,)),
    "waiting": Phase("nights.waiting", SMALL, alone=True),
    "beside": Phase("nights.beside", OURS, alone=True),
    "big_letter": Phase("nights.big_letter", SMALL, alone=True),
    "charges": Phase("charges", SMALL, alone=True),
    "queries": Phase("queries", OURS, alone=True),
    "mails": Phase("mails", OURS, alone=True),
    "letters": Phase("letters", OURS, alone=True),
    "peer": Phase("peer", THEIRS),
    "judging": Phase("people.judging", PEOPLE),
    "reconciling": Phase("people.reconciling", PEOPLE, alone=True, beside=BARE),
    "clocks": Phase("people.clocks", PEOPLE),
    "annexes": Phase("people.annexes", OURS, alone=True),
    "orders": Phase("sales.orders", OURS, alone=True),
    "goods": Phase("sales.goods", OURS, alone=True),
    "matching": Phase("sales.matching", OURS, alone=True),
    "dossiers": Phase("handover.dossiers", OURS, alone=True),
    "feedback": Phase("handover.feedback", OURS, alone=True),
    "booking": Phase("handover.booking", OURS, alone=True),
    "months": Phase("steering.months", BIG),
    "upgrade": Phase("upgrade", BIG),
    "moving": Phase("moving", MOVING, addons=(MIGRATION,)),
    "beyond_clocks": Phase("beyond.clocks", OURS),
    "beyond_nights": Phase("beyond.nights", SMALL, alone=True, addons=(INSURANCE,)),
}


def bench() -> None:
    """Make the databases, measure, write the table."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chosen = os.environ.get("BENCH_PHASES", "").split() or [*PHASES, DISTURBANCES]
    if DISTURBANCES in chosen:
        chosen.remove(DISTURBANCES)
        _disturb()
    raw: dict[str, dict] = {}
    made: set[str] = set()
    try:
        for name in chosen:
            raw[name] = _measure(name, PHASES[name], made)
    finally:
        for name in {*made, COPY}:
            database.drop(name)
    if set(chosen) == set(PHASES):
        report.write(figures(raw), raw, machine())


def _disturb() -> None:
    """Kill workers and cut connections as often as the promise says; no figure."""
    command = ["-m", "tools.testing", "integration"]
    wanted = {"KILLS": KILLS, "CUTS": CUTS, "BATCH": BATCH, "PYTEST": "-k workers"}
    run("Bench disturbances", [PYTHON, *command], env={**os.environ, **wanted})
    say(f"Bench: {KILLS} kills and {CUTS} cut connections: nothing lost, nothing twice")


def _measure(name: str, phase: Phase, made: set[str]) -> dict:
    """Run a phase in a process of its own, with a mailbox; return what it found."""
    for wanted in filter(None, (phase.database, phase.beside)):
        _ensure(wanted, made)
    source = COPY if phase.alone else phase.database
    if phase.alone:
        database.copy(phase.database, COPY)
    if phase.addons:
        odoo.install(source, *phase.addons)
    say(f"Bench: {name.replace('_', ' ')}")
    target = FOLDER / f"{name}.json"
    mails = FOLDER / "mails"
    shutil.rmtree(mails, ignore_errors=True)
    with receiving(mails) as mailbox:
        os.environ[SMTP_PORT] = str(mailbox.port)
        arguments = [phase.module, source, str(target)]
        odoo.python(f"Bench {name}", "tools.bench.phase", *arguments)
        received = {
            "received": len(mailbox.mails),
            "connections": mailbox.connections,
        }
    found = {**json.loads(target.read_text()), **received}
    target.write_text(json.dumps(found, indent=2) + "\n")
    say(target.read_text())
    return found


def _ensure(name: str, made: set[str]) -> None:
    """Make the database that a phase needs, once a run."""
    wanted = {
        BIG: (main_size(), databases.ADDON),
        SMALL: (tenth_size(), databases.ADDON),
        OURS: (peer_size(), databases.ADDON),
        THEIRS: (peer_size(), PEER),
        MOVING: (tenth_size(), PEER),
        PEOPLE: (people_size(), databases.ADDON),
        BARE: (people_size(), ""),
    }
    if name not in made:
        made.add(name)
        databases.ready(name, *wanted[name])
        if name == PEOPLE:
            odoo.python("Bench people", "tools.bench.people.seed", name)


if __name__ == "__main__":
    main(bench)
