from odoo import api, fields, models

from ...facts.figures.delays import read_delays, read_revenue
from ...followup_core.figures.delays import Kind, cost, days_of

KINDS = [
    (Kind.NOT_INVOICED.value, "Delivered and not invoiced"),
    (Kind.NEVER_SENT.value, "Never sent from Odoo"),
    (Kind.SENT_LATE.value, "Sent late"),
    (Kind.NO_DUE_DATE.value, "No due date agreed"),
    (Kind.TERM_TOO_LONG.value, "Due later than the law allows"),
]


class CreditFollowupDelay(models.TransientModel):
    """Money that waits because of ourselves, as of the moment of looking."""

    _name = "credit.followup.delay"
    _description = "Delay of Our Own"
    _order = "cost desc, days desc, id"
    _rec_name = "reference"

    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one("res.partner", string="Customer", ondelete="cascade")
    kind = fields.Selection(KINDS, string="What is late", required=True)
    reference = fields.Char(string="Document")
    res_model = fields.Char()
    res_id = fields.Many2oneReference(model_field="res_model")
    amount = fields.Monetary(help="Without tax.")
    since = fields.Date()
    days = fields.Integer(aggregator=None)
    cost = fields.Float(
        string="Days of DSO",
        digits=(16, 2),
        help="By how many days it lengthens the time in which sales become money: the "
        "amount by its days, over the revenue of a year.",
    )

    @api.model
    def action_look(self):
        """Look at the company's deliveries and invoices of a year, and list delays."""
        self.env.user._followup_check("readonly")
        company = self.env.company.sudo()
        today = fields.Date.context_today(self)
        own = self.sudo()
        own.search([("create_uid", "=", self.env.uid)]).unlink()
        revenue = read_revenue(company, today)
        own.create(
            [
                {
                    "company_id": company.id,
                    "partner_id": record.partner_id.commercial_partner_id.id,
                    "kind": delay.kind.value,
                    "reference": record.name,
                    "res_model": record._name,
                    "res_id": record.id,
                    "amount": float(delay.amount),
                    "since": delay.since,
                    "days": days_of(delay, today),
                    "cost": float(cost([delay], revenue, today)),
                }
                for record, delay in own._delays(company, today)
            ]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_delay"
        )
        action["domain"] = [("create_uid", "=", self.env.uid)]
        return action

    @api.model
    def _delays(self, company, today):
        """Yield records and their delays: a seam for what is not an invoice yet."""
        yield from read_delays(company, today)

    def action_open(self):
        """Open the document that is late."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "view_mode": "form",
            "views": [(False, "form")],
        }
