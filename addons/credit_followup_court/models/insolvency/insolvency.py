from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools.misc import format_date

from odoo.addons.credit_followup.followup_core.court.insolvency import (
    MOVES,
    State,
    Why,
)
from odoo.addons.credit_followup.followup_core.law.court.insolvency import (
    InsolvencyKind,
)

KINDS = [
    (InsolvencyKind.BANKRUPTCY.value, "Bankruptcy"),
    (InsolvencyKind.REORGANISATION.value, "Reorganisation under a court"),
    (InsolvencyKind.MORATORIUM.value, "Moratorium"),
    (InsolvencyKind.DEBT_MEDIATION.value, "Settlement of a person's debts"),
]
STATES = [
    (State.OPEN.value, "Claim to file"),
    (State.NEAR.value, "To file soon"),
    (State.MISSED.value, "Too late"),
    (State.FILED.value, "Filed"),
    (State.ADMITTED.value, "Admitted"),
    (State.REJECTED.value, "Rejected"),
    (State.LISTED.value, "Listed by the debtor"),
    (State.CLOSED.value, "Closed"),
]
REASONS = [
    (Why.TO_FILE.value, "The claim has to be filed"),
    (Why.DAY_UNKNOWN.value, "The last day is not known: look at the judgment"),
    (Why.TIME_OVER.value, "The last day has passed"),
    (Why.RELIEF_OPEN.value, "The last day has passed; a court may still let it in"),
    (Why.FILED.value, "Filed in time"),
    (Why.FILED_LATE.value, "Filed after the last day"),
    (Why.ADMITTED.value, "Admitted"),
    (Why.REJECTED.value, "Contested or rejected"),
    (Why.LISTED.value, "The debtor lists it: look whether he did"),
    (Why.CLOSED.value, "The proceedings are closed"),
]
# What a person says of the proceedings, and what he learns later.
SAID = {
    *("company_id", "partner_id", "kind", "court", "reference", "administrator_id"),
    *("opened_on", "published_on", "applied_on", "said_until", "plan_on", "user_id"),
    *("filed_on", "admitted_on", "admitted", "rejected_on", "securities", "note"),
}
DAYS = {
    *("kind", "opened_on", "published_on", "said_until", "filed_on", "admitted_on"),
    *("rejected_on", "closed_on"),
}


class CreditFollowupInsolvency(models.Model):
    """Proceedings on a customer: from their day nobody pursues him by himself."""

    _name = "credit.followup.insolvency"
    _description = "Insolvency of a Customer"
    _inherit = [
        "credit.followup.clocked",
        "credit.followup.holding",
        "credit.followup.guarded",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    _hold_reason = "insolvency"
    _hold_is_firm = True
    # Before promises and agreements, which it holds.
    _clock_order = 3
    _order = "opened_on desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "reference", "court")

    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain="['|', ('parent_id', '=', False), ('is_company', '=', True)]",
    )
    kind = fields.Selection(
        KINDS,
        string="Proceedings",
        required=True,
        default=InsolvencyKind.BANKRUPTCY.value,
        tracking=True,
    )
    court = fields.Char(tracking=True)
    reference = fields.Char(
        help="The number of the proceedings, as it is published.", tracking=True
    )
    administrator_id = fields.Many2one(
        "res.partner",
        check_company=True,
        ondelete="restrict",
        tracking=True,
        help="Trustee, curator, mandatary or mediator: the claim goes to him.",
    )
    # No day is proposed: a form that nobody filled cannot be saved by leaving it.
    opened_on = fields.Date(
        string="Judgment of",
        required=True,
        tracking=True,
    )
    published_on = fields.Date(string="Published on", tracking=True)
    applied_on = fields.Date(
        string="Asked for on",
        help="Where it is known: the suspect period counts back from it.",
    )
    said_until = fields.Date(
        string="File by, says the judgment",
        tracking=True,
        help="The last day that the judgment, its publication or the administrator's "
        "letter names: it goes before the law.",
    )
    plan_on = fields.Date(string="Plan approved on")
    filed_on = fields.Date(string="Filed on", copy=False, tracking=True)
    admitted_on = fields.Date(string="Admitted on", copy=False, tracking=True)
    admitted = fields.Monetary(copy=False, tracking=True)
    rejected_on = fields.Date(string="Rejected on", copy=False, tracking=True)
    closed_on = fields.Date(readonly=True, copy=False, tracking=True)
    is_mistake = fields.Boolean(
        string="Noted by mistake", readonly=True, copy=False, tracking=True
    )
    is_empty = fields.Boolean(
        string="Nothing is to come",
        readonly=True,
        copy=False,
        tracking=True,
        help="The proceedings ended without a payment: what is open may be written "
        "off.",
    )
    securities = fields.Text(
        help="Pledges, guarantees and privileges, as they stand in the filing."
    )
    note = fields.Text()
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        required=True,
        default=lambda self: self.env.user,
        check_company=True,
    )
    state = fields.Selection(
        STATES,
        required=True,
        readonly=True,
        default=State.OPEN.value,
        index=True,
        tracking=True,
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, default=Why.TO_FILE.value
    )

    _running_uniq = models.UniqueIndex(
        "(company_id, partner_id) WHERE closed_on IS NULL",
        "The insolvency of this customer is known already.",
    )

    # === COMPUTE METHODS === #

    @api.depends("partner_id", "kind")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for one in self:
            words = (one.partner_id.display_name, kinds.get(one.kind))
            one.display_name = " · ".join(filter(None, words))

    # === CONSTRAINTS === #

    @api.constrains("opened_on", "published_on", "filed_on")
    def _check_days(self):
        """What comes after the judgment does not lie before it, nor ahead."""
        today = fields.Date.context_today(self)
        for one in self:
            later = (one.published_on, one.filed_on)
            if any(day and day < one.opened_on for day in later):
                raise ValidationError(
                    self.env._("Publication and filing come after the judgment.")
                )
            if one.opened_on > today or (one.filed_on and one.filed_on > today):
                raise ValidationError(
                    self.env._("Judgment and filing do not lie in the future.")
                )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Note proceedings: from this minute nobody pursues the customer."""
        if not self.env.su:
            self = self._without_defaults(SAID)
            if any(vals.keys() - SAID for vals in vals_list):
                raise AccessError(self.env._("Proceedings are noted, then closed."))
        for vals in vals_list:
            self._check_first(vals)
        found = super().create([self._of_customer(vals) for vals in vals_list])
        found.sudo()._opened()
        return found

    @api.model
    def _of_customer(self, vals):
        partner = self.env["res.partner"].browse(vals.get("partner_id"))
        return {**vals, "partner_id": partner.commercial_partner_id.id}

    @api.model
    def _check_first(self, vals):
        """Refuse a second insolvency of the same customer, by its name."""
        partner = self.env["res.partner"].browse(vals.get("partner_id"))
        company = vals.get("company_id") or self.env.company.id
        self.env["res.company"].browse(company).check_access("read")
        known = self.sudo().search(
            [
                ("company_id", "=", company),
                ("partner_id", "=", partner.commercial_partner_id.id),
                ("closed_on", "=", False),
            ],
            limit=1,
        )
        if known:
            raise UserError(
                self.env._(
                    "%(known)s is known already since %(day)s: change that one.",
                    known=known.display_name,
                    day=format_date(self.env, known.opened_on),
                )
            )

    def write(self, vals):
        """Keep whose it is; what is learned later is judged at once."""
        if not self.env.su:
            if vals.keys() & {"company_id", "partner_id"}:
                raise UserError(
                    self.env._("Another customer's proceedings are other ones.")
                )
            if vals.keys() - SAID or self.filtered("closed_on"):
                raise UserError(self.env._("Proceedings that are closed stay so."))
        result = super().write(vals)
        if DAYS & vals.keys():
            self.sudo()._look(fields.Date.context_today(self))
            self.sudo()._reckon_limitation()
        return result

    def _in_words(self):
        """Say which proceedings run since when, beside a customer."""
        self.ensure_one()
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return self.env._(
            "%(kind)s since %(day)s. Nothing is sent, called or charged.",
            kind=kinds[self.kind],
            day=format_date(self.env, self.opened_on, date_format="medium"),
        )
