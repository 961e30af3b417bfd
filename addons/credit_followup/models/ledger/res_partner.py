"""What a customer owes: overdue, by days late, and the open items themselves."""

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.misc import format_amount

from ...const import READERS

# The last day late of each column of the ageing: not due, 1 to 30, 31 to 60, …
AGEING_DAYS = [0, 30, 60, 90]


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_overdue = fields.Monetary(
        string="Overdue",
        compute="_compute_followup_overdue",
        search="_search_followup_overdue",
        groups=READERS,
    )
    followup_owes = fields.Boolean(
        string="Owes us",
        compute="_compute_followup_owes",
        search="_search_followup_owes",
        groups=READERS,
    )
    followup_payable = fields.Monetary(
        string="We owe them",
        compute="_compute_followup_payable",
        groups=READERS,
        help="Open bills of the same partner as a supplier. A setting counts them as a "
        "credit of the customer; the books are not touched.",
    )
    followup_ageing = fields.Html(
        string="Ageing",
        compute="_compute_followup_ageing",
        sanitize=False,
        groups=READERS,
    )

    @api.depends("commercial_partner_id")
    @api.depends_context("company", "followup_as_of")
    def _compute_followup_overdue(self):
        lines = self.env["account.move.line"]
        sums = self._followup_sums(lines._search_followup_days_late(">", 0))
        for partner in self:
            partner.followup_overdue = sums.get(partner.commercial_partner_id, 0.0)

    @api.depends("commercial_partner_id")
    @api.depends_context("company", "followup_as_of")
    def _compute_followup_owes(self):
        sums = self._followup_sums(Domain.TRUE)
        for partner in self:
            partner.followup_owes = bool(sums.get(partner.commercial_partner_id))

    @api.depends("commercial_partner_id")
    @api.depends_context("company")
    def _compute_followup_payable(self):
        # By their ids: the database knows how few lines they have of a customer.
        payables = self.env["account.account"].sudo().with_context(active_test=False)
        accounts = payables.search([("account_type", "=", "liability_payable")])
        groups = self.env["account.move.line"]._read_group(
            Domain("account_id", "in", accounts.ids)
            & Domain("parent_state", "=", "posted")
            & Domain("reconciled", "=", False)
            & Domain("company_id", "=", self.env.company.id)
            & Domain(
                "partner_id.commercial_partner_id", "in", self.commercial_partner_id.ids
            ),
            ["partner_id"],
            ["amount_residual:sum"],
        )
        sums = defaultdict(float)
        for partner, amount in groups:
            sums[partner.commercial_partner_id] -= amount
        for partner in self:
            partner.followup_payable = max(sums[partner.commercial_partner_id], 0.0)

    @api.depends("commercial_partner_id")
    @api.depends_context("lang", "company", "followup_as_of")
    def _compute_followup_ageing(self):
        """Draw what each customer owes by days late, in company currency."""
        today = self.env["account.move.line"]._followup_today()
        groups = self.env["account.move.line"]._read_group(
            self._followup_lines_domain(),
            ["partner_id", "date_maturity:day"],
            ["amount_residual:sum"],
        )
        sums = defaultdict(lambda: [0.0] * (len(AGEING_DAYS) + 1))
        for partner, due, amount in groups:
            late = (today - due).days if due else 0
            sums[partner.commercial_partner_id][bisect_left(AGEING_DAYS, late)] += (
                amount
            )
        for partner in self:
            amounts = sums.get(partner.commercial_partner_id)
            partner.followup_ageing = amounts and partner._render_ageing(amounts)

    @api.model
    def _followup_open(self):
        """Return the open items of the current company."""
        lines = self.env["account.move.line"]
        return lines._get_followup_domain() & Domain(
            "company_id", "=", self.env.company.id
        )

    @api.model
    def _followup_customers(self, domain):
        """Return the customers with such journal items, and their contacts."""
        lines = self.env["account.move.line"]._search(domain)
        partners = self.with_context(active_test=False)._search(
            Domain("id", "in", lines.subselect("partner_id"))
        )
        customers = partners.subselect("commercial_partner_id")
        return Domain("commercial_partner_id", "in", customers)

    def _followup_lines_domain(self):
        """Return the open items of these customers in the current company."""
        return self._followup_open() & Domain(
            "partner_id.commercial_partner_id", "in", self.commercial_partner_id.ids
        )

    def _followup_sums(self, domain):
        """Sum the open items that satisfy the domain: ``{customer: amount}``."""
        return self._followup_sums_of(self._followup_lines_domain() & domain)

    @api.model
    def _followup_sums_of(self, domain):
        groups = self.env["account.move.line"]._read_group(
            domain, ["partner_id"], ["amount_residual:sum"]
        )
        sums = defaultdict(float)
        for partner, amount in groups:
            sums[partner.commercial_partner_id] += amount
        return sums

    def _render_ageing(self, amounts):
        names = [self.env._("Not due")]
        names += [
            self.env._("%(first)s to %(last)s days", first=first + 1, last=last)
            for first, last in pairwise(AGEING_DAYS)
        ]
        names.append(self.env._("More than %(days)s days", days=AGEING_DAYS[-1]))
        currency = self.env.company.currency_id
        cells = [
            (name, format_amount(self.env, amount, currency))
            for name, amount in zip(names, amounts, strict=True)
        ]
        return self.env["ir.qweb"]._render("credit_followup.ageing", {"cells": cells})

    def action_view_followup_items(self):
        """Open the customer's open items."""
        self.ensure_one()
        self.env.user._followup_check("readonly")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_item"
        )
        domain = self.env["account.move.line"]._get_followup_domain() & Domain(
            "partner_id.commercial_partner_id", "=", self.commercial_partner_id.id
        )
        return {**action, "domain": domain, "context": {}}
