"""A layout comes back from its file, and its words are the vocabulary."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.exports.layouts.reading import dumped, parsed
from followup_core.exports.layouts.records import (
    Column,
    Encoding,
    Format,
    Guard,
    Layout,
    LineEnd,
    Phone,
    Quoting,
    Rows,
    Sheet,
    Side,
    Writing,
)
from followup_core.exports.layouts.sources import (
    KNOWN,
    SOURCES,
    Kind,
    is_known,
    kind_of,
)
from tests.core.exports.case_file import LAYOUTS

OWN = (Rows.CONTROL, Rows.SHEET)
CODES = st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=3)
FORMS = st.sampled_from(["", "YYYY", "DD.MM.YY", "hh:mm:ss"])


@st.composite
def columns(draw, rows, width=0):
    known = sorted(one for one in SOURCES if is_known(one, rows))
    source = draw(st.sampled_from(["", *known]))
    return Column(
        header=f"{draw(st.sampled_from('abc'))}{draw(st.integers(0, 10**9))}",
        source=source,
        constant="" if source else draw(st.text(max_size=3)),
        only_with=draw(st.sampled_from(["", *known])),
        codes=draw(CODES),
        required=draw(st.booleans()),
        longest=draw(st.integers(0, 4000)),
        date_form=draw(FORMS),
        places=draw(st.none() | st.integers(0, 6)),
        minor_units=draw(st.none() | st.booleans()),
        width=width,
        side=draw(st.sampled_from(Side)),
        fill=draw(st.sampled_from(" 0*")),
        as_text=draw(st.booleans()),
    )


@st.composite
def layouts(draw):
    kind = draw(st.sampled_from(Format))
    rows = draw(st.sampled_from([one for one in Rows if one not in OWN]))
    width = 9 if kind is Format.FIXED else 0
    is_text = kind in (Format.CSV, Format.FIXED)
    found = draw(
        st.lists(columns(rows, width), min_size=1, max_size=3, unique_by=lambda x: x[0])
    )
    control = st.lists(columns(Rows.CONTROL, width), max_size=2).map(tuple)
    is_json = kind is Format.JSON
    writing = Writing(
        Encoding.UTF_8 if is_json else draw(st.sampled_from(Encoding)),
        draw(st.sampled_from(LineEnd)),
        draw(st.sampled_from(",;\t|")),
        draw(st.sampled_from(Quoting)),
        draw(st.sampled_from(".,")),
        draw(st.booleans()),
        draw(FORMS.filter(bool)),
        draw(st.booleans()),
        Guard.MACHINE if is_json else draw(st.sampled_from(Guard)),
        draw(st.sampled_from(Phone)),
        draw(st.dictionaries(st.characters(), st.text(max_size=2), max_size=2)),
    )
    return Layout(
        code="some-code_1",
        name=draw(st.text(min_size=1, max_size=5)),
        version="1.0",
        format=kind,
        file_name="x_{batch}.txt",
        sheets=(Sheet("One", rows, tuple(found)),),
        writing=writing,
        before=draw(control) if is_text else (),
        after=draw(control) if is_text else (),
    )


@given(layouts())
def test_a_layout_comes_back_from_its_file(found):
    text = dumped_or_skip(found)
    if text:
        assert parsed(text) == found
        assert dumped(parsed(text)) == text


def dumped_or_skip(found):
    """Return the file, None where a lone surrogate has no bytes."""
    try:
        return dumped(found)
    except UnicodeEncodeError:
        return None


READY = sorted(LAYOUTS.glob("*.json"))


@pytest.mark.parametrize("path", READY, ids=lambda one: one.stem)
def test_a_ready_layout_is_written_back_as_it_was(path):
    content = path.read_bytes()
    assert dumped(parsed(content)) == content


def test_ready_layouts_have_codes_of_their_own_which_their_files_say():
    codes = [json.loads(path.read_text(encoding="utf-8"))["code"] for path in READY]
    assert codes == [path.stem.replace("_", "-") for path in READY]
    assert len(codes) == 8


# === VOCABULARY === #


def test_every_source_is_known_to_some_row():
    for source in SOURCES:
        assert any(is_known(source, rows) for rows in KNOWN), source
        assert kind_of(source) is SOURCES[source]


@pytest.mark.parametrize(
    ("source", "known"),
    [
        ("debtor.identifier.VAT", True),
        ("creditor.identifier.KBO_NO-1", True),
        ("debtor.identifier.", False),
        ("debtor.identifier.a.b", False),
        ("agency.identifier.VAT", False),
        ("claim", False),
        ("", False),
    ],
)
def test_an_identifier_is_named_by_its_scheme(source, known):
    assert is_known(source, Rows.CLAIM) is known


def test_the_documentation_has_every_word_with_its_kind():
    page = (LAYOUTS.parents[3] / "docs" / "layouts.md").read_text(encoding="utf-8")
    table = [line for line in page.splitlines() if line.startswith("| `")]
    for source, kind in SOURCES.items():
        scope, _dot, rest = source.partition(".")
        if scope in ("sheet", "extra"):
            continue
        word = f"`{rest}`" + ("" if kind is Kind.TEXT else f" ({kind.value})")
        own = [line for line in table if f"`{scope}`" in line.split("|")[1]]
        assert any(word in line for line in own), source
