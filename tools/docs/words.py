"""The words in italics of a document, and those of the screens."""

import ast
import re
from functools import cache
from pathlib import Path

import polib

from tools.docs import pages

BOLD = "**"
ITALICS = re.compile(r"\*([^*\n]+)\*")
ARROW = " → "
TAG = re.compile(r"<[^>]+>")
COUNT = re.compile(r"\s*:?\s*%\(\w+\)s$")


def in_italics(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    """Return the words of screens, as paths of menus are written, by line.

    None where there is no such document.
    """
    if not path.is_file():
        return []
    text = pages.without_code(path.read_text(encoding="utf-8")).replace(BOLD, "")
    return [
        (number, tuple(found[1].split(ARROW)))
        for number, line in enumerate(text.splitlines(), 1)
        for found in ITALICS.finditer(line)
    ]


def on_screen(root: Path, language: str = "") -> set[str]:
    """Return all that the addons' screens say, in a language or in English."""
    found = {plain(_manifest(path)["name"]) for path in _manifests(root)}
    kind = f"{language}.po" if language else "*.pot"
    for path in root.glob(f"addons/*/i18n/{kind}"):
        for term, said in _catalogue(path).items():
            found.add(plain(said if language else term))
    return found


def translated(root: Path, language: str, addon: str, words: str) -> str:
    """Return the words in a language, as the catalogue of their addon has them."""
    path = root / "addons" / addon / "i18n" / f"{language}.po"
    return _catalogue(path).get(words) or words


def plain(words: str) -> str:
    """Return words without tags, a count, or the sign at their end."""
    return COUNT.sub("", TAG.sub("", words)).strip().rstrip(".:,…?").rstrip()


@cache
def _catalogue(path: Path) -> dict[str, str]:
    """Return the words of a catalogue; none where there is no such language."""
    entries = polib.pofile(str(path)) if path.is_file() else ()
    return {entry.msgid: entry.msgstr for entry in entries}


def _manifests(root: Path) -> list[Path]:
    return sorted(root.glob("addons/*/__manifest__.py"))


def _manifest(path: Path) -> dict[str, str]:
    return ast.literal_eval(path.read_text(encoding="utf-8"))
