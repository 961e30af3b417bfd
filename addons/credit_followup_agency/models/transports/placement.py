"""A case as the agency's own page shows it."""

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.credit_followup.followup_core.handover.states import State

from ..placements.placement_clock import SENT

# Nothing of a case is shown before it left, nor of one that never did.
HELD = (*SENT, State.CLOSED.value)
SHOWN = (*HELD, State.REJECTED.value, State.RECALLED.value, State.SETTLED.value)


class CreditFollowupPlacement(models.Model):
    _inherit = "credit.followup.placement"

    def _compute_access_url(self):
        result = super()._compute_access_url()
        for one in self:
            one.access_url = f"/my/handovers/{one.id}"
        return result

    @api.model
    def _shown_on_portal(self, user):
        """Return the domain of the cases that a user of an agency sees.

        It is the whole check: agencies have no access to the models, whose fields hold
        our notes and reasons too. Pages read with our rights what passed it.
        """
        if not user._is_portal():
            return Domain.FALSE
        partner = user.partner_id.commercial_partner_id
        return (
            Domain("agency_id.partner_id.commercial_partner_id", "=", partner.id)
            & Domain("agency_id.transport", "=", "portal")
            & Domain("agency_id.active", "=", True)
            & Domain("state", "in", SHOWN)
        )

    def _is_held(self):
        """Tell whether the agency works on it: only then it gets its files."""
        return self.state in HELD

    def _portal_state(self):
        """Return the state in the agency's words: what is new, what waits for it."""
        waits = (State.DELIVERED.value, State.SILENT.value, State.ACKNOWLEDGED.value)
        if self.state in waits:
            return self.env._("Waits for your answer")
        return dict(self._fields["state"]._description_selection(self.env))[self.state]

    def _portal_messages(self):
        """Return the conversation as the agency knows it, the newest first."""
        return self.exchange_ids.filtered(lambda one: one.state in ("sent", "received"))

    def _note_fetched(self, export, by):
        """Note on the case who fetched which file; its colleagues see it there."""
        self.message_post(
            body=self.env._(
                "The file %(name)s was fetched: %(by)s.", name=export.name, by=by
            ),
            author_id=self.env.ref("base.partner_root").id,
        )
