"""Files of two agencies, byte for byte, and what is answered of them."""

import json
from datetime import date
from pathlib import Path

import pytest

from followup_core.handover.documents.feedback import answer
from followup_core.handover.events import Problem
from followup_core.handover.feedback import read_mapping, written_mapping
from followup_core.handover.reading.lines import read_lines

GOLDEN = Path(__file__).parent / "golden"
NAMES = ["cents", "comma"]
AS_OF = date(2026, 6, 30)


def kept(name):
    return json.loads((GOLDEN / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_mapping_is_written_as_it_was_read(name):
    document = kept(f"{name}.mapping.json")
    assert written_mapping(read_mapping(document)) == document


@pytest.mark.parametrize("name", NAMES)
def test_what_is_answered(name):
    mapping = kept(f"{name}.mapping.json")
    content = (GOLDEN / f"{name}.csv").read_bytes()
    request = {
        "mapping": mapping,
        "as_of": AS_OF.isoformat(),
        "text": content.decode(mapping["encoding"]),
        "placements": kept("placements.json")[name],
    }
    assert answer(request) == kept(f"{name}.json")


@pytest.mark.parametrize("name", NAMES)
def test_bytes_are_read_as_their_text_is(name):
    mapping = read_mapping(kept(f"{name}.mapping.json"))
    content = (GOLDEN / f"{name}.csv").read_bytes()
    from_bytes = read_lines(content.splitlines(keepends=True), mapping, AS_OF)
    text = content.decode(mapping.encoding.value)
    from_text = read_lines(text.splitlines(keepends=True), mapping, AS_OF)
    assert list(from_bytes) == list(from_text)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_cut_anywhere_is_not_whole(name):
    """With a trailer at any byte; without one at any byte that is no end of a line."""
    mapping = read_mapping(kept(f"{name}.mapping.json"))
    content = (GOLDEN / f"{name}.csv").read_bytes()
    header = content.index(mapping.columns[-1].name.encode())
    for end in range(len(content)):
        cut = content[:end]
        found = list(read_lines(cut.splitlines(keepends=True), mapping, AS_OF))
        told = any(isinstance(one, Problem) and one.is_of_the_file for one in found)
        is_line = cut.endswith(b"\n") and end > header
        assert told or (mapping.trailer is None and is_line)
