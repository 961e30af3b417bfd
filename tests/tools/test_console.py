import sys
from pathlib import Path

import pytest

from tools import console
from tools.console import ToolError, explain
from tools.setup import stamp
from tools.setup.stamp import build_folder, need_space


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("E: Write error - write (28: No space left on device)", "disk is full"),
        ("W: Could not resolve 'mirror.example'", "cannot be reached"),
        ("connection broken by 'ProxyError('Cannot connect')'", "cannot be reached"),
        ("E: Failed to fetch x.deb  Hash Sum mismatch", "cut short"),
        ("IncompleteRead(12 bytes read, 34 more expected)", "cut short"),
        (
            "x\npsycopg2.OperationalError: no\nlast words",
            "psycopg2.OperationalError: no",
        ),
        ("only words", "only words"),
    ],
)
def test_a_failure_is_one_sentence_that_names_its_log(output, sentence):
    said = explain("Download", output, Path("some.log"))
    assert sentence in said
    assert "some.log" in said
    assert "\n" not in said


def test_a_failed_command_stops_with_its_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(console, "LOGS", tmp_path)
    with pytest.raises(ToolError, match="ValueError: planted"):
        console.run("Try", [sys.executable, "-c", "raise ValueError('planted')"])


def test_a_full_disk_is_noticed_before_the_work():
    with pytest.raises(ToolError, match="free some space"):
        need_space(10**9)


@pytest.fixture
def somewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(stamp, "LOCAL", tmp_path)
    return tmp_path / "result"


def write(text):
    return lambda folder: (folder / "text").write_text(text)


def test_a_result_is_built_once_per_key(somewhere):
    assert build_folder(somewhere, "1", 0, write("first"))
    assert not build_folder(somewhere, "1", 0, write("again"))
    assert build_folder(somewhere, "2", 0, write("second"))
    assert (somewhere / "text").read_text() == "second"


def test_a_build_that_fails_leaves_the_old_result(somewhere):
    build_folder(somewhere, "1", 0, write("first"))
    with pytest.raises(ZeroDivisionError):
        build_folder(somewhere, "2", 0, lambda folder: 1 // 0)
    assert (somewhere / "text").read_text() == "first"
