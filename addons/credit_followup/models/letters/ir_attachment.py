import io

from odoo import models
from odoo.exceptions import UserError
from odoo.tools.pdf import PdfFileWriter

from ...effects.printing import pages

FROZEN = "credit.followup.delivery"
AGREEMENT = "credit.followup.agreement"
PROOFS = {
    ("credit.followup.terms", "file"),
    ("credit.followup.terms.acceptance", "proof"),
    (FROZEN, "receipt"),
    (AGREEMENT, "scan"),
    (AGREEMENT, "signature"),
}


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def write(self, vals):
        self._check_followup_frozen()
        return super().write(vals)

    def unlink(self):
        self._check_followup_frozen()
        return super().unlink()

    def _delete_and_notify(self, message=None):
        """Keep what is frozen when somebody deletes it from a discussion."""
        self.sudo(False)._check_followup_frozen()
        return super()._delete_and_notify(message)

    def _check_followup_frozen(self):
        """Law 6: nobody changes or deletes what was sent, or what proves a right.

        The files of fields are changed through their records, which say when.
        """
        if self.env.su:
            return
        kept = self.sudo()
        if kept.filtered(lambda one: one.res_model == FROZEN and not one.res_field):
            raise UserError(self.env._("A follow-up letter that was sent is frozen."))
        if self._are_agreements(kept):
            raise UserError(self.env._("An agreement that was offered is frozen."))
        if kept.filtered(lambda one: (one.res_model, one.res_field) in PROOFS):
            raise UserError(self.env._("A proof is changed on its record only."))

    def _are_agreements(self, kept):
        """Tell whether any of these is an agreement as it was offered."""
        agreements = self.env[AGREEMENT].sudo()
        own = kept.filtered(lambda one: one.res_model == AGREEMENT)
        return bool(own) and bool(
            agreements.search_count([("document_id", "in", own.ids)], limit=1)
        )

    def _open_followup_document(self):
        """Open one document in the browser."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.id}?download=false",
            "target": "new",
        }

    def _merge_followup_documents(self):
        """Return the documents one after the other as one PDF; they are all whole."""
        writer = PdfFileWriter()
        for attachment in self:
            for page in pages(attachment.raw):
                writer.add_page(page)
        buffer = io.BytesIO()
        writer.write(buffer)
        return buffer.getvalue()

    def _whole_followup_documents(self):
        """Return the documents that can be read: one bad file never stops the pack."""
        return self.filtered(lambda one: bool(pages(one.raw)))
