"""Whole files of the dossier, and of a second one."""

from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.records import Rows
from followup_core.exports.layouts.writing import Written, write
from tests.core.exports.case_file import DOSSIER, dossier

OTHER = dossier(
    ("case", "ref", "CASE/2026/00043"),
    ("claims", [DOSSIER["claims"][1]]),
    ("ledger", []),
)
OWN = (Rows.CONTROL, Rows.SHEET)
REF = {"header": "ref", "source": "claim.ref"}


def file_of(document, *dossiers, batch=None):
    found = write(layout_of(document), dossiers or (DOSSIER,), batch)
    assert isinstance(found, Written), found
    return found


def text_of(document, *dossiers, **others):
    return file_of(document, *dossiers, **others).content.decode()
