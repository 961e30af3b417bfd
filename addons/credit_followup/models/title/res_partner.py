from odoo import api, fields, models
from odoo.tools.misc import format_date

from ...facts.title.titles import (
    debtor_and_law,
    decided_by,
    is_reserved_by,
    of_order,
    read_acceptances,
)


class ResPartner(models.Model):
    _inherit = "res.partner"

    reserves_title = fields.Boolean(
        string="Title reserved",
        compute="_compute_reserves_title",
        compute_sudo=True,
        groups="credit_followup.group_readonly",
        help="The customer accepted conditions by which goods stay ours until they are "
        "paid.",
    )
    followup_title_basis = fields.Char(
        string="Title reserved by",
        compute="_compute_reserves_title",
        compute_sudo=True,
        groups="credit_followup.group_readonly",
    )
    followup_goods_value = fields.Monetary(
        string="Reserved goods",
        compute="_compute_followup_goods_value",
        groups="credit_followup.group_readonly",
        help="What lies unpaid at the customer and is ours, without tax.",
    )

    @api.depends(
        "followup_acceptance_ids.withdrawn_on", "followup_acceptance_ids.terms_id"
    )
    @api.depends_context("company", "lang")
    def _compute_reserves_title(self):
        today = fields.Date.context_today(self)
        bases = self._followup_title_bases(self.env.company, today)
        for partner in self:
            basis = bases.get(partner.commercial_partner_id, False)
            partner.followup_title_basis = basis
            partner.reserves_title = bool(basis)

    def _followup_title_bases(self, company, day):
        """Say by customer on what a reservation of title stands on a day.

        :return: ``{customer: sentence}`` of those by whom a clause was accepted
        """
        customers = self.sudo().commercial_partner_id
        accepted = read_acceptances(self.env, company, customers)
        found = {}
        for customer in customers:
            debtor, _law = debtor_and_law(customer, company)
            own = of_order(accepted, company, customer, "")
            best = decided_by(own, debtor, day)
            if best and is_reserved_by(best, debtor, day):
                found[customer] = self.env._(
                    "Conditions “%(terms)s”, accepted on %(day)s",
                    terms=best.terms_id.name,
                    day=format_date(self.env, best.accepted_on),
                )
        return found

    @api.depends_context("company")
    def _compute_followup_goods_value(self):
        rows = self.env["credit.followup.goods"]._read_group(
            [
                ("company_id", "=", self.env.company.id),
                ("partner_id", "in", self.commercial_partner_id.ids),
            ],
            ["partner_id"],
            ["value_there:sum"],
        )
        sums = dict(rows)
        for partner in self:
            customer = partner.commercial_partner_id
            partner.followup_goods_value = sums.get(customer, 0.0)

    # === BUTTONS === #

    def action_view_followup_goods(self):
        """Show the goods that lie at the customer and are ours."""
        self.check_access("read")
        self.env.user._followup_check("readonly")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_goods"
        )
        action["domain"] = [("partner_id", "in", self.commercial_partner_id.ids)]
        return action

    def action_followup_claim_goods(self):
        """Prepare a claim to the goods that lie at the customer."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("officer")
        claims = self.env["credit.followup.recovery"]
        claim = claims.search(
            [
                ("company_id", "=", self.env.company.id),
                ("partner_id", "=", self.commercial_partner_id.id),
                ("state", "not in", ("back", "paid", "given_up", "lost", "late")),
            ],
            limit=1,
        ) or claims.create(
            {
                "company_id": self.env.company.id,
                "partner_id": self.commercial_partner_id.id,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": claims._name,
            "res_id": claim.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }
