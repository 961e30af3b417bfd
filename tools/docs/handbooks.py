"""What a handbook sets in italics stands so on the screen, letter by letter."""

from collections.abc import Iterator
from pathlib import Path

from tools.docs import words
from tools.docs.named import ADMINISTRATOR, HANDBOOKS

# Words of Odoo's own screens that the handbooks need, by language.
ODOO = {
    "": {
        *("Settings", "Technical", "Scheduled Actions", "Apps", "No Follow-Up"),
        *("Mail: Email Queue Manager", "SMS: SMS Queue Manager"),
        *("Snailmail: process letters queue", "Data Recycle: Clean Records"),
    },
    "fr": {"Paramètres", "Technique", "Actions planifiées", "Aucun suivi"},
}


def unknown(root: Path) -> list[str]:
    """Say which words of the handbooks no screen has."""
    books = {**HANDBOOKS, ADMINISTRATOR: ""}
    return [remark for book in books for remark in _unknown(root, book, books[book])]


def _unknown(root: Path, book: str, language: str) -> Iterator[str]:
    known = words.on_screen(root, language) | ODOO[language]
    for line, path in words.in_italics(root / book):
        for one in path:
            if words.plain(one) not in known:
                yield f"{book}:{line}: not on the screen: {one}"
