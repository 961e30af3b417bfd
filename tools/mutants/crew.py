"""The trials of many mutants, a few at a time."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tools.mutants import trial
from tools.mutants.choice import Choice
from tools.mutants.mutants import Mutant
from tools.mutants.trial import Outcome


class Tried(NamedTuple):
    """A mutant and what became of it."""

    mutant: Mutant
    outcome: Outcome


def try_all(mutants: Iterable[Mutant], choice: Choice, jobs: int) -> Iterator[Tried]:
    """Try the mutants in so many processes at a time, and yield as they end."""
    seconds = choice.reached.seconds
    running: dict[int, Mutant] = {}
    for mutant in mutants:
        tests = choice.tests(mutant)
        if not tests:
            yield Tried(mutant, Outcome.UNREACHED)
            continue
        if len(running) >= jobs:
            yield _ended(running)
        running[trial.start(mutant, tests, seconds)] = mutant
    while running:
        yield _ended(running)


def _ended(running: dict[int, Mutant]) -> Tried:
    """Wait for one trial to end."""
    process, status = os.wait()
    mutant = running.pop(process)
    code = os.waitstatus_to_exitcode(status)
    if code not in trial.OUTCOMES:
        raise RuntimeError(f"the trial of {mutant} broke with status {code}")
    return Tried(mutant, trial.OUTCOMES[code])
