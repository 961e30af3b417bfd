"""Personal data as one file, and deleted where nothing asks for them any more."""

import json
import re
import tempfile
import zipfile

import psycopg2

from odoo.exceptions import UserError, ValidationError
from odoo.tools import html2plaintext
from odoo.tools.misc import mute_logger

# What a reader cannot use: bytes, and how a page is built. Files are beside the text.
SKIPPED = {"one2many", "many2many", "binary", "serialized", "reference", "json"}
UNNAMED = {"id", "create_uid", "write_uid", "write_date"}
# What an archive's reader could take for a folder, or for nothing.
UNSAFE = re.compile(r"[^\w .()-]|\.{2,}")
OURS = "credit.followup."


def as_file(company, partners, kept):
    """Return a ZIP: what is kept as JSON, and the files that belong to it."""
    with tempfile.SpooledTemporaryFile(max_size=2**24) as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            told = {"people": [_person(one) for one in _with(company, partners)]}
            for one in kept:
                told[_words(one.records)] = _all(archive, one.records)
                if one.named:
                    told[f"{_words(one.named)} (named only)"] = [
                        record.display_name for record in one.named
                    ]
            text = json.dumps(told, ensure_ascii=False, indent=1, default=str)
            archive.writestr("data.json", text)
        made.seek(0)
        return made.read()


def _with(company, partners):
    return partners.sudo().with_company(company)


def _words(records):
    return records.env["ir.model"]._get(records._name).name


def _all(archive, records):
    """Return records with their parts; their files go into the archive."""
    told = []
    for record in records:
        said = _told(record)
        for name, field in record._fields.items():
            is_part = field.type == "one2many" and field.comodel_name.startswith(OURS)
            if is_part and field.store and record[name]:
                label = field._description_string(record.env)
                said[label] = [_told(part) for part in record[name]]
                _put(archive, record[name])
        told.append(said)
    _put(archive, records)
    return told


def _put(archive, records):
    """Put the files of records and of their messages into the archive."""
    attachments = records.env["ir.attachment"].with_context(skip_res_field_check=True)
    found = attachments.search(
        [("res_model", "=", records._name), ("res_id", "in", records.ids)]
    )
    if "message_ids" in records._fields:
        found |= records.message_ids.attachment_ids
    there = set(archive.namelist())
    for one in found:
        name = f"{records._table}/{one.id}-{UNSAFE.sub('_', one.name or '')}"
        if name not in there:
            archive.writestr(name, one.raw or b"")


def _person(partner):
    """Return who somebody is, and what the follow-up keeps on him."""
    told = {"name": partner.name, "email": partner.email}
    return {**told, **_told(partner, "followup_")}


def _told(record, prefix=""):
    """Return the stored fields of a record by their labels, with its messages."""
    told = {}
    for name, field in record._fields.items():
        is_kept = field.store or field.company_dependent
        if not is_kept or field.type in SKIPPED or name in UNNAMED:
            continue
        if name.startswith(prefix) and record[name]:
            told[field._description_string(record.env)] = _said(record, field)
    if not prefix and "message_ids" in record._fields:
        told["messages"] = [
            {
                "on": one.date,
                "subject": one.subject,
                "text": html2plaintext(one.body or ""),
            }
            for one in record.message_ids
        ]
    return told


def _said(record, field):
    """Return a value as it is read on the screen."""
    value = record[field.name]
    if field.type == "selection":
        return dict(field._description_selection(record.env)).get(value, value)
    if field.type == "html":
        return html2plaintext(value)
    return value.display_name if field.relational else value


def erase(records, keepings, as_of):
    """Delete those records that may go; return how many did, and how many could not.

    What something that stays is built on cannot go before it.
    """
    may_go = records.filtered(lambda one: keepings[one.id].may_go(as_of))
    gone = sum(map(_is_gone, may_go))
    return gone, len(may_go) - gone


def _is_gone(record):
    """Delete a record; return whether nothing that stays is built on it."""
    try:
        with record.env.cr.savepoint(), mute_logger("odoo.sql_db"):
            record.unlink()
    except (UserError, ValidationError, psycopg2.IntegrityError):
        return False
    return True
