"""One column tried on the dossier: its first cell, its file, what speaks against it."""

from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.writing import Written, write
from tests.core.exports.case_file import dossier, layout

SHEET = {"guard": "spreadsheet", "has_header": False, "line_end": "lf"}
MACHINE = {"has_header": False, "line_end": "lf"}
NAME = ("debtors", 0, "name")


def text(column, *changes, writing=MACHINE, **others):
    """Return the first cell of the first claim, unquoted."""
    found = written([column], *changes, writing=writing, **others)
    return found.content.decode().split("\n")[0]


def written(columns, *changes, **others):
    found = write(layout_of(layout(columns, **others)), [dossier(*changes)])
    assert isinstance(found, Written), found
    return found


def findings(columns, *changes, **others):
    found = write(layout_of(layout(columns, **others)), [dossier(*changes)])
    assert not isinstance(found, Written)
    return [(one.code, one.row, one.column, one.path) for one in found]
