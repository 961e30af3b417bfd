"""`make mutants`: try a sample of the core's mutants, say which of them live.

SAMPLE= sets the size of the sample and SEED= chooses it, ALL=1 tries all, ROOM= only
those of a room or of a file (`claims`, `law/be.py`), AGAIN=1 those that lived the last
time, JOBS= sets how many are tried at a time. `.local/mutants/` keeps what was found.
"""

import importlib
import os
import random
import time

from tools.console import main, say
from tools.lint import CORE
from tools.mutants import report
from tools.mutants.choice import Choice
from tools.mutants.crew import Tried, try_all
from tools.mutants.mutants import Mutant, of_core
from tools.mutants.reached import measure
from tools.paths import LOCAL

FOLDER = LOCAL / "mutants"
LIVED = FOLDER / "survivors.txt"
SAMPLE = 500
EVERY = 50  # trials between two lines of progress
# Imported once, before the trials fork; none of them imports the core.
COMMON = ("pytest", "hypothesis.strategies", "coverage", "holidays", "json", "doctest")


def mutate() -> None:
    """Measure, try, report."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in COMMON:
        importlib.import_module(name)
    mutants = chosen(of_core(CORE), os.environ)
    say(f"mutants: {len(mutants)}; the tests run once to see what they reach")
    choice = Choice(measure(FOLDER / "reached.json"))
    start = time.monotonic()
    jobs = int(os.environ.get("JOBS") or os.cpu_count() or 1)
    tried = []
    for one in try_all(mutants, choice, jobs):
        tried.append(one)
        _progress(len(tried), len(mutants), one)
    minutes = (time.monotonic() - start) / 60
    _write(tried)
    say(f"mutants: {len(tried)} in {minutes:.0f} minutes, survivors in {LIVED}")


def chosen(mutants: list[Mutant], wish: dict[str, str]) -> list[Mutant]:
    """Return the mutants that are wished for, in the order of the text."""
    if room := wish.get("ROOM"):
        mutants = [one for one in mutants if room in (one.room, one.path)]
    if wish.get("AGAIN"):
        lived = set(LIVED.read_text().splitlines())
        return [one for one in mutants if str(one) in lived]
    size = int(wish.get("SAMPLE") or SAMPLE)
    if wish.get("ALL") or size >= len(mutants):
        return mutants
    places = random.Random(int(wish.get("SEED") or 1))  # noqa: S311 a repeatable choice
    return [mutants[at] for at in sorted(places.sample(range(len(mutants)), size))]


def _progress(count: int, total: int, last: Tried) -> None:
    if last.outcome not in report.NOTICED:
        say(f"    {last.outcome.value}: {last.mutant}")
    if count % EVERY == 0:
        say(f"    … {count} of {total}")


def _write(tried: list[Tried]) -> None:
    lived = report.survivors(tried)
    LIVED.write_text("".join(f"{line}\n" for line in lived))
    say("\n".join([*report.table(tried), "", *lived]))


if __name__ == "__main__":
    main(mutate)
