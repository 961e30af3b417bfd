from odoo import api, fields, models

from ...facts import items
from ..ledger.loose import LooseMany2one

CAUSES = [
    ("posted", "Posted or taken back"),
    ("paid", "Paid, or a payment undone"),
    ("changed", "Due date, customer or policy of an item changed"),
    ("held", "Hold made, changed or ended"),
    ("customer", "Customer changed"),
    ("served", "Action carried out or taken back"),
    ("setting", "Policy, setting or calendar changed"),
    ("left", "Not looked at in an earlier night"),
]


class CreditFollowupWake(models.Model):
    """What the calendar does not know: something happened, look again tonight.

    Rows are appended by whoever causes them and removed by the night that has read
    them; nobody updates one. So the accountant who posts never waits for the night, and
    neither meets a write conflict with the other.
    """

    _name = "credit.followup.wake"
    _description = "Follow-up Wake"
    _order = "id"
    _log_access = False
    _allow_sudo_commands = False

    company_id = fields.Many2one("res.company", required=True)
    partner_id = LooseMany2one(
        "res.partner",
        string="Customer",
        help="The commercial entity; empty for every customer.",
    )
    cause = fields.Selection(CAUSES, required=True)
    moment = fields.Datetime(required=True, default=fields.Datetime.now)

    _company_idx = models.Index("(company_id, partner_id)")

    @api.model
    def _append(self, touched, cause):
        """Have customers looked at again in the next run.

        :param touched: pairs of a company and a customer; without a customer, everybody
        """
        rows = {
            (company.id, partner.commercial_partner_id.id or False)
            for company, partner in touched
        }
        self._add(rows, cause)

    @api.model
    def _add(self, rows, cause):
        # Odoo deletes nothing, and writes nothing, more often than one would think.
        if rows:
            self.sudo().create(
                [
                    {"company_id": company, "partner_id": partner, "cause": cause}
                    for company, partner in sorted(rows)
                ]
            )

    @api.model
    def _append_lines(self, lines, cause):
        """Have the customers of trade receivable lines looked at again."""
        self._append(self._touched(lines), cause)

    @api.model
    def _touched(self, lines):
        """Return company and customer of receivable lines, and of bills that count."""
        lines = (items.trade(lines) | items.counted_bills(lines)).filtered("partner_id")
        return {(line.company_id, line.partner_id) for line in lines}

    @api.model
    def _append_customers(self, partners, cause):
        """Have customers looked at again in each company that they owe anything.

        And who became a contact of another one: a proposal may wait in his own name.
        """
        groups = (
            self.env["account.move.line"]
            .sudo()
            ._read_group(
                items.OPEN
                & fields.Domain(
                    "partner_id.commercial_partner_id",
                    "in",
                    partners.commercial_partner_id.ids,
                ),
                ["company_id", "partner_id"],
            )
        )
        self._append(groups, cause)
        joined = partners.filtered(lambda one: one != one.commercial_partner_id)
        contacts = {
            (company.id, partner.id) for company, _whose in groups for partner in joined
        }
        self._add(contacts, cause)

    @api.autovacuum
    def _gc_switched_off(self):
        """Forget what nobody will read: a company that is switched on starts anew."""
        companies = self.env["res.company"].search([("followup_active", "=", False)])
        self.sudo().search([("company_id", "in", companies.ids)]).unlink()
