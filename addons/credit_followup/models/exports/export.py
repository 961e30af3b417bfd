from odoo import api, fields, models
from odoo.exceptions import UserError


class CreditFollowupExport(models.Model):
    """A file that left: who sent what to whom, which fields, and its hash.

    It outlives the bytes: those are purged, manifest and hash stay.
    """

    _name = "credit.followup.export"
    _description = "Exported File"
    _order = "id desc"
    _check_company_auto = True
    _rec_names_search = ("name", "recipient_id")

    name = fields.Char(string="File", required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, readonly=True
    )
    recipient_id = fields.Many2one(
        "res.partner",
        string="To",
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    user_id = fields.Many2one(
        "res.users",
        string="By",
        required=True,
        readonly=True,
        default=lambda self: self.env.user,
    )
    made_at = fields.Datetime(
        string="When", required=True, readonly=True, default=fields.Datetime.now
    )
    layout = fields.Char(readonly=True)
    res_model = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(
        model_field="res_model", readonly=True, index=True
    )
    what = fields.Text(
        string="What is inside",
        readonly=True,
        help="The fields that left, and the documents.",
    )
    size = fields.Integer(string="Bytes", readonly=True, aggregator="sum")
    sha256 = fields.Char(string="SHA-256", readonly=True, index=True)
    manifest = fields.Text(readonly=True)
    package_ids = fields.One2many(
        "credit.followup.package", "export_id", string="The bytes", readonly=True
    )
    is_purged = fields.Boolean(
        compute="_compute_is_purged",
        compute_sudo=True,
        string="Purged",
        help="The file itself was deleted after its case was closed.",
    )

    @api.depends("package_ids")
    def _compute_is_purged(self):
        for one in self:
            one.is_purged = not one.package_ids

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise UserError(self.env._("What left is recorded as it happens."))
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            raise UserError(self.env._("What left is recorded as it happens."))
        return super().write(vals)

    def action_download(self):
        """Give the file once more, as it left, to whoever may export."""
        self.ensure_one()
        if not self._stored_file():
            raise UserError(self.env._("The file was purged; its hash is kept."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/followup/exports/{self.id}",
            "target": "download",
        }

    def _stored_file(self):
        """Return its bytes as an attachment that nobody reads by himself.

        :raises AccessError: if the user may not export it
        """
        self.check_access("read")
        self.env.user._followup_check_export()
        return self.sudo().package_ids.attachment_id

    def _bytes(self):
        """Return the bytes as they left, nothing where they were purged."""
        return self.sudo().package_ids.attachment_id.raw or b""
