"""Field sheets of procedures: what a form asks for, filled. People file them."""

from ...decisions.sentences import words
from ...followup_core.exports.admission import admission
from ...followup_core.exports.canonical import canonical
from ...followup_core.exports.layouts.field_sheet import Extra, filled
from ...followup_core.law import procedures
from ..channels.letter import page_document
from ..channels.letter_foot import bound
from ..printing import pages

TEMPLATE = "credit_followup.procedure_sheet"


def sheets(env, dossier):
    """Return the sheets of the procedures that are open for a dossier, by file name.

    Each as JSON for a program and as PDF for people.
    """
    found = {}
    for _code, procedure in sorted(procedures().items()):
        if not any(one.is_blocking for one in admission(procedure, dossier, Extra())):
            found |= _files(env, procedure, dossier, Extra())
    return found


def sheet(env, dossier, code, extra=None):
    """Return the sheet of one procedure by file name, and what speaks against it.

    :param extra: what only the applicant knows, as the core has it
    """
    procedure, extra = procedures()[code], extra or Extra()
    told = admission(procedure, dossier, extra)
    refused = [words(env, one.message) for one in told if one.is_blocking]
    return _files(env, procedure, dossier, extra), refused


def _files(env, procedure, dossier, extra):
    filled_in = filled(procedure, dossier, extra)
    content = {
        "procedure": procedure.code,
        "article": procedure.article,
        "sections": list(filled_in.sections),
    }
    return {
        f"{procedure.code}.json": canonical(content),
        f"{procedure.code}.pdf": _printed(env, procedure, filled_in),
    }


def _printed(env, procedure, sheet):
    page = env["ir.qweb"]._render(
        TEMPLATE,
        {
            "label": words(env, procedure.label),
            "article": procedure.article,
            "sections": [_section(env, one) for one in sheet.sections],
            "missing": [words(env, one.message) for one in sheet.told],
        },
    )
    return bound(pages(page_document(env, [page])))


def _section(env, section):
    return {
        "code": section["code"],
        "label": words(env, section["label"]),
        "rows": [[_entry(env, one) for one in row] for row in section["rows"]],
    }


def _entry(env, entry):
    """Return an entry in the reader's language; codes and values stay."""
    said = {key: words(env, entry.get(key)) for key in ("label", "meaning")}
    return {**entry, **said}
