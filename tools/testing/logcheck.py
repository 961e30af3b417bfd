"""Warnings and errors of our addons in a log of Odoo: each one is a defect."""

import re
from collections.abc import Iterator

from tools.paths import ROOT

# Time, process, level and database; what follows is the logger and the message.
RECORD = re.compile(
    r"^\d{4}-\d\d-\d\d [\d:,]{12} \d+ (?P<level>[A-Z]+) \S+ ", re.MULTILINE
)
LEVELS = {"WARNING", "ERROR", "CRITICAL"}
OURS = "credit_followup"
# The runner logs each failed test as an error: those are counted as failed tests.
FAILED_TEST = re.compile(r"^\S+: ((FAIL|ERROR): |\d+ failed, )")


def remarks(log: str) -> list[str]:
    """Return the records at WARNING or above that come from, or name, our addons."""
    # A checkout in a folder of that name does not make each path ours.
    log = log.replace(f"{ROOT}/.local", ".local").replace(f"{ROOT}/tools", "tools")
    return [
        record
        for level, said, record in _records(log)
        if level in LEVELS and OURS in said and not FAILED_TEST.match(said)
    ]


def faults(log: str) -> list[str]:
    """Return all records at WARNING or above, whoever says them."""
    return [record for level, _, record in _records(log) if level in LEVELS]


def failures(log: str) -> list[str]:
    """Return the records of failed tests, tracebacks included."""
    return [record for _, said, record in _records(log) if FAILED_TEST.match(said)]


def _records(log: str) -> Iterator[tuple[str, str, str]]:
    """Yield (level, logger and message, whole record)."""
    starts = list(RECORD.finditer(log))
    ends = [*(match.start() for match in starts[1:]), len(log)]
    for match, end in zip(starts, ends):  # noqa: B905 an empty log has an end as well
        whole = log[match.start() : end].strip()
        yield match["level"], log[match.end() : end], whole
