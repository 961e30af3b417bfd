"""Claims that join a case that left: proposed, looked at, approved by somebody else."""

from odoo import api, fields, models
from odoo.exceptions import UserError

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

    @api.depends("item_ids.answer")
    def _compute_proposed_count(self):
        for one in self:
            one.proposed_count = len(one._proposed())

    def _proposed(self):
        return self.item_ids.filtered(lambda one: one.answer == PROPOSED)

    def _addable(self):
        """Return what customers owe besides, is late and with no agency: by case."""
        lines = with_nobody(self.company_id, self.partner_id)
        owed = late(lines, fields.Date.context_today(self)).grouped(_debt_of)
        return {one: owed.get(_debt_of(one), lines.browse()) for one in self}

    def action_add_claims(self):
        """Propose what fell due meanwhile for the same case; somebody else approves."""
        self.ensure_one()
        self._check_step("officer", *LIVE_THERE)
        more = self._addable()[self]
        if not more:
            raise UserError(self.env._("The customer owes nothing else that is late."))
        more.sudo().lock_for_update()
        own = self.sudo()
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
        effects.ask_approval(own)
        return True

    def action_approve_claims(self):
        """Add what somebody else proposed, unless something speaks against it now."""
        self.ensure_one()
        self.env.user._followup_check_export()
        self._check_step("manager", *LIVE_THERE)
        own = self.sudo()
        items = own._proposed()
        if not items:
            raise UserError(self.env._("Nothing waits to join this case."))
        if self.env.user in items.proposed_by_id:
            raise UserError(self.env._("Somebody other than who added it approves."))
        items.move_line_id.lock_for_update()
        if not own.with_context(**{WITH_PROPOSED: True})._preflight():
            return self._tell_stale()
        items._keep_told()
        items.answer = "waiting"
        effects.approved(own)
        own._look(fields.Date.context_today(self))
        self._trigger_sending()
        return True

    def action_drop_claims(self):
        """Do not add what was proposed: it is followed up as before."""
        self.ensure_one()
        self._check_step("officer", *LIVE_THERE)
        own = self.sudo()
        own._drop_proposed()
        effects.hold_again(own)
        return True

    def _drop_proposed(self):
        """Forget what was to join, and what was asked and found about it."""
        own = self.filtered("proposed_count")
        lines = own._proposed().move_line_id
        new = own.document_ids.filtered(lambda one: not one.has_left)
        forget(new.filtered(lambda one: one.line_ids & lines))
        own._proposed().unlink()
        own.finding_ids.unlink()
        effects.approved(own)
