"""Write the catalogues from a database: `-m tools.translate.catalogues DATABASE`.

Writes each addon's template from the code and the database, carries the words of each
language over, and says what is left to translate.
"""

import io
import sys
from pathlib import Path
from typing import Any

import polib

from odoo.tools.translate import trans_export

from tools.addons import manifests
from tools.odoo_session import environment
from tools.paths import ADDONS

WIDTH = 79


def template(env: Any, addon: str) -> polib.POFile:
    """Return every term of an addon, without translation."""
    buffer = io.BytesIO()
    trans_export(False, [addon], buffer, "po", env)
    return polib.pofile(buffer.getvalue().decode(), wrapwidth=WIDTH)


def update(path: Path, terms: polib.POFile) -> list[str]:
    """Give a catalogue exactly these terms; return those without translation."""
    catalogue = polib.pofile(str(path), wrapwidth=WIDTH)
    known = {entry.msgid: entry.msgstr for entry in catalogue if not entry.obsolete}
    catalogue.clear()
    for term in terms:
        catalogue.append(_entry(term, known.get(term.msgid, "")))
    catalogue.save(str(path))
    return [entry.msgid for entry in catalogue if not entry.msgstr]


def is_regional(path: Path) -> bool:
    """Tell whether a catalogue only says what a country calls otherwise: nl_BE."""
    return "_" in path.stem


def keep(path: Path, terms: polib.POFile) -> None:
    """Drop what no longer is a term from a catalogue that has few of them."""
    known = {term.msgid for term in terms}
    catalogue = polib.pofile(str(path), wrapwidth=WIDTH)
    own = [entry for entry in catalogue if entry.msgid in known]
    catalogue.clear()
    catalogue.extend(own)
    catalogue.save(str(path))


def _entry(term: polib.POEntry, words: str) -> polib.POEntry:
    return polib.POEntry(
        msgid=term.msgid,
        msgstr=words,
        comment=term.comment,
        occurrences=term.occurrences,
        flags=[flag for flag in term.flags if flag != "fuzzy"],
    )


def main(database: str) -> None:
    """Update the catalogues of all addons that have any."""
    with environment(database) as env:
        for addon in manifests():
            for pot in sorted((ADDONS / addon / "i18n").glob("*.pot")):
                terms = template(env, addon)
                terms.sort(key=lambda entry: entry.msgid)
                update(pot, terms)
                for path in sorted(pot.parent.glob("*.po")):
                    if is_regional(path):
                        keep(path, terms)
                        continue
                    missing = update(path, terms)
                    print(f"translate: {path.name}: {len(missing)} without words")
                    for term in missing:
                        print(f"  {term}")


if __name__ == "__main__":
    main(sys.argv[1])
