"""A sheet tried on the dossier with one claim."""

from functools import partial

from followup_core.__main__ import dossier_schema
from followup_core.exports import sheet_document
from tests.core.exports.case_file import DOSSIER, dossier

answer = partial(sheet_document.answer, schema=dossier_schema())

EXTRA = {
    "court_name": "Court",
    "cause_code": "01",
    "jurisdiction_code": "01",
    "lawyer_name": "Lawyer",
    "bailiff_name": "Bailiff",
}
DEBTOR = ("debtors", 0)
ABROAD = (*DEBTOR, "addresses", 0, "country")
ONE = ("claims", DOSSIER["claims"][:1])


def sheet(procedure, *changes, **extra):
    found = answer(
        {
            "procedure": procedure,
            "dossier": dossier(ONE, *changes),
            "extra": {**EXTRA, **extra},
        }
    )
    assert "error" not in found, found
    return found


def told(procedure, *changes, **extra):
    found = sheet(procedure, *changes, **extra)["findings"]
    return [(one["code"], one["path"]) for one in found]


def entries(found, section):
    (own,) = [one for one in found["sections"] if one["code"] == section]
    return [{one["code"]: one["value"] for one in row} for row in own["rows"]]
