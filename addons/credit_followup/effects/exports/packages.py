"""Files that leave are recorded: their bytes once, their hash for good."""

from hashlib import sha256
from mimetypes import guess_type

from ...followup_core.exports.opening import open_package

ZIP, BYTES = "application/zip", "application/octet-stream"


def keep(case, recipient, parts, dossier):
    """Record the archives of a dossier that leaves, with what is inside.

    :param parts: of the core's package
    :returns: the exports, in the order of the parts
    """
    rows = [
        {
            "name": part.name,
            "company_id": case.company_id.id,
            "recipient_id": recipient.id,
            "user_id": case.env.uid,
            "layout": dossier["schema"],
            "res_model": case._name,
            "res_id": case.id,
            "what": _what(dossier),
            "size": len(part.content),
            "sha256": sha256(part.content).hexdigest(),
            "manifest": _manifest(part.content),
        }
        for part in parts
    ]
    exports = case.env["credit.followup.export"].sudo().create(rows)
    for export, part in zip(exports, parts, strict=True):
        _store(export, part.content)
    return exports


def keep_file(record, recipient, file, layout, what):
    """Record one file that leaves by itself, such as a list of many customers.

    :param record: what it is about, of one company
    :param file: its name and its bytes
    :param what: the fields that left, in words
    """
    row = {
        "name": file.name,
        "company_id": record.company_id.id,
        "recipient_id": recipient.id,
        "user_id": record.env.uid,
        "layout": layout,
        "res_model": record._name,
        "res_id": record.id,
        "what": what,
        "size": len(file.content),
        "sha256": sha256(file.content).hexdigest(),
    }
    export = record.env["credit.followup.export"].sudo().create(row)
    _store(export, file.content, guess_type(file.name)[0] or BYTES)
    return export


def _store(export, content, kind=ZIP):
    attachment = export.env["ir.attachment"].create(
        {
            "name": export.name,
            "raw": content,
            "mimetype": kind,
            "res_model": "credit.followup.package",
            "company_id": export.company_id.id,
        }
    )
    package = export.env["credit.followup.package"].create(
        {"export_id": export.id, "attachment_id": attachment.id}
    )
    attachment.res_id = package.id


def _manifest(content):
    return str(open_package(content).manifest)


def _what(dossier):
    """Return the fields that left, by section, and the documents."""
    lines = []
    for section in ("debtors", "claims", "ledger", "dunning"):
        keys = sorted({key for one in dossier[section] for key in one})
        if keys:
            lines.append(f"{section}: {', '.join(keys)}")
    lines += [f"{one['path']}: {one['title']}" for one in dossier["documents"]]
    return "\n".join(lines)
