from odoo import api, fields, models
from odoo.fields import Domain

from ...const import READERS
from ...decisions.figures.payers import figures_words, profile_words
from ...effects.figures.figures import figures_of
from ...facts.figures.payers import read_histories
from ...followup_core.figures.payers import Payer, profile
from ...followup_core.figures.proposals import Meant, proposed

PAYERS = [
    (Payer.ON_TIME.value, "Pays on time"),
    (Payer.FORGETFUL.value, "Forgetful"),
    (Payer.WAITS.value, "Waits for the last reminder"),
    (Payer.DIFFICULTY.value, "In difficulty"),
    (Payer.DISPUTES.value, "Disputes"),
    (Payer.BAD_FAITH.value, "Bad faith"),
]


class ResPartner(models.Model):
    _inherit = "res.partner"

    # By it a salesperson's customers are found; Odoo has none.
    _followup_user_idx = models.Index("(user_id) WHERE user_id IS NOT NULL")

    followup_payer = fields.Selection(
        PAYERS,
        string="Type of payer",
        compute="_compute_followup_payer",
        groups=READERS,
        help="By what he paid in twelve months; nothing on fewer than five payments.",
    )
    followup_payer_words = fields.Char(
        string="How he pays", compute="_compute_followup_payer", groups=READERS
    )

    followup_figures_words = fields.Char(
        string="For how long he owes",
        compute="_compute_followup_figures_words",
        groups=READERS,
        help="Of the last three months, as they are kept each night.",
    )
    followup_proposed_policy_id = fields.Many2one(
        "credit.followup.policy",
        string="Policy proposed",
        compute="_compute_followup_proposed_policy_id",
        groups=READERS,
        help="One that is meant for customers who pay as he does; you decide.",
    )
    followup_due_next = fields.Date(
        string="Next due",
        compute="_compute_followup_due_next",
        groups=READERS,
        help="The day on which the next of his open invoices falls due.",
    )
    followup_days_left = fields.Integer(
        string="Days left",
        compute="_compute_followup_due_next",
        groups=READERS,
        help="Days until the next of his open invoices falls due.",
    )

    @api.depends("commercial_partner_id")
    @api.depends_context("company")
    def _compute_followup_due_next(self):
        """Count the days until something more of each customer falls due."""
        today = fields.Date.context_today(self)
        coming = self._followup_lines_domain() & Domain("date_maturity", ">=", today)
        groups = self.env["account.move.line"]._read_group(
            coming, ["partner_id"], ["date_maturity:min"]
        )
        found = {}
        for partner, day in groups:
            customer = partner.commercial_partner_id
            found[customer] = min(day, found.get(customer, day))
        for partner in self:
            day = found.get(partner.commercial_partner_id)
            partner.followup_due_next = day
            partner.followup_days_left = (day - today).days if day else 0

    @api.depends("commercial_partner_id")
    @api.depends_context("company", "lang")
    def _compute_followup_figures_words(self):
        """Tell the figures of each customer, from what is kept of his months."""
        today = fields.Date.context_today(self)
        figures = self.env["credit.followup.figure"]
        customers = self.commercial_partner_id
        known = figures_of(figures, customers, self.env.company, today)
        for partner in self:
            told = known.get(partner.commercial_partner_id)
            partner.followup_figures_words = told and figures_words(self.env, told)

    def action_view_followup_figures(self):
        """Show how this customer paid, month by month."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("readonly")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_figure"
        )
        customer = self.commercial_partner_id
        return {
            **action,
            "display_name": customer.display_name,
            "domain": [("scope", "=", "customer"), ("partner_id", "=", customer.id)],
            "views": [(False, "list"), (False, "graph"), (False, "form")],
            "context": {"graph_measure": "average_days_late"},
        }

    @api.depends("followup_payer", "followup_policy_id", "followup_applied_policy_id")
    @api.depends_context("company")
    def _compute_followup_proposed_policy_id(self):
        """Propose a policy by the type of payer; nothing changes by itself."""
        policies = self.env["credit.followup.policy"].search(
            [("company_id", "=", self.env.company.id), ("payer", "!=", False)]
        )
        meant = [
            Meant(str(one.id), Payer(one.payer), one.segment or None)
            for one in policies
        ]
        for partner in self:
            own = partner.commercial_partner_id.followup_policy_id
            current = own or partner.followup_applied_policy_id
            found = partner.followup_payer and proposed(
                Payer(partner.followup_payer),
                partner.followup_segment or current.segment or "",
                str(current.id),
                meant,
            )
            partner.followup_proposed_policy_id = found and int(found)

    def action_followup_take_policy(self):
        """Have the customer follow the policy that is proposed for him."""
        self.ensure_one()
        self.check_access("write")
        self.env.user._followup_check("officer")
        customer = self.commercial_partner_id
        if customer.followup_proposed_policy_id:
            customer.followup_policy_id = customer.followup_proposed_policy_id
        return True

    @api.depends("commercial_partner_id")
    @api.depends_context("company", "lang")
    def _compute_followup_payer(self):
        """Say how each customer pays, and on what it rests; it decides nothing."""
        today = fields.Date.context_today(self)
        customers = self.commercial_partner_id
        found = read_histories(customers, self.env.company, today)
        for partner in self:
            key = partner.commercial_partner_id.id
            told = profile(found[key], today) if key in found else None
            payer = told and told.payer
            partner.followup_payer = payer and payer.value
            partner.followup_payer_words = told and profile_words(self.env, told)
