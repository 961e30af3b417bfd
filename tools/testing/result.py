"""What a suite reports, read from what the test runners write."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

# The last line of Odoo's own runner, e.g. "0 failed, 1 error(s) of 12 tests".
ODOO_TOTAL = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests when")


@dataclass(frozen=True)
class Result:
    """Counts of one suite, or of several added up."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Result") -> "Result":
        """Add the counts of two suites."""
        return Result(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
        )


def from_junit(report: Path, code: int) -> Result:
    """Count pytest's results; a run that ended without a report is one failure."""
    if not report.is_file():
        return Result(failed=1)
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314 own file
    total = failed = skipped = 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    if code and not failed:
        failed, total = 1, total + 1
    return Result(max(total - failed - skipped, 0), failed, skipped)


def from_odoo_log(log: str, code: int, *, needs_tests: bool) -> Result:
    """Count the results of Odoo's own runner.

    A run that found no test is a failure when there are files of tests.
    """
    totals = ODOO_TOTAL.findall(log)
    failed = sum(int(failures) + int(errors) for failures, errors, _count in totals)
    total = sum(int(count) for _failures, _errors, count in totals)
    skipped = len(re.findall(r" INFO \S+ odoo\.addons\.\S+: skipped ", log))
    if (code or (needs_tests and not total)) and not failed:
        failed, total = 1, total + 1
    return Result(max(total - failed - skipped, 0), failed, skipped)
