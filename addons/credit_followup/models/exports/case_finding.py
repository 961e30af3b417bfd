from odoo import fields, models


class CreditFollowupCaseFinding(models.Model):
    """What the pre-flight of a case found, and where it is mended."""

    _name = "credit.followup.case.finding"
    _description = "Finding of a Pre-flight"
    _order = "forbids desc, id"

    name = fields.Char(string="What was found", required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, index=True)
    res_model = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(
        model_field="res_model", readonly=True, index=True
    )
    code = fields.Char(readonly=True)
    path = fields.Char(string="In the file", readonly=True)
    forbids = fields.Boolean(
        string="Forbids the hand-over",
        readonly=True,
        help="Otherwise it is a hint: the file would be better with it.",
    )
    may_override = fields.Boolean(
        readonly=True, help="A person may decide otherwise, with a reason."
    )
    where_model = fields.Char(readonly=True)
    where_id = fields.Many2oneReference(model_field="where_model", readonly=True)

    def action_mend(self):
        """Open the record that mends it."""
        self.ensure_one()
        self.check_access("read")
        if not self.where_model:
            return False
        record = self.env[self.where_model].browse(self.where_id).exists()
        return record._get_records_action() if record else False
