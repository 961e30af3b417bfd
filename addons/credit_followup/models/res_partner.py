from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL
from odoo.tools.misc import format_amount

from ..const import REASONS, SEGMENTS
from ..decisions.sentences import left_out_by_people, sentence
from ..facts.reader import Reader
from ..followup_core.vocabulary import Outcome

# The last day late of each column of the ageing: not due, 1 to 30, 31 to 60, …
AGEING_DAYS = [0, 30, 60, 90]
GROUPS = "credit_followup.group_readonly"
# A change of one of these may give a customer another policy.
_FACTS = {
    "followup_policy_id",
    "followup_segment",
    "country_id",
    "vat",
    "is_company",
    "parent_id",
}


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_policy_id = fields.Many2one(
        "credit.followup.policy",
        string="Policy",
        company_dependent=True,
        check_company=True,
        groups=GROUPS,
        domain="[('company_id', '=', allowed_company_ids[0])]",
        help="Follow this customer up by this policy, whatever the segment.",
    )
    followup_segment = fields.Selection(
        SEGMENTS,
        string="Segment",
        company_dependent=True,
        groups=GROUPS,
        help="Empty: a company or anybody with a VAT number is a business, other "
        "persons are consumers.",
    )
    followup_is_addressee = fields.Boolean(
        string="Receives follow-up",
        groups=GROUPS,
        help="Reminders go to this contact.",
    )
    followup_escalation = fields.Boolean(
        string="Escalation contact",
        groups=GROUPS,
        help="Receives a copy of the levels that ask for it.",
    )
    followup_user_id = fields.Many2one(
        "res.users",
        string="Follow-up responsible",
        company_dependent=True,
        groups=GROUPS,
        help="Receives the calls and decisions about this customer.",
    )
    followup_hold_ids = fields.One2many(
        "credit.followup.hold", "partner_id", groups=GROUPS
    )
    followup_sentence = fields.Char(
        string="Why, or why not, today",
        compute="_compute_followup_sentence",
        compute_sudo=False,
        groups=GROUPS,
    )
    followup_next_on = fields.Date(
        string="Next date",
        compute="_compute_followup_sentence",
        compute_sudo=False,
        search="_search_followup_next_on",
        groups=GROUPS,
    )
    followup_overdue = fields.Monetary(
        string="Overdue",
        compute="_compute_followup_overdue",
        search="_search_followup_overdue",
        groups=GROUPS,
    )
    followup_owes = fields.Boolean(
        compute="_compute_followup_owes", search="_search_followup_owes", groups=GROUPS
    )
    followup_reason = fields.Selection(
        REASONS,
        string="Follow-up status",
        compute="_compute_followup_sentence",
        compute_sudo=False,
        search="_search_followup_reason",
        groups=GROUPS,
    )
    followup_level_id = fields.Many2one(
        "credit.followup.level",
        string="Follow-up level",
        compute="_compute_followup_level_id",
        search="_search_followup_level_id",
        groups=GROUPS,
        help="The gravest level that an open item of the customer reached.",
    )
    followup_ageing = fields.Html(
        compute="_compute_followup_ageing", sanitize=False, groups=GROUPS
    )
    followup_action_count = fields.Integer(
        compute="_compute_followup_action_count", groups=GROUPS
    )

    @api.depends_context("lang", "company", "followup_as_of")
    def _compute_followup_sentence(self):
        """Word today's evaluation of each customer, by its first item that tells."""
        self.followup_sentence = False
        self.followup_next_on = False
        self.followup_reason = False
        customers = self.commercial_partner_id
        if not customers.ids:
            return
        today = self.env["account.move.line"]._followup_today()
        reader = Reader(self.env, self.env.company, today)
        told = {}
        for decision in reader.decisions(customers.ids):
            known = told.get(decision.group.key[0])
            if not known or known.outcome is Outcome.NOTHING:
                told[decision.group.key[0]] = decision
        left_out = left_out_by_people(self.env, self.env.company, customers.ids, today)
        for partner in self:
            if decision := told.get(partner.commercial_partner_id.id):
                verdict = reader.telling(decision)
                partner.followup_sentence = sentence(
                    self.env, verdict, decision.group, left_out
                )
                partner.followup_next_on = decision.next_on
                partner.followup_reason = decision.reason.value

    @api.depends_context("company", "followup_as_of")
    def _compute_followup_overdue(self):
        lines = self.env["account.move.line"]
        sums = self._followup_sums(lines._search_followup_days_late(">", 0))
        for partner in self:
            partner.followup_overdue = sums.get(partner.commercial_partner_id, 0.0)

    @api.depends_context("company", "followup_as_of")
    def _compute_followup_owes(self):
        sums = self._followup_sums(Domain.TRUE)
        for partner in self:
            partner.followup_owes = bool(sums.get(partner.commercial_partner_id))

    @api.depends_context("company")
    def _compute_followup_level_id(self):
        groups = self.env["account.move.line"]._read_group(
            self._followup_lines_domain() & Domain("followup_level_id", "!=", False),
            ["partner_id"],
            ["followup_level_id:recordset"],
        )
        levels = defaultdict(self.env["credit.followup.level"].browse)
        for partner, found in groups:
            levels[partner.commercial_partner_id] |= found
        for partner in self:
            reached = levels[partner.commercial_partner_id]
            partner.followup_level_id = reached.sorted(
                lambda level: (level.nature, level.sequence)
            )[-1:]

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

    # === SEARCH METHODS === #

    @api.model
    def _search_followup_overdue(self, operator, value):
        """Compare the overdue sum of each customer, in company currency."""
        if operator not in (">", ">=", "<", "<=", "=", "!="):
            return NotImplemented
        lines = self.env["account.move.line"]
        groups = lines._read_group(
            lines._get_followup_domain()
            & lines._search_followup_days_late(">", 0)
            & Domain("company_id", "=", self.env.company.id),
            ["partner_id"],
            having=[("amount_residual:sum", operator, value)],
        )
        return Domain("id", "in", [partner.id for (partner,) in groups])

    @api.model
    def _search_followup_owes(self, operator, value):
        if operator != "in":
            return NotImplemented
        domain = self.env["account.move.line"]._get_followup_domain() & Domain(
            "company_id", "=", self.env.company.id
        )
        query = self.env["account.move.line"]._search(domain)
        owes = Domain("id", "in", query.subselect("partner_id"))
        return owes if True in value else ~owes

    @api.model
    def _search_followup_reason(self, operator, value):
        return self._search_by_items("followup_reason", operator, value)

    @api.model
    def _search_followup_next_on(self, operator, value):
        return self._search_by_items("followup_next_on", operator, value)

    @api.model
    def _search_followup_level_id(self, operator, value):
        return self._search_by_items("followup_level_id", operator, value)

    @api.model
    def _search_by_items(self, field, operator, value):
        """Find the customers of which an open item satisfies the condition."""
        lines = self.env["account.move.line"]
        query = lines._search(
            lines._get_followup_domain()
            & Domain("company_id", "=", self.env.company.id)
            & Domain(field, operator, value)
        )
        return Domain("id", "in", query.subselect("partner_id"))

    # === READING THE ITEMS === #

    def _followup_lines_domain(self):
        """Return the open items of these customers in the current company."""
        return (
            self.env["account.move.line"]._get_followup_domain()
            & Domain("company_id", "=", self.env.company.id)
            & Domain(
                "partner_id.commercial_partner_id", "in", self.commercial_partner_id.ids
            )
        )

    def _followup_sums(self, domain):
        """Sum the open items that satisfy the domain: ``{customer: amount}``."""
        groups = self.env["account.move.line"]._read_group(
            self._followup_lines_domain() & domain,
            ["partner_id"],
            ["amount_residual:sum"],
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

    def _compute_followup_action_count(self):
        counts = dict(
            self.env["credit.followup.action"]._read_group(
                [
                    ("partner_id", "in", self.commercial_partner_id.ids),
                    ("company_id", "=", self.env.company.id),
                ],
                ["partner_id"],
                ["__count"],
            )
        )
        for partner in self:
            partner.followup_action_count = counts.get(partner.commercial_partner_id, 0)

    def write(self, vals):
        result = super().write(vals)
        if _FACTS & vals.keys() and self.ids:
            self.env["account.move.line"]._followup_reconsider(
                SQL(
                    "partner_id IN (SELECT id FROM res_partner"
                    " WHERE commercial_partner_id IN %s)",
                    tuple(self.commercial_partner_id.ids) or (0,),
                )
            )
        return result

    def action_view_followup(self):
        """Open the customer's follow-up history."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_action"
        )
        domain = [("partner_id", "=", self.commercial_partner_id.id)]
        return {**action, "domain": domain}

    def action_view_followup_items(self):
        """Open the customer's open items."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_item"
        )
        domain = self.env["account.move.line"]._get_followup_domain() & Domain(
            "partner_id.commercial_partner_id", "=", self.commercial_partner_id.id
        )
        return {**action, "domain": domain, "context": {}}

    def _followup_addressee(self, escalation=False):
        """Return who is written to: the marked contact, the invoice contact, itself.

        With ``escalation`` return the contacts who receive a copy, if any.
        """
        self.ensure_one()
        customer = self.commercial_partner_id
        contacts = customer.child_ids
        if escalation:
            return contacts.filtered("followup_escalation")
        return (
            contacts.filtered("followup_is_addressee")[:1]
            or contacts.filtered(lambda contact: contact.type == "invoice")[:1]
            or customer
        )
