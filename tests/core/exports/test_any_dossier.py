"""Whatever a dossier has in it: an answer or a refusal, and never a traceback."""

import copy
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.__main__ import dossier_schema
from followup_core.documents.refused import RefusedError
from followup_core.exports import layout_document, sheet_document
from followup_core.exports.admission import admission
from followup_core.exports.checks.dossier import answer as check
from followup_core.exports.layouts.field_sheet import Extra, filled
from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.ubl_reminder import reminder
from followup_core.exports.layouts.writing import write
from followup_core.law import procedures
from tests.core.exports.case_file import DOSSIER, LAYOUTS, ready

SCHEMA = dossier_schema()
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
def test_a_layout_is_written_or_refused(name, dossier):
    with suppress(RefusedError):
        assert write(layout_of(ready(name)), [dossier]) is not None


@pytest.mark.parametrize("name", procedures())
@given(dossiers())
def test_a_sheet_is_filled_or_refused(name, dossier):
    with suppress(RefusedError):
        assert filled(procedures()[name], dossier, Extra()).sections
    with suppress(RefusedError):
        assert admission(procedures()[name], dossier, Extra()) is not None


@given(dossiers())
def test_a_reminder_is_written_or_refused(dossier):
    with suppress(RefusedError):
        assert reminder(dossier).startswith(b"<?xml")


@given(dossiers())
def test_the_documents_refuse_what_the_check_refuses(dossier):
    """The shape stands once: what is no dossier for one of them is none for any."""
    refused = check(dossier, SCHEMA)
    layout = {"layout": ready(NAMES[0]), "dossiers": [dossier]}
    sheet = {"procedure": next(iter(procedures())), "dossier": dossier}
    found = layout_document.answer(layout, SCHEMA), sheet_document.answer(sheet, SCHEMA)
    for path, one in zip(("dossiers[0]", "dossier"), found, strict=True):
        if "error" in refused:
            at = ".".join(filter(None, (path, refused["path"])))
            assert (one["error"], one["path"]) == (refused["error"], at)
        else:
            assert "error" not in one or one["path"].startswith(path)
