import io

from odoo import models
from odoo.exceptions import UserError
from odoo.tools.pdf import PdfFileReader, PdfFileWriter

FROZEN = "credit.followup.delivery"


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def write(self, vals):
        self._check_followup_frozen()
        return super().write(vals)

    def unlink(self):
        self._check_followup_frozen()
        return super().unlink()

    def _check_followup_frozen(self):
        """Law 6: nobody changes or deletes a letter that was sent."""
        if self.env.su:
            return
        if self.sudo().filtered(
            lambda one: one.res_model == FROZEN and not one.res_field
        ):
            raise UserError(self.env._("A follow-up letter that was sent is frozen."))

    def _open_followup_document(self):
        """Open one document in the browser."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.id}?download=false",
            "target": "new",
        }

    def _merge_followup_documents(self):
        """Return the documents one after the other as one PDF."""
        writer = PdfFileWriter()
        for attachment in self:
            for page in PdfFileReader(io.BytesIO(attachment.raw)).pages:
                writer.add_page(page)
        buffer = io.BytesIO()
        writer.write(buffer)
        return buffer.getvalue()
