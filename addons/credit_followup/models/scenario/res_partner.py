from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ...const import READERS, REASONS, SEGMENTS
from ...decisions.sentences import (
    excluded_by_odoo,
    left_out_by_people,
    of_customer,
    read_holds,
    read_items,
)
from ...facts.scenario.alike import AlikeReader
from ...followup_core.vocabulary import Outcome

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
        groups=READERS,
        domain="[('company_id', '=', allowed_company_ids[0])]",
        help="Follow up this customer with this policy, whatever the segment.",
    )
    followup_segment = fields.Selection(
        SEGMENTS,
        string="Segment",
        company_dependent=True,
        groups=READERS,
        help="Empty: a company or anybody with a VAT number is a business, other "
        "persons are consumers.",
    )
    followup_user_id = fields.Many2one(
        "res.users",
        string="Follow-up responsible",
        company_dependent=True,
        groups=READERS,
        help="Receives the calls and decisions about this customer.",
    )
    followup_hold_ids = fields.One2many(
        "credit.followup.hold", "partner_id", string="Holds", groups=READERS
    )
    followup_sentence = fields.Char(
        string="Why, or why not, today",
        compute="_compute_followup_sentence",
        compute_sudo=False,
        groups=READERS,
    )
    followup_next_on = fields.Date(
        string="Next date",
        compute="_compute_followup_sentence",
        compute_sudo=False,
        search="_search_followup_next_on",
        groups=READERS,
    )
    followup_applied_policy_id = fields.Many2one(
        "credit.followup.policy",
        string="Policy applied",
        compute="_compute_followup_sentence",
        compute_sudo=False,
        groups=READERS,
        help="By the invoice, the customer, the segment, or the company's default.",
    )
    followup_reason = fields.Selection(
        REASONS,
        string="Follow-up status",
        compute="_compute_followup_sentence",
        compute_sudo=False,
        search="_search_followup_reason",
        groups=READERS,
    )
    followup_level_id = fields.Many2one(
        "credit.followup.level",
        string="Follow-up level",
        compute="_compute_followup_level_id",
        search="_search_followup_level_id",
        groups=READERS,
        help="The gravest level that an open item of the customer reached.",
    )

    @api.depends("commercial_partner_id")
    @api.depends_context("lang", "company", "followup_as_of")
    def _compute_followup_sentence(self):
        """Word today's evaluation of each customer, by its first item that tells."""
        self.followup_sentence = False
        self.followup_next_on = False
        self.followup_reason = self.followup_applied_policy_id = False
        customers = self.commercial_partner_id
        if not customers.ids:
            return
        today = self.env["account.move.line"]._followup_today()
        reader = AlikeReader(self.env, self.env.company, today)
        told = {}
        for decision in reader.decisions(customers.ids):
            known = told.get(decision.group.key[0])
            if not known or known.outcome is Outcome.NOTHING:
                told[decision.group.key[0]] = decision
        left_out = left_out_by_people(self.env, self.env.company, customers.ids, today)
        read_items(self.env, told.values())
        read_holds(
            self.env, [one for told_of in told.values() for one in told_of.verdicts]
        )
        excluded = excluded_by_odoo(self.env, told.values())
        for partner in self:
            if decision := told.get(partner.commercial_partner_id.id):
                partner.followup_sentence, partner.followup_next_on = of_customer(
                    self.env, reader, decision, left_out, excluded
                )
                partner.followup_reason = decision.reason.value
                policy = reader.telling(decision).item.policy
                partner.followup_applied_policy_id = policy and policy.key

    @api.depends("commercial_partner_id")
    @api.depends_context("company")
    def _compute_followup_level_id(self):
        groups = self.env["account.move.line"]._read_group(
            self._followup_lines_domain() & Domain("followup_level_id", "!=", False),
            ["partner_id"],
            ["followup_level_id:recordset"],
        )
        levels = self._followup_levels_of(groups)
        for partner in self:
            partner.followup_level_id = levels.get(partner.commercial_partner_id)

    @api.model
    def _followup_levels_of(self, groups):
        """Return the gravest level by customer from rows of partner and levels."""
        levels = defaultdict(self.env["credit.followup.level"].browse)
        for partner, found in groups:
            levels[partner.commercial_partner_id] |= found
        return {customer: found._gravest() for customer, found in levels.items()}

    # === SEARCH METHODS === #

    @api.model
    def _search_followup_reason(self, operator, value):
        return self._search_by_items("followup_reason", operator, value)

    @api.model
    def _search_followup_next_on(self, operator, value):
        """Look most customers up by themselves: nearly each has a day before long."""
        if operator in ("<", "<=", ">", ">="):
            day = Domain("followup_next_on", operator, value)
            return self._followup_have(self._followup_open() & day)
        return self._search_by_items("followup_next_on", operator, value)

    @api.model
    def _search_followup_level_id(self, operator, value):
        """Find the customers by the level that they show: their gravest."""
        if operator not in ("in", "not in"):
            named = self.env["credit.followup.level"].search(
                Domain("display_name", operator, value)
            )
            operator, value = "in", named.ids
        groups = self.env["account.move.line"]._read_group(
            self._followup_open() & Domain("followup_level_id", "!=", False),
            ["partner_id"],
            ["followup_level_id:recordset"],
        )
        levels = self._followup_levels_of(groups)
        found = [one.id for one, level in levels.items() if level.id in value]
        domain = Domain("commercial_partner_id", "in", found)
        if False in value:
            reached = [one.id for one in levels]
            domain |= Domain("commercial_partner_id", "not in", reached)
        return domain if operator == "in" else ~domain

    @api.model
    def _search_by_items(self, field, operator, value):
        """Find the customers of which an open item satisfies the condition."""
        if operator == "not in":
            return ~self._search_by_items(field, "in", value)
        found = self._followup_customers(
            self._followup_open() & Domain(field, operator, value)
        )
        if operator == "in" and False in value:
            found |= ~self._followup_customers(self._followup_open())
        return found

    # === READING THE ITEMS === #

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_followup_officer(vals)
        return super().create(vals_list)

    def write(self, vals):
        """Wake the customers who may follow another policy now."""
        self._check_followup_officer(vals)
        if not _FACTS & vals.keys() or not self.ids:
            return super().write(vals)
        # A contact that moves leaves one customer and joins another.
        before = self.commercial_partner_id
        result = super().write(vals)
        self.env["credit.followup.wake"]._append_customers(
            before | self.commercial_partner_id, "customer"
        )
        return result

    @api.model
    def _check_followup_officer(self, vals):
        """Let officers, not all who write partners, say how one is followed up.

        And let those who may not write partners otherwise say that, and no more.
        """
        if self.env.su:
            return
        own = [name for name in vals if name.startswith("followup_")]
        if own:
            self.env.user._followup_check("officer")
        if self.env.user.has_group("base.group_partner_manager"):
            return
        other = {
            name
            for name in vals
            if not name.startswith(("followup_", "message_", "activity_"))
        }
        if self and other and self.env.user.has_group("credit_followup.group_officer"):
            raise AccessError(
                self.env._(
                    "You may change only the follow-up of a contact. Anything else "
                    "needs the right to edit contacts."
                )
            )
