from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_amount, format_date

from ...facts.risk.checks import core_checks
from ...followup_core.risk.score import Band, Seen, proposes, score
from ...followup_core.risk.signs import Sign
from ...followup_core.risk.standing import Result, standing

BANDS = [
    (Band.CALM.value, "Calm"),
    (Band.WATCH.value, "Watch"),
    (Band.CAREFUL.value, "Careful"),
    (Band.GRAVE.value, "Grave"),
]
READONLY = "credit_followup.group_readonly"
# What a new customer may have in common with an old one.
IDENTITY = {
    *("name", "vat", "company_registry", "phone", "email", "street", "zip", "city"),
    *("parent_id", "is_company"),
}


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_check_ids = fields.One2many(
        "credit.followup.check", "partner_id", string="Solvency check", groups=READONLY
    )
    followup_sign_ids = fields.One2many(
        "credit.followup.sign", "partner_id", string="Warning sign", groups=READONLY
    )
    followup_score = fields.Integer(
        string="Score",
        compute="_compute_followup_score",
        compute_sudo=True,
        groups=READONLY,
        help="From 0, calm, to 100, grave: what warning signs of a year weigh.",
    )
    followup_band = fields.Selection(
        BANDS, compute="_compute_followup_score", compute_sudo=True, groups=READONLY
    )
    followup_score_words = fields.Text(
        string="Why",
        compute="_compute_followup_score",
        compute_sudo=True,
        groups=READONLY,
    )
    followup_recommended_limit = fields.Monetary(
        string="Recommended limit",
        compute="_compute_followup_score",
        compute_sudo=True,
        groups=READONLY,
        help="The lowest that a check of now recommends.",
    )
    followup_resembles = fields.Text(
        string="May be an old bad debtor",
        compute="_compute_followup_resembles",
        compute_sudo=True,
        groups=READONLY,
    )

    # === COMPUTE METHODS === #

    @api.depends("followup_sign_ids", "followup_check_ids.state")
    @api.depends_context("company", "lang")
    def _compute_followup_score(self):
        today = fields.Date.context_today(self)
        company = self.env.company
        customers = self.commercial_partner_id
        seen = self.env["credit.followup.sign"]._seen(company, customers)
        checks = self.env["credit.followup.stopped"]._checks_of(company, customers.ids)
        stops = self.env["credit.followup.stop"]._in_force(company, customers)
        for partner in self:
            customer = partner.commercial_partner_id
            signs = seen.get(customer, ())
            found = score([Seen(Sign(one.sign), one.seen_on) for one in signs], today)
            own = core_checks(checks.get(customer, ()))
            limit = standing(own, (), 0, today).limit
            partner.followup_score = found.points
            partner.followup_band = found.band.value
            partner.followup_recommended_limit = float(limit or 0)
            lines = [*self._score_lines(found), *self._proposed(found, limit)]
            if customer in stops:
                lines.append(
                    self.env._("He is stopped: that is no sign, and counts apart.")
                )
            partner.followup_score_words = "\n".join(lines)

    def _score_lines(self, found):
        """Yield a sentence for each kind of sign, the heaviest first."""
        said = dict(
            self.env["credit.followup.sign"]
            ._fields["sign"]
            ._description_selection(self.env)
        )
        if not found.reasons:
            yield self.env._("No warning sign within a year.")
        for one in found.reasons:
            values = {
                "sign": said[one.sign.value],
                "points": one.points,
                "times": one.times,
                "day": format_date(self.env, one.last_on),
            }
            if one.times == 1:
                yield self.env._("%(sign)s, on %(day)s (%(points)s points).", **values)
            else:
                yield self.env._(
                    "%(sign)s, %(times)s times, the last on %(day)s (%(points)s "
                    "points).",
                    **values,
                )

    def _proposed(self, found, limit):
        """Yield what score and checks propose to a person; nothing is set."""
        if not found.reasons and limit is None:
            return
        proposal = proposes(found)
        if proposal.is_firmer:
            yield self.env._("We propose a firmer policy, and less trust.")
        if proposal.limit_share == 0:
            yield self.env._("We propose no more credit: let him pay in advance.")
        elif proposal.limit_share < 1:
            yield self.env._("We propose half of his credit limit.")
        if limit is not None:
            yield self.env._(
                "The checks recommend a credit limit of %(limit)s.",
                limit=format_amount(
                    self.env, float(limit), self.env.company.currency_id
                ),
            )

    @api.depends(*IDENTITY)
    @api.depends_context("company", "lang")
    def _compute_followup_resembles(self):
        traces = self.env["credit.followup.trace"]
        kinds = dict(traces._fields["kind"]._description_selection(self.env))
        customers = self.commercial_partner_id
        found = traces._matches(self.env.company, customers)
        for partner in self:
            lines = [
                self.env._(
                    "%(debtor)s, %(sure)s %% sure: the same %(what)s.",
                    debtor=debtor.display_name,
                    sure=match.sureness,
                    what=", ".join(kinds[kind.value] for kind in match.kinds),
                )
                for debtor, match in found.get(partner.commercial_partner_id, ())
            ]
            partner.followup_resembles = "\n".join(lines) or False

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Know a bad debtor by his new contacts, too."""
        partners = super().create(vals_list)
        contacts = partners.filtered("parent_id")
        if contacts:
            customers = contacts.sudo().commercial_partner_id
            self.env["credit.followup.trace"]._renew_known(customers)
        return partners

    def write(self, vals):
        """Keep the traces of bad debtors as they are now, or are no more."""
        result = super().write(vals)
        if vals.keys() & (IDENTITY | {"trust"}):
            self._followup_renew_traces("trust" in vals)
        return result

    def _followup_renew_traces(self, trust_changed):
        traces = self.env["credit.followup.trace"].sudo()
        customers = self.sudo().commercial_partner_id
        known = traces.search([("partner_id", "in", customers.ids)])
        companies = known.company_id
        if trust_changed:
            companies |= self.env.company
        if companies:
            traces._renew(companies, customers if trust_changed else known.partner_id)

    # === BUTTONS === #

    def action_followup_check_vat(self):
        """Ask Odoo's own service whether the VAT number is valid, and note the answer.

        The service is a soft test: where it is off, or does not answer, it is unclear.
        """
        self.ensure_one()
        self.env.user._followup_check("officer")
        self.check_access("read")
        customer = self.commercial_partner_id
        if not customer.vat:
            raise UserError(self.env._("There is no VAT number to ask for."))
        self.env["credit.followup.check"].create(
            {
                "company_id": self.env.company.id,
                "partner_id": customer.id,
                "kind_id": self.env.ref("credit_followup.check_vat").id,
                "result": customer.sudo()._followup_asked_vat().value,
                "note": customer.vat,
            }
        )
        return True

    def _followup_asked_vat(self):
        """Return what the service says of the number now."""
        checks = "vies_valid" in self._fields and self.env.company.vat_check_vies
        if not checks:
            return Result.UNCLEAR
        self._compute_vies_valid()
        # A number that is not found and a service that is down look the same there.
        return Result.GOOD if self.vies_valid else Result.UNCLEAR

    def action_followup_set_limit(self):
        """Set the recommended limit as the customer's credit limit in Odoo."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        self.check_access("read")
        if not self.followup_recommended_limit:
            raise UserError(self.env._("No check of now recommends a limit."))
        customer = self.commercial_partner_id.sudo()
        customer.use_partner_credit_limit = True
        customer.credit_limit = self.followup_recommended_limit
        customer.message_post(
            body=self.env._(
                "%(user)s set the credit limit to %(limit)s, as the checks recommend.",
                user=self.env.user.name,
                limit=format_amount(
                    self.env,
                    self.followup_recommended_limit,
                    self.env.company.currency_id,
                ),
            )
        )
        return True
