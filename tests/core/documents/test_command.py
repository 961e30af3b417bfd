"""The commands: what is read, what is printed, and the status that is returned."""

import io
import json
from decimal import Decimal

import pytest

from followup_core import __main__ as command
from followup_core.__main__ import answer_all, rate_table
from followup_core.rates.files import HEADER

CLAIM = {
    "jurisdiction": "BE",
    "debtor_kind": "business",
    "currency": "EUR",
    "as_of": "2025-04-30",
    "items": [{"ref": "A", "principal": "1210.00", "due_on": "2025-01-31"}],
}
DECIDE = {
    "as_of": "2026-09-07",
    "policy": {"levels": [{"days": 5}]},
    "items": [],
}


@pytest.fixture
def run(monkeypatch, capsys):
    def _run(text, *arguments):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        status = command.main(list(arguments))
        return status, *capsys.readouterr()

    return _run


@pytest.mark.parametrize(
    ("name", "document", "key"),
    [("claim", CLAIM, "totals"), ("decide", DECIDE, "reason")],
)
def test_a_command_answers_on_a_line_of_its_own(run, name, document, key):
    status, out, err = run(json.dumps(document), name)
    assert (status, err, out[-1]) == (0, "", "\n")
    assert key in json.loads(out)
    assert out.startswith('{\n "')


@pytest.mark.parametrize("arguments", [(), ("clam",), ("claim", "decide")])
def test_another_command_is_told_how_it_is_used(run, arguments):
    status, out, err = run("{}", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: python3 -m followup_core claim|decide")
    assert err.endswith("\n")


@pytest.mark.parametrize(
    ("text", "status"),
    [("{}", 2), ("[]", 0), ("[{}]", 2), (json.dumps([DECIDE, {}]), 2), ("{", 2)],
)
def test_the_status_says_whether_anything_was_refused(run, text, status):
    assert run(text, "decide")[0] == status


def test_what_is_too_much_is_refused_by_itself(monkeypatch):
    """Two entries are allowed: a request with three fills what is left for others."""
    monkeypatch.setattr(command, "MOST_REQUESTS", 2)
    monkeypatch.setattr(command, "MOST", 1)
    fine = {"fine": True}
    for text, answers in (
        ('[{"a": [1, 2]}, {"a": []}]', [fine, fine]),
        ('[{"a": [1]}, {"a": [1]}, {}]', [fine, fine, fine]),
        ('[{"a": [1, [2]]}, {}]', ["too_large", "too_large"]),
        ('[{"a": [1]}, {"a": [1, 2]}, {"a": []}]', [fine, "too_large", "too_large"]),
    ):
        found, refused = answer_all(text.encode(), lambda _request: fine)
        assert [one.get("error", one) for one in found] == answers
        assert refused is ("too_large" in answers)
    assert found[1]["path"] == ""
    assert found[1]["message"]


def test_all_rate_files_of_a_folder_are_read_and_no_other(tmp_path):
    head = ",".join(HEADER)
    for name, series in (("b.csv", "two"), ("a.csv", "one")):
        row = f"{series},2026-01-01,10,half_year,s\u00ef,read"
        (tmp_path / name).write_text(f"{head}\n{row}\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("nothing")
    table = rate_table(tmp_path)
    day = next(iter(table._starts["one"]))
    assert table.at(("one",), day).percent == table.at(("two",), day).percent == 10
    assert table.at(("one",), day).source == "s\u00ef"
    negative = f"{head}\nde_basiszinssatz,2026-01-01,-0.5,half_year,s,read\n"
    (tmp_path / "c.csv").write_text(negative)
    percent = rate_table(tmp_path).at(("de_basiszinssatz",), day).percent
    assert percent == Decimal("-0.5")
