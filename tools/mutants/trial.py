"""The trial of one mutant, in a process that has not imported the core before."""

import importlib.abc
import importlib.machinery
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from enum import Enum
from types import CodeType
from typing import Any

from tools.lint import CORE
from tools.mutants import session
from tools.mutants.mutants import Mutant, mutated

MEMORY_BYTES = 2 << 30  # a fault may fill a list without end


class Outcome(str, Enum):
    """What became of a mutant."""

    KILLED = "killed"
    SURVIVED = "survived"
    TIMEOUT = "timeout"
    UNREACHED = "unreached"


# What pytest returns; a core that cannot be imported stops the collection.
PASSED, FAILED, INTERRUPTED, NO_TESTS = 0, 1, 2, 5
OUTCOMES = {
    PASSED: Outcome.SURVIVED,
    FAILED: Outcome.KILLED,
    INTERRUPTED: Outcome.KILLED,
    -signal.SIGALRM: Outcome.TIMEOUT,
    -signal.SIGKILL: Outcome.TIMEOUT,
    -signal.SIGSEGV: Outcome.KILLED,  # recursion without end
}


def start(mutant: Mutant, tests: Sequence[str], seconds: dict[str, float]) -> int:
    """Begin the trial of a mutant by these tests; return the number of the process."""
    return fork(lambda: _try(mutant, tests, seconds))


def _try(mutant: Mutant, tests: Sequence[str], seconds: dict[str, float]) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    sys.meta_path.insert(0, Faulty(mutant))
    return session.run(session.files(tests), session.Chosen(tests, seconds))


def fork(work: Callable[[], int]) -> int:
    """Do some work in a process of its own, silently; return its number."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        session.silence()
        code = work()
    finally:
        os._exit(code)


def ended(process: int) -> int:
    """Wait for a process; return its status, below zero the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


class Faulty(importlib.abc.MetaPathFinder, importlib.machinery.SourceFileLoader):
    """Imports one module of the core with a fault in it."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.file = CORE / mutant.path
        super().__init__(mutant.module, str(self.file))

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        """Find the module that has the fault, and no other."""
        if fullname != self.mutant.module:
            return None
        found = importlib.machinery.PathFinder.find_spec(fullname, path)
        if found:
            found.loader = self
        return found

    def get_code(self, fullname: str) -> CodeType:
        """Return the code with the fault; it is not kept on disk."""
        source = mutated(self.file.read_text(), self.mutant.fault)
        return compile(source, str(self.file), "exec", dont_inherit=True)
