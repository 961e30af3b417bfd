"""What `docs/add-one.md` shows is read as it stands there, and is true to the code."""

import ast
import json
import re
from pathlib import Path

import pytest

from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.writing import Written, write
from followup_core.handover.feedback import read_mapping
from followup_core.handover.reading.balances import read_balance_mapping
from tests.core.exports.case_file import DOSSIER

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "addons/credit_followup"
TRANSPORTS = ROOT / "addons/credit_followup_agency/models/transports"
TEXT = (ROOT / "docs/add-one.md").read_text(encoding="utf-8")
SHOWN = [json.loads(one) for one in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)]
PYTHON = re.findall(r"^```python\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
# Files that are named in the text; those of the examples stand in comments of theirs.
NAMED = re.findall(r"`((?:\w+/)*\w+\.(?:py|json|xml|sql))`", TEXT)
PLACES = (BASE, BASE / "followup_core", ROOT / "addons", ROOT)


def shown(kind):
    (found,) = [one for one in SHOWN if kind in (one.get("schema") or one["format"])]
    return found


def example(words):
    (found,) = [one for one in PYTHON if words in one]
    return found


def functions(text):
    """Return the methods and functions of a program, by name."""
    tree = ast.walk(ast.parse(text))
    return {one.name: one for one in tree if isinstance(one, ast.FunctionDef)}


def unwritten(path):
    """Return the methods that whoever inherits has to write."""
    found = functions(path.read_text(encoding="utf-8"))
    return {
        name
        for name, one in found.items()
        if any(isinstance(line, ast.Raise) for line in one.body)
    }


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


def test_the_country_is_the_file_itself():
    path = BASE / "followup_core/law/ee.py"
    assert example("Estonia:") == path.read_text(encoding="utf-8")


def test_the_rates_are_those_of_the_file():
    (rows,) = re.findall(r"```csv\n(.*?)```", TEXT, re.DOTALL)
    file = (BASE / "data/rates/fi.csv").read_text(encoding="utf-8")
    own = [row.strip() for row in rows.strip().splitlines()]
    assert own == file.splitlines()[: len(own)]


def test_the_document_answers():
    term = example("scenario/term.py")
    world = {"__package__": "followup_core.scenario"}
    exec(compile(term, "term.py", "exec"), world)
    asked = {"from": "2026-04-03", "days": 2, "holidays": ["2026-04-06"]}
    assert world["answer"](asked) == {"on": "2026-04-08"}
    assert world["answer"]({**asked, "days": 0})["path"] == "days"


@pytest.mark.parametrize("number", range(len(PYTHON)))
def test_each_example_is_a_program(number):
    ast.parse(PYTHON[number])


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("# models/way.py", BASE / "models/messages/way.py"),
        ("# models/delivery.py", BASE / "models/mails/delivery.py"),
        ("transport.folder", TRANSPORTS / "transport.py"),
    ],
)
def test_an_example_writes_what_it_has_to_and_calls_what_there_is(words, path):
    own = functions(example(words))
    assert unwritten(path) <= own.keys()
    above = functions(path.read_text(encoding="utf-8"))
    for name in own.keys() & above.keys():
        assert len(own[name].args.args) == len(above[name].args.args), name


def test_the_channel_calls_what_there_is():
    tree = ast.walk(ast.parse(example("# models/way.py")))
    for one in tree:
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name):
            path = BASE / f"effects/channels/{one.value.id}.py"
            if path.exists():
                assert one.attr in functions(path.read_text(encoding="utf-8"))


def test_the_hold_has_the_fields_of_a_hold():
    hold = (BASE / "models/scenario/hold.py").read_text(encoding="utf-8")
    (values,) = [
        one
        for one in ast.walk(ast.parse(example("# models/repair_order.py")))
        if isinstance(one, ast.Dict)
    ]
    for key in values.keys:
        assert re.search(rf"^    {key.value} = fields\.", hold, re.MULTILINE), key.value


@pytest.mark.parametrize("name", sorted(set(NAMED)))
def test_each_file_that_is_named_is_there(name):
    found = any((place / name).exists() for place in PLACES)
    assert found or any((ROOT / "addons").rglob(name))
