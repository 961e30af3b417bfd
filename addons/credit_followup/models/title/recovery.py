from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.misc import format_date

from ...followup_core.law import of_title
from ...followup_core.law.title import answer_until, claim_until, petition_until
from ...followup_core.title.recovery import MOVES, State, Why

STATES = [
    (State.DRAFT.value, "Being prepared"),
    (State.LATE.value, "Too late to claim"),
    (State.SENT.value, "Claimed"),
    (State.UNANSWERED.value, "Not answered"),
    (State.AGREED.value, "Agreed"),
    (State.REFUSED.value, "Refused"),
    (State.PETITIONED.value, "Before the court"),
    (State.LOST.value, "Too late for the court"),
    (State.BACK.value, "Goods came back"),
    (State.PAID.value, "Paid"),
    (State.GIVEN_UP.value, "Given up"),
]
REASONS = [
    (Why.PREPARED.value, "The claim is being prepared"),
    (Why.TIME_OVER.value, "The time of the law is over"),
    (Why.SENT.value, "The claim was sent"),
    (Why.ANSWERED.value, "There is an answer"),
    (Why.ASKED_COURT.value, "The court was asked"),
    (Why.GOODS_BACK.value, "All goods came back"),
    (Why.GOODS_PAID.value, "The goods were paid"),
    (Why.BY_HAND.value, "A person gave it up"),
]
# What people say of a claim, and may still change before it is sent, or after.
SAID = {
    *("company_id", "partner_id", "addressee_id", "published_on", "proceedings"),
    *("user_id", "note", "line_ids"),
}
ALWAYS = {"user_id", "note", "received_on", "activity_ids", "message_follower_ids"}
BEFORE = (State.DRAFT.value, State.LATE.value)


class CreditFollowupRecovery(models.Model):
    """A claim to goods that are ours: to the customer, or to his administrator."""

    _name = "credit.followup.recovery"
    _description = "Claim to Goods"
    _inherit = [
        "credit.followup.clocked",
        "credit.followup.guarded",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    # After the titles, whose goods it claims.
    _clock_order = 8
    _order = "id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "proceedings")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain="['|', ('parent_id', '=', False), ('is_company', '=', True)]",
    )
    addressee_id = fields.Many2one(
        "res.partner",
        string="To",
        required=True,
        compute="_compute_addressee_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="restrict",
        check_company=True,
        help="The customer; or his administrator, once a court has opened proceedings.",
    )
    proceedings = fields.Char(
        help="Court and number of the insolvency proceedings, as they are published."
    )
    published_on = fields.Date(
        string="Published on",
        help="The day on which the judgment that opens the proceedings was published: "
        "the time to claim runs from it.",
    )
    claim_until = fields.Date(
        string="Claim by",
        compute="_compute_days",
        store=True,
        help="The last day of the law of the customer's country.",
    )
    sent_on = fields.Date(string="Sent on", readonly=True, copy=False)
    received_on = fields.Date(
        string="Received on",
        copy=False,
        help="By the receipt of the registered letter; until then the day of sending.",
    )
    answer_until = fields.Date(string="Answer by", compute="_compute_days", store=True)
    petition_until = fields.Date(
        string="Ask the court by",
        compute="_compute_days",
        store=True,
        help="The last day to bring it before the court where nobody agrees: after it "
        "the goods are lost.",
    )
    law_article = fields.Char(compute="_compute_law_article", string="By the law of")
    line_ids = fields.One2many(
        "credit.followup.recovery.line", "recovery_id", string="Goods", copy=False
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    value = fields.Monetary(
        compute="_compute_value",
        store=True,
        help="At the invoiced prices, without tax.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        required=True,
        default=lambda self: self.env.user,
        check_company=True,
    )
    note = fields.Text()
    document_id = fields.Many2one(
        "ir.attachment",
        string="Letter as sent",
        readonly=True,
        copy=False,
        check_company=True,
    )
    sha256 = fields.Char(string="SHA-256", readonly=True, copy=False)
    state = fields.Selection(
        STATES, required=True, default=State.DRAFT.value, index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, default=Why.PREPARED.value
    )

    # === COMPUTE METHODS === #

    @api.depends("partner_id", "sent_on")
    @api.depends_context("lang")
    def _compute_name(self):
        for one in self:
            customer = one.partner_id.display_name or ""
            name = self.env._("Goods: %(customer)s", customer=customer)
            day = one.sent_on and format_date(self.env, one.sent_on)
            one.name = f"{name}, {day}" if day else name

    @api.depends("partner_id")
    def _compute_addressee_id(self):
        for one in self:
            one.addressee_id = one.addressee_id or one.partner_id

    @api.depends(
        *("published_on", "sent_on", "received_on", "company_id", "partner_id"),
        "partner_id.country_id",
    )
    def _compute_days(self):
        for one in self:
            law = one._law()
            got_on = one.sent_on and (one.received_on or one.sent_on)
            runs = one.published_on and got_on
            one.claim_until = one.published_on and claim_until(law, one.published_on)
            one.answer_until = runs and answer_until(law, got_on)
            one.petition_until = runs and petition_until(law, got_on)

    @api.depends("company_id", "partner_id", "published_on")
    def _compute_law_article(self):
        for one in self:
            law = one._law()
            articles = (law.claim_article, law.petition_article)
            said = ", ".join(filter(None, articles))
            one.law_article = said if one.published_on else False

    @api.depends("line_ids.value")
    def _compute_value(self):
        for one in self:
            one.value = sum(one.line_ids.mapped("value"))

    def _articles(self):
        """Return the articles of the claim and of the answer, where there are any."""
        law = self._law()
        return law.claim_article, law.petition_article

    def _law(self):
        """Return what the law says where proceedings on the customer are opened."""
        self.ensure_one()
        customer = self.partner_id.commercial_partner_id
        country = customer.country_id or self.company_id.country_id
        return of_title(country.code or "")

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Prepare claims; with no goods named, to all that lie at the customer."""
        if not self.env.su:
            self = self._without_defaults(SAID)
            if any(vals.keys() - SAID for vals in vals_list):
                raise AccessError(self.env._("A claim is prepared, and then sent."))
        claims = super().create(
            [
                {key: one for key, one in vals.items() if key != "line_ids"}
                for vals in vals_list
            ]
        )
        for claim in claims.sudo():
            claim._take_goods()
        claims.sudo()._plan_tasks()
        return claims

    def write(self, vals):
        """Keep what was sent as it was sent."""
        if not self.env.su:
            # Whose goods they are is said once: another customer is another claim.
            before = SAID - {"line_ids", "partner_id", "company_id"}
            allowed = ALWAYS if self._is_sent() else ALWAYS | before
            if vals.keys() - allowed - {"line_ids"} or (
                "line_ids" in vals and self._is_sent()
            ):
                raise UserError(
                    self.env._("What was claimed stays as it was: make another claim.")
                )
        result = super().write(vals)
        if vals.keys() & {"published_on", "received_on"}:
            self.sudo()._look(fields.Date.context_today(self))
            self.sudo()._plan_tasks()
        return result

    def _is_sent(self):
        return bool(self.filtered(lambda one: one.state not in BEFORE))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su:
            raise UserError(self.env._("A claim stays on record: give it up instead."))
