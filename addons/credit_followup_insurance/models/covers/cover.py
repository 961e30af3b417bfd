from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools.misc import format_date

from odoo.addons.credit_followup.effects import tasks
from odoo.addons.credit_followup.followup_core.cover.covers import (
    COVERING,
    MOVES,
    Decision,
    Settings,
    State,
    Why,
    judge,
    overlap,
)

from ...effects import stops
from ...facts.contracts import core_cover

DECISIONS = [
    (Decision.REQUESTED.value, "Requested"),
    (Decision.GRANTED.value, "Granted"),
    (Decision.REDUCED.value, "Reduced"),
    (Decision.REFUSED.value, "Refused"),
    (Decision.WITHDRAWN.value, "Withdrawn"),
]
STATES = [
    (State.ASKED.value, "Not decided"),
    (State.AHEAD.value, "Counts later"),
    (State.IN_FORCE.value, "In force"),
    (State.OVER.value, "Over"),
]
REASONS = [
    (Why.NOT_DECIDED.value, "The insurer has not answered"),
    (Why.NOT_BEGUN.value, "Its first day is to come"),
    (Why.DECIDED.value, "The insurer decided so"),
    (Why.TIME_OVER.value, "Its last day is over"),
]
# What a request says, and what of a decision may be added later.
SAID = {
    *("company_id", "contract_id", "partner_id", "currency_id", "requested_amount"),
    *("requested_on", "valid_from", "note", "user_id", "buyer_ref"),
}
OPEN = {"note", "rating", "file", "file_name", "user_id", "buyer_ref", "activity_ids"}
GIVEN = SAID | OPEN
RENEW = "credit_followup_insurance.activity_renew"


class CreditFollowupInsuranceCover(models.Model):
    """What an insurer decided of a customer, from a day on; a later one follows it."""

    _name = "credit.followup.insurance.cover"
    _description = "Insurance Cover"
    _inherit = [
        "credit.followup.clocked",
        "credit.followup.guarded",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    # Before what is lost: its stops follow from covers.
    _clock_order = 7
    _order = "valid_from desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "reference")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    contract_id = fields.Many2one(
        "credit.followup.insurance.contract",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        default=lambda self: self._usual_contract(),
        domain="[('company_id', '=', company_id)]",
    )
    insurer_id = fields.Many2one(related="contract_id.partner_id")
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain="['|', ('parent_id', '=', False), ('is_company', '=', True)]",
    )
    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        compute="_compute_currency_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    requested_amount = fields.Monetary(string="Asked for")
    requested_on = fields.Date(
        string="Asked on", default=fields.Date.context_today, copy=False
    )
    decision = fields.Selection(
        DECISIONS,
        required=True,
        readonly=True,
        default=Decision.REQUESTED.value,
        index=True,
        tracking=True,
    )
    limit = fields.Monetary(readonly=True, tracking=True)
    valid_from = fields.Date(
        string="From", required=True, default=fields.Date.context_today, tracking=True
    )
    valid_until = fields.Date(
        string="Over on",
        readonly=True,
        tracking=True,
        help="The first day on which it does not count; what was delivered before "
        "stays covered.",
    )
    decided_on = fields.Date(string="Decided on", readonly=True)
    reference = fields.Char(string="Reference of the decision", readonly=True)
    buyer_ref = fields.Char(string="The insurer's number of the customer")
    rating = fields.Char()
    file = fields.Binary(string="Document", attachment=True)
    file_name = fields.Char()
    note = fields.Char()
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        compute="_compute_user_id",
        store=True,
        readonly=False,
        precompute=True,
        check_company=True,
    )
    state = fields.Selection(
        STATES, required=True, default=State.ASKED.value, index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, default=Why.NOT_DECIDED.value
    )
    _running = models.Index("(company_id, partner_id) WHERE state != 'over'")

    _check_limit = models.Constraint('CHECK("limit" >= 0)', "No limit is below zero.")
    _check_days = models.Constraint(
        "CHECK(valid_until IS NULL OR valid_until > valid_from "
        "OR decision = 'requested')",
        "A decision counts at least for a day.",
    )

    @api.model
    def _usual_contract(self):
        """Return the contract of the company, where it has but one."""
        found = self.env["credit.followup.insurance.contract"].search(
            [("company_id", "=", self.env.company.id)], limit=2
        )
        return found if len(found) == 1 else found.browse()

    @api.depends("partner_id", "decision", "valid_from")
    @api.depends_context("lang")
    def _compute_name(self):
        said = dict(self._fields["decision"]._description_selection(self.env))
        for one in self:
            customer = one.partner_id.display_name or ""
            day = format_date(self.env, one.valid_from, date_format="medium")
            one.name = f"{customer} · {said[one.decision]} · {day}"

    @api.depends("contract_id")
    def _compute_currency_id(self):
        for one in self:
            one.currency_id = one.contract_id.currency_id or one.currency_id

    @api.depends("contract_id")
    def _compute_user_id(self):
        for one in self:
            one.user_id = one.user_id or one.contract_id.user_id

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Ask for covers; what the insurer answers is noted on its own button."""
        if not self.env.su:
            self = self._without_defaults(GIVEN)
            if any(vals.keys() - GIVEN for vals in vals_list):
                raise AccessError(
                    self.env._("What the insurer decided is noted by its own button.")
                )
        covers = super().create(vals_list)
        covers.sudo()._look(fields.Date.context_today(self))
        return covers

    def write(self, vals):
        """Keep what was decided: another decision follows it."""
        if not self.env.su:
            allowed = OPEN
            if all(one.decision == Decision.REQUESTED.value for one in self):
                allowed = GIVEN
            if vals.keys() - allowed:
                raise UserError(
                    self.env._("What the insurer decided stays: note another decision.")
                )
        return super().write(vals)

    @api.constrains(
        "contract_id", "partner_id", "decision", "valid_from", "valid_until"
    )
    def _check_overlap(self):
        """Refuse two decisions of one contract that count on the same day."""
        for contract, own in self.grouped("contract_id").items():
            every = self.search(
                [
                    ("contract_id", "=", contract.id),
                    ("partner_id", "in", own.partner_id.ids),
                ]
            )
            for beside in every.grouped("partner_id").values():
                # As they were decided, whatever is over before.
                found = overlap([core_cover(one) for one in beside])
                if found:
                    before, after = (beside[place] for place in found)
                    raise ValidationError(
                        self.env._(
                            "%(after)s overlaps with %(before)s: two covers never "
                            "count on the same day.",
                            after=after.name,
                            before=before.name,
                        )
                    )

    @api.constrains("contract_id", "company_id")
    def _check_contract(self):
        """A cover is under a contract of its company, not under a ready one."""
        for one in self:
            if one.contract_id.company_id != one.company_id:
                raise ValidationError(
                    self.env._(
                        "%(contract)s is no contract of %(company)s: copy it first.",
                        contract=one.contract_id.display_name,
                        company=one.company_id.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su and self.filtered(lambda one: one.decision != "requested"):
            raise UserError(self.env._("What the insurer decided stays on record."))

    # === CLOCK === #

    def _rulings(self, today):
        return [judge(core_cover(one), today, Settings()) for one in self]

    def _entered(self, state):
        """Hold or free deliveries, and ask for what follows in time."""
        result = super()._entered(state)
        tasks.done(self, RENEW)
        stops.follow(self.contract_id, self.partner_id)
        if state == State.IN_FORCE.value:
            ending = self.filtered(
                lambda one: one.valid_until and Decision(one.decision) in COVERING
            )
            ending._ask_to_renew()
        return result

    def _ask_to_renew(self):
        """Ask somebody to have a cover renewed before its last day, once."""
        last = {
            (contract, partner): day
            for contract, partner, day in self._read_group(
                [
                    ("contract_id", "in", self.contract_id.ids),
                    ("partner_id", "in", self.partner_id.ids),
                    ("decision", "!=", Decision.REQUESTED.value),
                ],
                ["contract_id", "partner_id"],
                ["valid_from:max"],
            )
        }
        for one in self:
            if last[one.contract_id, one.partner_id] < one.valid_until:
                one.activity_schedule(
                    RENEW,
                    one.valid_until,
                    user_id=one.user_id.id or self.env.uid,
                )
