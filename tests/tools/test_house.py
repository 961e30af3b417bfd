"""The house is readable from its folders: rooms, nouns, sizes."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ADDONS = ROOT / "addons"
BASE = ADDONS / "credit_followup"
MOST_LINES, MOST_FILES = 300, 12
FLOORS = ("facts", "decisions", "effects")
# What has no rules of its own in the core has a room all the same.
ROOMS = {
    "ledger",
    "clocks",
    "runs",
    "texts",
    "messages",
    "desk",
    "letters",
    "mails",
    "replies",
    "terms",
    "signs",
    "figures",
    "workdays",
    "removal",
} | {path.name for path in (BASE / "followup_core").iterdir() if path.is_dir()}
# A shelf is no room: each file on it is found by the folder, and none by another one.
SHELVES = re.compile(r"followup_core/law/[a-z]{2}\.py|followup_core/exports/layouts/")


def python_files() -> list[Path]:
    folders = [*ADDONS.glob("credit_followup*"), ROOT / "tests", ROOT / "tools"]
    return [path for folder in folders for path in sorted(folder.rglob("*.py"))]


def rooms_of(floor: str) -> set[str]:
    folders = {path.parent for path in (BASE / floor).rglob("*.*")}
    names = {path.name for path in folders if path.parent == BASE / floor}
    return names - {"__pycache__"}


def nouns() -> set[str]:
    """Return the names of the models' files."""
    return {path.stem for path in BASE.glob("models/*/*.py")} - {"__init__"}


def plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "es" if noun.endswith(("s", "ch", "x")) else noun + "s"


def test_no_file_is_two_concepts():
    sizes = {path: len(path.read_text().splitlines()) for path in python_files()}
    assert not {path: lines for path, lines in sizes.items() if lines > MOST_LINES}


def test_no_room_is_two_rooms():
    for folder in {path.parent for path in BASE.rglob("*.py")}:
        files = [
            path
            for path in folder.glob("*.py")
            if path.name != "__init__.py"
            and not SHELVES.match(str(path.relative_to(BASE)))
        ]
        assert len(files) <= MOST_FILES, f"{folder.relative_to(ROOT)}: {len(files)}"


@pytest.mark.parametrize("floor", ["models", "views", "tests"])
def test_the_rooms_have_the_same_names_on_each_floor(floor):
    assert rooms_of(floor) <= ROOMS


def test_models_views_and_tests_of_a_concept_are_in_the_same_room():
    by_noun = {
        path.stem: path.parent.name
        for path in BASE.glob("models/*/*.py")
        if _defines_a_model(path)
    }
    for path in BASE.glob("views/*/*_views.xml"):
        noun = path.stem.removesuffix("_views")
        assert by_noun.get(noun, path.parent.name) == path.parent.name, path
    for path in BASE.glob("tests/*/test_*.py"):
        tested = path.stem.removeprefix("test_")
        for noun, room in by_noun.items():
            if tested in (noun, plural(noun)):
                assert path.parent.name == room, path


def test_the_floors_name_a_noun_as_its_model_does():
    """Models are called by one thing, the floors by many: charge, charges."""
    singular = {noun for noun in nouns() if plural(noun) not in nouns()}
    for floor in FLOORS:
        for path in (BASE / floor).rglob("*.py"):
            assert path.stem not in singular, f"{path.relative_to(BASE)}: use plural"


def test_a_file_is_named_after_its_model():
    """`models/<room>/<noun>.py` defines or extends `…<noun>`, or says a part of it."""
    for path in BASE.glob("models/*/*.py"):
        for name in _models(path):
            noun = name.removeprefix("credit.followup.").replace(".", "_")
            noun = noun.removeprefix(f"{path.parent.name}_")
            assert path.stem.startswith(noun) or path.stem in PARTS, path


# Parts of a model whose name says more than the model's would.
PARTS = {"nightly"}


def test_nothing_is_called_by_a_word_that_says_nothing():
    empty = re.compile(r"helper|util|manager|mixin|common_data", re.IGNORECASE)
    wrong = [path for path in python_files() if empty.search(path.name)]
    assert not wrong


def _models(path: Path) -> list[str]:
    """Return the names that the classes of a file define or extend."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ClassDef):
            values = {
                one.targets[0].id: one.value
                for one in node.body
                if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
            }
            name = values.get("_name") or values.get("_inherit")
            if isinstance(name, ast.Constant):
                found.append(name.value)
    return found


def _defines_a_model(path: Path) -> bool:
    return '    _name = "' in path.read_text()


@pytest.mark.parametrize("addon", sorted(ADDONS.glob("credit_followup*/tests")))
def test_every_test_is_run(addon):
    """Odoo runs what the tests' `__init__` imports, and says nothing of the rest."""
    imported = (addon / "__init__.py").read_text()
    forgotten = {
        path.stem
        for path in addon.rglob("test_*.py")
        if not re.search(rf"\b{path.stem}\b", imported)
    }
    assert not forgotten
