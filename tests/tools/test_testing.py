from tools.testing.logcheck import remarks
from tools.testing.result import Result, from_junit, from_odoo_log

START = "2026-01-31 10:00:00,123 42 {level} credit_followup_demo {rest}"


def record(level, rest):
    return START.format(level=level, rest=rest) + "\n"


def test_a_warning_of_ours_is_a_remark():
    log = record("WARNING", "odoo.addons.credit_followup.models: slow")
    assert remarks(log) == [log.strip()]


def test_a_traceback_that_passes_through_our_code_is_a_remark():
    trace = 'Traceback:\n  File "addons/credit_followup/models/x.py", line 3'
    assert len(remarks(record("ERROR", f"odoo.http: boom\n{trace}"))) == 1


def test_other_loggers_other_levels_and_the_database_name_are_none():
    log = record("WARNING", "odoo.addons.account: theirs")
    log += record("INFO", "odoo.addons.credit_followup: fine")
    assert remarks(log) == []
    assert remarks("") == []


def test_a_failed_test_is_counted_once_as_a_test():
    log = record(
        "ERROR", "odoo.addons.credit_followup.tests.test_x: FAIL: TestX.test_y"
    )
    log += record("ERROR", "odoo.tests.result: 1 failed, 0 error(s) of 3 tests when x")
    assert remarks(log) == []
    assert from_odoo_log(log, 1, needs_tests=True) == Result(passed=2, failed=1)


def test_a_run_that_broke_before_its_total_is_a_failure():
    assert from_odoo_log("", 1, needs_tests=False).failed == 1
    assert from_odoo_log("", 0, needs_tests=True).failed == 1
    assert from_odoo_log("", 0, needs_tests=False) == Result()


def test_a_skipped_test_did_not_pass():
    log = record("INFO", "odoo.addons.credit_followup.tests.test_x: skipped X : why")
    log += record("INFO", "odoo.tests.result: 0 failed, 0 error(s) of 2 tests when x")
    assert from_odoo_log(log, 0, needs_tests=True) == Result(passed=1, skipped=1)


def test_pytest_without_a_report_is_a_failure(tmp_path):
    assert from_junit(tmp_path / "none.xml", 0).failed == 1


def test_a_session_that_failed_without_a_failed_test_is_a_failure(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="3" skipped="1"/></testsuites>')
    assert from_junit(report, 0) == Result(passed=2, skipped=1)
    assert from_junit(report, 1).failed == 1
