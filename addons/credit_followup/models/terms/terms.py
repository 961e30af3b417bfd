import base64
from decimal import Decimal
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...decisions.sentences import words
from ...followup_core.claims.clause_check import check_clauses
from ...followup_core.law.case import FeeClause, InterestClause, PenaltyClause, Terms
from ...followup_core.rates.table import RateMissingError

# What may still change on conditions that somebody accepted.
OPEN = {"active"}


class CreditFollowupTerms(models.Model):
    """One version of the conditions of sale, with the clauses that a claim may use."""

    _name = "credit.followup.terms"
    _description = "Conditions of Sale"
    _inherit = ["credit.followup.guarded"]
    _order = "valid_from desc, id desc"
    _check_company_auto = True

    name = fields.Char(required=True, help="What people call this version.")
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    valid_from = fields.Date(
        string="Valid from", required=True, default=fields.Date.context_today
    )
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(), string="Language"
    )
    file = fields.Binary(attachment=True, string="Document")
    file_name = fields.Char(string="File name")
    page = fields.Html(
        string="Text for the web page",
        sanitize_attributes=False,
        help="Shown on Odoo's page of terms and conditions while this version is in "
        "force, where the settings say so.",
    )
    sha256 = fields.Char(
        string="SHA-256",
        readonly=True,
        copy=False,
        help="Of the document, as it was when the first customer accepted it.",
    )
    interest_kind = fields.Selection(
        [("fixed", "Fixed rate"), ("statutory_cap", "The highest that the law allows")],
        string="Interest clause",
    )
    interest_percent = fields.Float(string="Rate a year (%)", digits=(5, 2))
    penalty_kind = fields.Selection(
        [
            ("percent", "Percentage of the principal"),
            ("statutory_cap", "The highest that the law allows"),
        ],
        string="Penalty clause",
    )
    penalty_percent = fields.Float(string="Penalty (%)", digits=(5, 2))
    penalty_minimum = fields.Monetary(string="At least")
    fee_amount = fields.Monetary(
        string="Administrative fee",
        help="Owed once for each invoice that is late by more than the days below. It "
        "is added to the penalty clause, under the same rules.",
    )
    fee_after_days = fields.Integer(
        string="Owed after (days late)",
        default=15,
        help="The fee is owed when an invoice is more days late than these.",
    )
    payment_days = fields.Integer(
        string="Term of payment (days)", help="Days after receipt of the invoice."
    )
    reserves_title = fields.Boolean(string="Retention of title")
    title_by_parts = fields.Boolean(
        string="Released by parts",
        help="The clause releases goods as they are paid. Without it only the whole "
        "payment releases them.",
    )
    title_clause = fields.Text(string="Retention of title clause")
    venue = fields.Char(help="The court that the conditions name.")
    mention = fields.Text(
        string="Mention on invoices",
        translate=True,
        help="Printed on the invoices of customers who accepted these conditions.",
    )
    warning = fields.Text(compute="_compute_warning", string="What the law voids")
    acceptance_ids = fields.One2many("credit.followup.terms.acceptance", "terms_id")
    sending_ids = fields.One2many("credit.followup.terms.sending", "terms_id")

    _check_numbers = models.Constraint(
        "CHECK(interest_percent >= 0 AND interest_percent <= 100"
        " AND penalty_percent >= 0 AND penalty_percent <= 100"
        " AND penalty_minimum >= 0 AND payment_days >= 0"
        " AND fee_amount >= 0 AND fee_after_days BETWEEN 0 AND 3650)",
        "Percentages must lie between 0 and 100, and no term or amount may be "
        "negative.",
    )

    @api.constrains(
        "interest_kind", "interest_percent", "penalty_kind", "penalty_percent"
    )
    def _check_percents(self):
        for terms in self:
            if terms.interest_kind == "fixed" and not terms.interest_percent:
                raise ValidationError(self.env._("The interest clause has no rate."))
            if terms.penalty_kind == "percent" and not terms.penalty_percent:
                raise ValidationError(
                    self.env._("The penalty clause has no percentage.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        terms = super().create(vals_list)
        terms.company_id._followup_feed_terms()
        return terms

    def write(self, vals):
        """Keep what somebody accepted as it was: changes make a new version."""
        if self.env.su and vals.keys() == {"sha256"}:
            return super().write(vals)
        kept = self.filtered(lambda one: one.acceptance_ids or one.sending_ids)
        if vals.keys() - OPEN - {"acceptance_ids"} and kept:
            raise UserError(
                self.env._(
                    "These conditions were accepted by a customer: make a new version."
                )
            )
        result = super().write(vals)
        if vals.keys() & {"page", "valid_from", "lang", "active"}:
            self.company_id._followup_feed_terms()
        return result

    def _update_field_translations(self, field_name, *args, **kwargs):
        """Keep the translations of what somebody accepted as well."""
        if self.filtered("acceptance_ids"):
            raise UserError(
                self.env._(
                    "These conditions were accepted by a customer: make a new version."
                )
            )
        return super()._update_field_translations(field_name, *args, **kwargs)

    def _bytes(self):
        """Return the document itself, nothing where there is none."""
        file = self.sudo().with_context(bin_size=False).file
        return base64.b64decode(file) if file else b""

    def _frozen(self):
        """Return the document's hash, kept from the first time that it is used."""
        if not self.sha256 and self.file:
            self.sudo().write({"sha256": sha256(self._bytes()).hexdigest()})
        return self.sha256

    @api.model
    def _in_force(self, company, day, lang=None):
        """Return the version that a customer gets on a day: in his language, else any.

        Of his language the newest one; the newest of all where there is none.
        """
        versions = self.sudo().search(
            [("company_id", "=", company.id), ("valid_from", "<=", day)]
        )
        own = versions.filtered(lambda one: lang and one.lang == lang)
        return (own or versions.filtered(lambda one: not one.lang) or versions)[:1]

    def _accepted(self, partner, way, **values):
        """Record that a customer accepted this version, and how; return the proof."""
        self.ensure_one()
        return (
            self.env["credit.followup.terms.acceptance"]
            .sudo()
            .create(
                {
                    "terms_id": self.id,
                    "partner_id": partner.commercial_partner_id.id,
                    "way": way,
                    "accepted_at": fields.Datetime.now(),
                    **values,
                }
            )
        )

    @api.depends(
        "interest_kind",
        "interest_percent",
        "penalty_kind",
        "penalty_percent",
        "penalty_minimum",
        "fee_amount",
        "payment_days",
        "company_id",
    )
    def _compute_warning(self):
        today = fields.Date.context_today(self)
        for terms in self:
            country = (terms.company_id or self.env.company)._followup_jurisdiction()
            terms.warning = "\n".join(terms._warnings(country, today)) or False

    def _warnings(self, country, today):
        """Yield a sentence with its article for each clause that the law voids."""
        table = self.env["credit.followup.rate"]._rate_table()
        try:
            found = check_clauses(
                country, self._core_terms(None), self.payment_days, today, table
            )
        except RateMissingError as error:
            return [str(error)]
        said = {
            "rate_below_floor": self.env._(
                "The rate is below the lowest that the law allows and is lifted to it."
            ),
            "term_too_long": self.env._(
                "The term of payment is longer than the law allows."
            ),
        }
        return [
            f"{said.get(one.code) or words(self.env, one.text)}"
            f" ({words(self.env, one.source)})"
            for one in found
        ]

    def _core_terms(self, accepted_on, concluded_on=None):
        """Return the clauses as the core reads them."""
        self.ensure_one()
        interest = penalty = fee = None
        if self.interest_kind:
            fixed = self.interest_kind == "fixed"
            interest = InterestClause(
                _percent(self.interest_percent) if fixed else None
            )
        if self.penalty_kind:
            share = self.penalty_kind == "percent"
            penalty = PenaltyClause(
                _percent(self.penalty_percent) if share else None,
                Decimal(str(self.penalty_minimum)) if share else Decimal(0),
            )
        if self.fee_amount:
            fee = FeeClause(Decimal(str(self.fee_amount)), self.fee_after_days)
        return Terms(concluded_on, accepted_on, interest, penalty, fee)


def _percent(value):
    return Decimal(str(round(value, 2)))
