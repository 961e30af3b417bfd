from odoo import api, fields, models
from odoo.tools import SQL

from ...const import SEGMENTS
from ...facts.settings import day_of
from ...followup_core.vocabulary import Entry
from ..figures.res_partner import PAYERS

# The texts of a policy that a company's copy shares with the ready one.
TRANSLATED = {
    "credit.followup.policy": ["name", "description"],
    "credit.followup.level": ["name", "consequence"],
}
# Blue for a courtesy, then green, orange and red as the tone becomes firmer.
NATURE_COLOURS = {
    "0": "#17a2b8",
    "1": "#28a745",
    "2": "#fd7e14",
    "3": "#dc3545",
    "4": "#6f42c1",
}


class CreditFollowupPolicy(models.Model):
    """A scenario: ordered levels for a segment of customers."""

    _name = "credit.followup.policy"
    _description = "Follow-up Policy"
    _inherit = ["credit.followup.guarded"]
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    description = fields.Text(translate=True)
    segment = fields.Selection(
        SEGMENTS,
        help="Customers of this segment follow this policy, unless the customer or "
        "the invoice names another one.",
    )
    payer = fields.Selection(
        PAYERS,
        string="Proposed for who",
        help="Proposed on customers who pay like that, of its segment if it has one. "
        "Nobody follows it by his segment alone: a person chooses it on the customer.",
    )
    country_ids = fields.Many2many(
        "res.country", help="Leave empty for customers of every country."
    )
    entry = fields.Selection(
        [
            (Entry.FIRST.value, "Always at the first level"),
            (Entry.BY_AGE.value, "At the level that fits the age of the debt"),
        ],
        required=True,
        default=Entry.FIRST.value,
        help="Where an invoice that was never followed up starts.",
    )
    firmer_after_broken = fields.Boolean(
        string="Firmer after a broken promise",
        help="The next level is left out where the one after it has begun already. A "
        "formal notice is never left out.",
    )
    grace_days = fields.Integer(
        string="Days of grace",
        help="Days that pass after the due date before the levels start to count.",
    )
    least_days = fields.Integer(
        string="Days between contacts",
        default=7,
        help="Minimum number of days between two contacts with the same customer, "
        "whatever the channel.",
    )
    minimum_item = fields.Monetary(
        string="Minimum per item", help="Smaller items do not start a reminder."
    )
    minimum_group = fields.Monetary(
        string="Minimum per customer",
        help="A customer who owes less than this, credits deducted, is left alone.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        check_company=True,
        help="Receives the calls, visits and decisions of this policy.",
    )
    waits = fields.Boolean(
        string="Waits for its start",
        help="Nobody is followed up by this policy yet: start with some customers, and "
        "with the others when these are done.",
    )
    started_on = fields.Date(
        string="Started on",
        readonly=True,
        copy=False,
        help="Since when it does not wait any more. What was due before starts low, as "
        "with the company's first day.",
    )
    level_ids = fields.One2many("credit.followup.level", "policy_id", copy=True)
    level_count = fields.Integer(
        string="Number of levels", compute="_compute_level_count"
    )

    timeline = fields.Html(compute="_compute_timeline", sanitize=False)

    _check_days = models.Constraint(
        "CHECK(grace_days >= 0 AND least_days >= 0)",
        "The days of a policy cannot be negative.",
    )
    _check_minimums = models.Constraint(
        "CHECK(minimum_item >= 0 AND minimum_group >= 0)",
        "The minimum amounts of a policy cannot be negative.",
    )

    @api.depends("level_ids")
    def _compute_level_count(self):
        for policy in self:
            policy.level_count = len(policy.level_ids)

    @api.depends("level_ids.name", "level_ids.timing", "level_ids.nature")
    @api.depends_context("lang")
    def _compute_timeline(self):
        """Draw the scenario: one dot per level, coloured by its nature."""
        qweb = self.env["ir.qweb"]
        mode = self.env["credit.followup.level"]._fields["mode"]
        modes = dict(mode._description_selection(self.env))
        for policy in self:
            steps = [
                {
                    "when": level.timing,
                    "name": level.name,
                    "channels": level.channels_text,
                    "mode": modes[level.mode],
                    "colour": NATURE_COLOURS[level.nature],
                }
                for level in policy.level_ids
            ]
            policy.timeline = qweb._render(
                "credit_followup.policy_timeline", {"steps": steps}
            )

    @api.model_create_multi
    def create(self, vals_list):
        policies = super().create(vals_list)
        policies._wake_everybody()
        return policies

    def write(self, vals):
        if "waits" in vals and not vals["waits"]:
            for company, own in self.filtered("waits").grouped("company_id").items():
                own.started_on = day_of(company)
        before = self.company_id
        result = super().write(vals)
        (before | self.company_id)._followup_wake_everybody()
        return result

    def _wake_everybody(self):
        """Have every customer of the companies looked at again in the next run."""
        self.company_id._followup_wake_everybody()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_served(self):
        self.level_ids._unlink_except_served()
        self._wake_everybody()

    @api.model
    def _translate_copies(self):
        """Give copies of the ready policies the translations of what they copied.

        Companies receive their copies before the words of a language are loaded. A text
        that somebody rewrote, and a translation that is there, stay as they are.
        """
        for model, names in TRANSLATED.items():
            table = SQL.identifier(self.env[model]._table)
            self.env[model].flush_model(names)
            for name in names:
                self.env.cr.execute(
                    SQL(
                        "UPDATE %(table)s copy"
                        " SET %(name)s = ready.words || copy.%(name)s"
                        " FROM (SELECT shipped.%(name)s->>'en_US' AS text,"
                        " jsonb_object_agg(word.key, word.value) AS words"
                        " FROM %(table)s shipped JOIN ir_model_data data"
                        " ON data.res_id = shipped.id AND data.model = %(model)s"
                        " AND data.module = 'credit_followup',"
                        " jsonb_each(shipped.%(name)s) word GROUP BY 1) ready"
                        " WHERE copy.%(name)s->>'en_US' = ready.text",
                        table=table,
                        name=SQL.identifier(name),
                        model=model,
                    )
                )
            self.env[model].invalidate_model(names)
