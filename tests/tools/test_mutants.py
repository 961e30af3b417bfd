"""The mutants: which faults are tried, on which of the tests, and how they are told."""

import pytest

from tools.lint import CORE
from tools.mutants.__main__ import chosen
from tools.mutants.choice import Choice
from tools.mutants.crew import Tried
from tools.mutants.mutants import mutated, of_text
from tools.mutants.reached import Reached
from tools.mutants.report import share, survivors, table
from tools.mutants.session import Chosen
from tools.mutants.trial import Faulty, Outcome


def faulty(source):
    """Return the text of each mutant."""
    return [mutated(source, one.fault) for one in of_text(source, "a/b.py")]


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("a < b", ["a <= b"]),
        ("a is not b", ["a is b"]),
        ("a and b", ["a or b"]),
        ("not a", ["a"]),
        ("a - b", ["a + b"]),
        ("a += b", ["a -= b"]),
        ("1", []),
        ("x = 1", ["x = 0", "x = 2"]),
        ("x = 0", ["x = (-1)", "x = 1"]),
        ("x = True", ["x = False"]),
        ("x = Decimal('0.05')", ["x = Decimal('0.06')"]),
        ("x = 'code'", ["x = 'XXcode'"]),
        ("x = 'words for people'", []),
        ("x = min(a)", ["x = max(a)"]),
        ("f(a)", ["pass"]),
        ("x = f(a, b=c)", ["x = f(a)"]),
        ("x = f(b=c, d=e)", ["x = f( d=e)", "x = f(b=c)"]),
        ("def f(): return a", ["def f(): return None"]),
        ("if a: b", ["if (not (a)): b"]),
        ("while a: break", ["while (not (a)): break", "while a: continue"]),
    ],
)
def test_a_piece_of_a_program_has_its_faults(source, wrong):
    assert sorted(faulty(source)) == sorted(wrong)


@pytest.mark.parametrize(
    "source",
    [
        "assert a < b",
        "x = f'{a + 1} days'",
        "x = _('Word')",
        "x = f(article=a)",
        "SOURCE = 'site'",
        "def f(a: 'code') -> 'code': 'doc'",
        "if __name__ == '__main__': f(1)",
        "@cache\ndef f(): pass",
    ],
)
def test_words_and_what_never_runs_stay_as_they_are(source):
    assert faulty(source) == []


def test_a_place_counts_characters_and_not_bytes():
    assert faulty("x = {'é à': a < b}") == ["x = {'é à': a <= b}"]


def test_a_mutant_says_where_it_is_and_whether_a_function_runs_it():
    first, _second, last = of_text("x = 1\n\n\ndef f():\n    return a\n", "law/be.py")
    assert (str(first), first.at_import) == ("law/be.py:1 1 -> 0", True)
    assert (str(last), last.at_import) == ("law/be.py:5 a -> None", False)
    assert (last.room, last.module) == ("law", "followup_core.law.be")


def test_the_head_of_a_statement_is_not_its_body():
    found = of_text("if (\n    a\n    < b\n):\n    f(1)\n", "a.py")
    assert [(one.first, one.last) for one in found if "<" in one.old] == [(1, 4)]


NEAR, FAR, SLOW = (f"tests/core/test_workdays.py::{name}" for name in "abc")
REACHED = Reached(
    {"workdays.py": {5: {"", NEAR}, 7: {SLOW, NEAR}}, "scenario/turns.py": {3: {FAR}}},
    {},
    {NEAR: 0.0, FAR: 0.0, SLOW: 9.0},
)


def test_a_line_of_a_function_is_tried_by_the_tests_that_reach_it_fast_ones_first():
    called = of_text("\n" * 5 + "def f():\n    return 1 + a\n", "workdays.py")[0]
    assert Choice(REACHED).tests(called) == [NEAR, SLOW]


def test_what_runs_at_import_is_tried_by_the_tests_of_those_that_import_it():
    """`scenario/turns.py` imports the working days."""
    value = of_text("x = 1", "workdays.py")[0]
    assert set(Choice(REACHED).tests(value)) == {NEAR, FAR, SLOW}
    other = of_text("x = 1", "rates/ecb.py")[0]
    assert Choice(REACHED).tests(other) == []


def test_what_a_file_asked_for_while_it_was_read_is_tried_by_its_tests():
    asked = {"followup_core.law.mt": {"tests/core/test_workdays.py"}}
    value = of_text("x = 1", "law/mt.py")[0]
    assert Choice(REACHED).tests(value) == []
    found = Choice(REACHED._replace(asked=asked)).tests(value)
    assert set(found) == {NEAR, FAR, SLOW}
    by_test = {"followup_core.law.mt": {"", FAR}}
    assert Choice(REACHED._replace(asked=by_test)).tests(value) == [FAR]


def test_a_test_that_the_fault_renames_is_still_chosen():
    seconds = {"a.py::test_x[one]": 0.1, "a.py::test_x[two]": 0.1, "a.py::test_y": 0.1}
    kept = Chosen(["a.py::test_x[one]"], seconds).keeps
    names = (*seconds, "a.py::test_x[XXone]", "a.py::test_z")
    assert [name for name in names if kept(name)] == [
        "a.py::test_x[one]",
        "a.py::test_x[XXone]",
    ]


def test_a_module_is_imported_with_its_fault():
    source = (CORE / "money.py").read_text()
    mutant = next(one for one in of_text(source, "money.py") if one.at_import)
    finder = Faulty(mutant)
    assert finder.find_spec("followup_core.workdays", None) is None
    assert finder.get_code("followup_core.money").co_filename.endswith("money.py")


MUTANTS = of_text("x = 1\ny = a < b\n", "law/be.py")


def test_the_choice_is_repeatable_and_by_room_or_file():
    some = chosen(MUTANTS, {"SAMPLE": "2", "SEED": "7"})
    assert len(some) == 2
    assert some == chosen(MUTANTS, {"SAMPLE": "2", "SEED": "7"})
    assert chosen(MUTANTS, {"SAMPLE": "1", "ALL": "1"}) == MUTANTS
    assert chosen(MUTANTS, {"ROOM": "law"}) == MUTANTS
    assert chosen(MUTANTS, {"ROOM": "law/be.py"}) == MUTANTS
    assert chosen(MUTANTS, {"ROOM": "claims"}) == []


def test_the_report_counts_what_no_test_reaches_as_living():
    outcomes = Outcome.KILLED, Outcome.TIMEOUT, Outcome.UNREACHED
    tried = [Tried(*pair) for pair in zip(MUTANTS, outcomes, strict=True)]
    assert survivors(tried) == ["law/be.py:2 < -> <="]
    assert table(tried)[2:] == [
        "| law | 3 | 2 | 1 | 0 | 1 | 66.6 % |",
        "| **all** | 3 | 2 | 1 | 0 | 1 | 66.6 % |",
    ]


def test_a_share_is_never_rounded_up():
    assert share(8999, 10000) == "89.9 %"
    assert share(0, 0) == "-"
