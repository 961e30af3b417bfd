from odoo import fields, models


class CreditFollowupCourtesy(models.Model):
    """That an invoice has its courtesy call: one, however many nights there are.

    It stands beside the invoice, so that the night does not write on what accountants
    write on; what was said is in the contact.
    """

    _name = "credit.followup.courtesy"
    _description = "Courtesy Call"
    _rec_name = "move_id"
    _check_company_auto = True

    company_id = fields.Many2one("res.company", required=True, index=True)
    move_id = fields.Many2one(
        "account.move",
        string="Invoice",
        required=True,
        ondelete="cascade",
        check_company=True,
    )
    state = fields.Selection(
        [("planned", "Planned"), ("made", "Made"), ("dropped", "Dropped")],
        required=True,
        default="planned",
    )

    _move_uniq = models.UniqueIndex("(move_id)", "An invoice has one courtesy call.")
    _planned_idx = models.Index("(company_id) WHERE state = 'planned'")
