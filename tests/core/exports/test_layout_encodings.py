"""Each encoding strictly: what it does not hold is told, cell by cell."""

import pytest

from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.writing import write
from tests.core.exports.case_file import dossier, layout
from tests.core.exports.layout_tries import (
    MACHINE,
    NAME,
    findings,
    written,
)


@pytest.mark.parametrize(
    ("encoding", "name", "content"),
    [
        ("utf-8", "Liège €", "Liège €".encode()),
        ("cp1252", "Liège €", b"Li\xe8ge \x80"),
        ("iso-8859-15", "Liège €", b"Li\xe8ge \xa4"),
        ("ascii", "Liege", b"Liege"),
    ],
)
def test_each_encoding_writes_what_it_holds(encoding, name, content):
    writing = {**MACHINE, "encoding": encoding}
    column = {"header": "n", "source": "debtor.name"}
    found = written([column], (*NAME, name), writing=writing)
    assert found.content.split(b"\n")[0] == content


@pytest.mark.parametrize(
    ("encoding", "name", "characters"),
    [
        ("cp1252", "Łódź", "Łź"),
        ("iso-8859-15", "“quoted”", "“”"),
        ("ascii", "Liège", "è"),
        ("utf-8", "a\ud800", "\ud800"),
    ],
)
def test_each_character_that_is_not_held_is_told(encoding, name, characters):
    writing = {**MACHINE, "encoding": encoding}
    column = {"header": "n", "source": "debtor.name"}
    told = write(layout_of(layout([column], writing=writing)), [dossier((*NAME, name))])
    assert [one.code for one in told] == ["character"] * 2 * len(characters)
    for one, character in zip(told, characters, strict=False):
        assert (one.row, one.column) == (1, "n")
        assert one.path == "dossiers[0].debtors[0].name"
        assert f"U+{ord(character):04X}" in one.message
        one.message.encode()


def test_replacements_are_those_of_the_layout_and_no_others():
    writing = {**MACHINE, "encoding": "cp1252", "replacements": {"Ł": "L", "ź": "z"}}
    column = {"header": "n", "source": "debtor.name"}
    found = written([column], (*NAME, "Łódź"), writing=writing)
    assert found.content.split(b"\n")[0] == b"L\xf3dz"
    assert findings([column], (*NAME, "Łość"), writing=writing)[0][0] == "character"


def test_a_header_that_is_not_held_is_told():
    writing = {"encoding": "cp1252"}
    told = findings([{"header": "Miejscowość", "source": "claim.ref"}], writing=writing)
    assert [one[:3] for one in told] == [("character", 0, "Miejscowość")] * 2


def test_the_mark_stands_before_the_file_once():
    writing = {"encoding": "utf-8-bom", "line_end": "lf"}
    column = {"header": "n", "source": "claim.ref"}
    assert (
        written([column], writing=writing).content == b"\xef\xbb\xbfn\nL9981\nL9982\n"
    )
