from odoo import fields, models


class CreditFollowupPackage(models.Model):
    """The bytes of a file that left: kept until its case is closed long enough."""

    _name = "credit.followup.package"
    _description = "Bytes of an Exported File"
    _check_company_auto = True
    _rec_name = "export_id"

    export_id = fields.Many2one(
        "credit.followup.export",
        required=True,
        index=True,
        readonly=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="export_id.company_id", store=True, index=True)
    attachment_id = fields.Many2one(
        "ir.attachment",
        required=True,
        readonly=True,
        ondelete="restrict",
        check_company=True,
    )
    closed_on = fields.Date(
        string="Case closed on",
        readonly=True,
        index="btree_not_null",
        help="From then on the days of the retention rule count.",
    )

    _export_uniq = models.UniqueIndex("(export_id)", "A file is kept once.")

    def unlink(self):
        """Delete the bytes too."""
        attachments = self.sudo().attachment_id
        result = super().unlink()
        # Odoo has deleted those that say that they are of the record.
        attachments.exists().unlink()
        return result
