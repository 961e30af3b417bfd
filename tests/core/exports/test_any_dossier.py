"""Whatever a dossier has in it: an answer or a refusal, and never a traceback."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.documents.refused import RefusedError
from followup_core.exports.layout_document import answer as layout_of
from followup_core.exports.layouts.ubl_reminder import reminder
from followup_core.exports.sheet_document import answer as sheet_of
from followup_core.law import procedures
from tests.core.exports.case_file import DOSSIER, LAYOUTS, ready

NAMES = sorted(path.stem for path in LAYOUTS.glob("*.json"))
ANY = st.one_of(
    *(st.none(), st.booleans(), st.integers(-3, 10**20), st.floats(), st.text()),
    *(st.just([]), st.just({}), st.just([None]), st.just([{}]), st.just(["x"])),
    st.sampled_from(["2026-02-30", "1e5", "NaN", "-0.001", "12.345", "EUR", "0"]),
)


def places(value, way=()):
    """Return the way to everything in a document."""
    found = [way] if way else []
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for key, one in inner:
        found += places(one, (*way, key))
    return found


PLACES = places(DOSSIER)


@st.composite
def dossiers(draw):
    """Return the dossier with one or two things in it replaced by anything."""
    changed = copy.deepcopy(DOSSIER)
    for *way, last in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=2)):
        at = changed
        try:
            for key in way:
                at = at[key]
            at[last] = draw(ANY)
        except (KeyError, IndexError, TypeError):
            continue
    return changed


@pytest.mark.parametrize("name", NAMES)
@given(dossiers())
def test_a_layout_answers(name, dossier):
    found = layout_of({"layout": ready(name), "dossiers": [dossier]})
    assert "error" in found or "findings" in found or "name" in found


@pytest.mark.parametrize("name", procedures())
@given(dossiers())
def test_a_sheet_answers(name, dossier):
    found = sheet_of({"procedure": name, "dossier": dossier})
    assert "error" in found or found["sections"]


@given(dossiers())
def test_a_reminder_is_written_or_refused(dossier):
    try:
        assert reminder(dossier).startswith(b"<?xml")
    except RefusedError as refusal:
        assert refusal.code
