"""Personal data as one file, and deleted where nothing asks for them any more."""

import io
import json
import zipfile

import psycopg2

from odoo.exceptions import UserError, ValidationError
from odoo.tools.misc import mute_logger

# What a reader cannot use: rows of other records, bytes, how a page is built.
SKIPPED = {"one2many", "many2many", "binary", "serialized", "reference"}
UNNAMED = {"id", "create_uid", "write_uid", "write_date"}


def as_file(partners, kept):
    """Return a ZIP: what is kept as JSON, and the files that belong to it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        told = {"people": [_told(one, "followup_") for one in partners.sudo()]}
        for one in kept:
            records = one.records
            told[records._description] = [_told(record) for record in records]
            for attachment in _attachments(records):
                name = f"{records._table}/{attachment.id}-{attachment.name}"
                archive.writestr(name.replace("..", "."), attachment.raw or b"")
        text = json.dumps(told, ensure_ascii=False, indent=1, default=str)
        archive.writestr("data.json", text)
    return made.getvalue()


def _told(record, prefix=""):
    """Return the stored fields of a record by their labels, with its messages."""
    told = {}
    for name, field in record._fields.items():
        is_kept = field.store or field.company_dependent
        if not is_kept or field.type in SKIPPED or name in UNNAMED:
            continue
        value = record[name]
        if name.startswith(prefix) and value:
            label = field._description_string(record.env)
            told[label] = value.display_name if field.relational else value
    if prefix:
        told = {"name": record.name, "email": record.email, **told}
    elif "message_ids" in record._fields:
        told["messages"] = [
            {"on": one.date, "subject": one.subject, "text": one.body}
            for one in record.message_ids
        ]
    return told


def _attachments(records):
    """Return the files of records and of their messages."""
    attachments = records.env["ir.attachment"].search(
        [("res_model", "=", records._name), ("res_id", "in", records.ids)]
    )
    if "message_ids" in records._fields:
        attachments |= records.message_ids.attachment_ids
    return attachments


def erase(kept, as_of):
    """Delete what may go; return how many went, by model, and how many could not.

    What something that stays is built on cannot go before it.
    """
    gone, stuck = {}, 0
    for one in kept:
        may_go = one.records.filtered(
            lambda record, one=one: one.keepings[record.id].may_go(as_of)
        )
        went = sum(map(_is_gone, may_go))
        stuck += len(may_go) - went
        if went:
            gone[one.records._name] = went
    return gone, stuck


def _is_gone(record):
    """Delete a record; return whether nothing that stays is built on it."""
    try:
        with record.env.cr.savepoint(), mute_logger("odoo.sql_db"):
            record.unlink()
    except (UserError, ValidationError, psycopg2.IntegrityError):
        return False
    return True
