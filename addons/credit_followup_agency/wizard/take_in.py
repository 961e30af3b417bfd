import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.answers.feedback import KnownFileError


class CreditFollowupTakeIn(models.TransientModel):
    """A file that an agency sent, to be read and shown before anything follows."""

    _name = "credit.followup.take.in"
    _description = "Read a File of an Agency"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    agency_id = fields.Many2one(
        "credit.followup.agency",
        required=True,
        default=lambda self: self.env["credit.followup.agency"]._only(),
        domain="[('company_id', '=', company_id)]",
    )
    mapping_id = fields.Many2one(
        "credit.followup.mapping",
        string="How it is written",
        required=True,
        compute="_compute_mapping_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('company_id', 'in', (company_id, False))]",
    )
    file = fields.Binary(required=True)
    file_name = fields.Char()

    @api.depends("agency_id")
    def _compute_mapping_id(self):
        for wizard in self:
            wizard.mapping_id = wizard.agency_id.mapping_id

    def action_read(self):
        """Read the file and show what becomes of each row; nothing is applied."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        self.agency_id.check_access("read")
        try:
            found = self.env["credit.followup.feedback"]._take_in(
                self.agency_id,
                self.mapping_id,
                self.file_name or self.env._("File"),
                base64.b64decode(self.file),
            )
        except KnownFileError as error:
            # The web client shows the words of plain errors only.
            raise UserError(str(error)) from error
        return found._get_records_action()
