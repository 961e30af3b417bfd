"""Files for insurers: each is made once, kept with its hash, and may leave."""

from odoo import fields
from odoo.exceptions import UserError

from odoo.addons.credit_followup.effects.exports.files import written
from odoo.addons.credit_followup.effects.exports.packages import keep
from odoo.addons.credit_followup.followup_core.exports.package import (
    MOST_BYTES,
    packages,
)


def make(loss, kind):
    """Return the export of a loss's notice or claim file.

    :raises UserError: if the layout cannot hold it
    """
    own = loss.sudo()
    own.lock_for_update(allow_referencing=True)
    dossier = own._dossiers(fields.Datetime.now())[own]
    if kind == "notice":
        dossier = {**dossier, "documents": []}
        for claim in dossier["claims"]:
            claim.pop("document_ids", None)
    layout = own._layout_of(kind)
    file = written(layout._core_layout(), [dossier])
    if file.findings:
        raise UserError(
            loss.env._(
                "The layout %(layout)s cannot hold this case: %(why)s",
                layout=layout.name,
                why="; ".join(file.findings),
            )
        )
    inside = {file.name: file.content}
    by_path = {one.path: one for one in own.document_ids}
    for one in dossier["documents"]:
        inside[one["path"]] = by_path[one["path"]]._bytes()
    parts = packages(dossier, inside, None, MOST_BYTES)
    exports = keep(loss, own.insurer_id, parts, dossier)
    own.file_count += 1
    left = {one["path"] for one in dossier["documents"]}
    own.document_ids.filtered(lambda one: one.path in left).has_left = True
    return exports[:1]
