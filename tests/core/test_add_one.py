"""What `docs/add-one.md` shows is read as it stands there."""

import json
import re
from pathlib import Path

import pytest

from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.writing import Written, write
from followup_core.handover.feedback import read_mapping
from followup_core.handover.reading.balances import read_balance_mapping
from tests.core.exports.case_file import DOSSIER

TEXT = (Path(__file__).resolve().parents[2] / "docs/add-one.md").read_text()
SHOWN = [json.loads(one) for one in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)]


def shown(kind):
    (found,) = [one for one in SHOWN if kind in (one.get("schema") or one["format"])]
    return found


def test_the_layout_writes_a_case():
    found = write(layout_of(shown("layout")), [DOSSIER])
    assert isinstance(found, Written), found
    assert found.name == "TCM_CASE-2026-00042_1.csv"
    assert found.content.decode("cp1252").splitlines() == [
        "Dossier;Type;Facture;Echéance;Solde;Débiteur;Téléphone",
        "CASE/2026/00042;FA;INV/2026/00012;31/08/2026;1010,00;Debtor SPRL;003242223344",
        "CASE/2026/00042;NC;RINV/2026/00001;05/08/2026;-10,00;Debtor SPRL;003242223344",
    ]


@pytest.mark.parametrize(
    ("kind", "read"),
    [("feedback", read_mapping), ("balances", read_balance_mapping)],
)
def test_the_mappings_are_read(kind, read):
    assert read(shown(kind)).columns[0].name in ("Nr", "Aktenzeichen")
