"""Claims that join a case that left: proposed, looked at, approved by somebody else."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.effects import tasks
from odoo.addons.credit_followup.effects.exports.documents import forget

from ...effects import placements as effects
from ...facts.placements import PROPOSED, late, with_nobody
from .placement_case import LIVE_THERE, WITH_PROPOSED


def _debt_of(one):
    """Return whose debt an item, or a case, is: of one customer in one currency."""
    return one.company_id, one.partner_id.commercial_partner_id, one.currency_id


class CreditFollowupPlacement(models.Model):
    _inherit = "credit.followup.placement"

    proposed_count = fields.Integer(
        compute="_compute_proposed_count", string="Wait to join"
    )

    asked_line_ids = fields.Many2many(
        "account.move.line",
        relation="credit_followup_placement_asked_rel",
        string="Asked about",
        readonly=True,
        copy=False,
        check_company=True,
        help="Whether they join was asked once: whoever decided is not asked again.",
    )

    @api.depends("item_ids.answer")
    def _compute_proposed_count(self):
        for one in self:
            one.proposed_count = len(one._proposed())

    def _proposed(self):
        return self.item_ids.filtered(lambda one: one.answer == PROPOSED)

    def _addable(self):
        """Return by case what its customer owes besides, is late and with no agency.

        What the agency refused, closed or gave back is not offered to it again.
        """
        lines = with_nobody(self.company_id, self.partner_id)
        owed = late(lines, fields.Date.context_today(self)).grouped(_debt_of)
        return {
            one: owed.get(_debt_of(one), lines.browse()) - one.item_ids.move_line_id
            for one in self
        }

    def action_add_claims(self):
        """Propose what fell due meanwhile for the same case; somebody else approves."""
        self.ensure_one()
        self._check_step("officer", *LIVE_THERE)
        more = self._addable()[self]
        if not more:
            raise UserError(self.env._("The customer owes nothing else that is late."))
        with self._in_use():
            more.sudo().lock_for_update()
        own = self.sudo()
        # Why the first claims left all the same is no reason for others.
        own.write(
            {"override_reason": False, "asked_line_ids": [(4, one.id) for one in more]}
        )
        own.item_ids.create(
            [
                {
                    "placement_id": own.id,
                    "move_line_id": one.id,
                    "answer": PROPOSED,
                    "proposed_by_id": self.env.uid,
                }
                for one in more
            ]
        )
        checked = own.with_context(**{WITH_PROPOSED: True})
        checked._add_documents()
        checked._preflight()
        effects.hold_again(own)
        own._ask_approval()
        return True

    @api.model
    def _cron_propose(self):
        """Ask, once for each invoice, whether it joins the case of its customer."""
        cases = self.search([("state", "in", LIVE_THERE), ("recall", "!=", "asked")])
        for case, lines in cases._addable().items():
            new = lines - case.asked_line_ids
            if new:
                effects.ask(
                    case,
                    self.env._(
                        "%(invoices)s of the customer are late as well: do they join "
                        "the case?",
                        invoices=", ".join(new.mapped("move_name")),
                    ),
                )
                case.sudo().asked_line_ids |= new

    def action_approve_claims(self):
        """Add what somebody else proposed, unless something speaks against it now."""
        self.ensure_one()
        self.env.user._followup_check_export()
        self._check_step("manager", *LIVE_THERE)
        own = self.sudo()
        items = own._proposed()
        if not items:
            raise UserError(self.env._("Nothing waits to join this case."))
        if self.env.user in items.proposed_by_id | own.override_by_id:
            raise UserError(self.env._("Somebody other than who added it approves."))
        with self._in_use():
            items.move_line_id.lock_for_update()
        if not own.with_context(**{WITH_PROPOSED: True})._preflight():
            return self._tell_stale()
        items._keep_told()
        items.write({"answer": "waiting", "joined_on": fields.Date.context_today(self)})
        tasks.approval_is_given(own)
        own._look(fields.Date.context_today(self))
        self._trigger_sending()
        return True

    def action_drop_claims(self):
        """Do not add what was proposed: it is followed up as before."""
        self.ensure_one()
        self._check_step("officer", *LIVE_THERE)
        own = self.sudo()
        own._drop_proposed()
        return True

    def _drop_proposed(self, items=None):
        """Forget what was to join, and what was asked and found about it.

        :param items: some of it only, which a person took out
        """
        own = self.filtered("proposed_count")
        items = items or own._proposed()
        new = own.document_ids.filtered(lambda one: not one.has_left)
        forget(
            new.filtered(
                lambda one: one.line_ids and one.line_ids <= items.move_line_id
            )
        )
        items.unlink()
        effects.hold_again(own)
        if own._proposed():
            own.with_context(**{WITH_PROPOSED: True})._preflight()
            return
        own.finding_ids.unlink()
        tasks.approval_is_given(own)
