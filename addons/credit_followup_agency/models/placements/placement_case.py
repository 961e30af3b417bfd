"""A placement as a case: what goes into its file, and what speaks against it."""

from odoo import api, fields, models

from odoo.addons.credit_followup.facts.exports.parties import Profile
from odoo.addons.credit_followup.followup_core.exports.message_id import message_id

from ...effects.messages import unwritten
from ...facts.mandates import obstacles
from ...facts.placements import PROPOSED

MODES = {"handover": "full"}
# With these an agency has the case, and may get more of the same customer.
WITH_PROPOSED = "followup_with_proposed"
LIVE_THERE = ("delivered", "silent", "acknowledged", "active", "paused")


class CreditFollowupPlacement(models.Model):
    _inherit = "credit.followup.placement"

    def _case_lines(self):
        """Return the claims that the agency has; in a check also those to be added."""
        items = self.item_ids._there()
        if self.env.context.get(WITH_PROPOSED):
            items |= self.item_ids.filtered(lambda one: one.answer == PROPOSED)
        return items.move_line_id

    def _case_documents(self, state):
        """Return what goes along and has not left yet; a check looks at all of them."""
        ticked = self.document_ids.filtered("is_sent")
        if state == "handover":
            return ticked
        lines = self._case_lines()
        return ticked.filtered(lambda one: not one.has_left and one.line_ids <= lines)

    def _case_agency(self):
        return self.agency_id._head(self.product)

    def _case_agency_ref(self):
        return self.agency_ref

    def _case_debtor_ref(self):
        """Return what the agency was told first: its rows name the customer so."""
        return self.item_ids.filtered("debtor_ref")[:1].debtor_ref

    def _case_mandate(self):
        return self.agency_id._mandate()

    def _case_profile(self):
        agency = self.agency_id
        return Profile(
            contacts=agency.share_contacts,
            bank_accounts=agency.share_bank_accounts,
            history=agency.share_history,
            documents=agency.share_documents,
        )

    def _case_share_correspondence(self):
        return self.agency_id.share_correspondence

    def _case_message(self, moment, state):
        """Return the head of the next message: its number follows from the case."""
        sequence = self.last_number + 1
        said = {
            "id": message_id(self._sender(), self.agency_id.code, self.name, sequence),
            "created_at": f"{moment.isoformat(timespec='seconds')}Z",
            "sequence": sequence,
            "mode": MODES.get(state, "delta"),
            "sender": self._sender(),
        }
        if self.agency_id.is_test:
            said["test"] = True
        return said

    # On the case: a worker that numbers a message changes what another one has read, so
    # that the other one begins again and does not give the same number.
    last_number = fields.Integer(
        string="Last message", compute="_compute_last_number", store=True
    )

    @api.depends("exchange_ids.sequence", "exchange_ids.direction")
    def _compute_last_number(self):
        last = dict(
            self.env["credit.followup.placement.message"]._read_group(
                [("placement_id", "in", self.ids), ("direction", "=", "out")],
                ["placement_id"],
                ["sequence:max"],
            )
        )
        for one in self:
            one.last_number = last.get(one, 0)

    def _sender(self):
        """Return by what an agency tells our database from others."""
        return self.env["ir.config_parameter"].sudo().get_param("database.uuid") or ""

    addable_count = fields.Integer(
        compute="_compute_addable_count", string="Late besides"
    )

    @api.depends("state")
    def _compute_addable_count(self):
        there = self.filtered(lambda one: one.state in LIVE_THERE)
        (self - there).addable_count = 0
        for one, lines in there._addable().items():
            one.addable_count = len(lines)

    def _case_obstacles(self, dossiers):
        today = fields.Date.context_today(self)
        return {
            one: [*obstacles(one, today), *unwritten(one, dossiers[one])]
            for one in self
        }

    def _forbidding(self):
        """A person may decide otherwise, with a reason, where it is a judgement."""
        found = super()._forbidding()
        if self.override_reason:
            found = found.filtered(lambda one: not one.may_override)
        return found

    def _check_documents_open(self):
        if not all(one.proposed_count for one in self):
            self.item_ids._check_open()

    def _documents_changed(self):
        self.sudo()._look_again()

    # === CUSTOMER'S PAGE === #

    def _turned_to(self):
        """Return whom the customer turns to: the agency."""
        return self.sudo().agency_id.partner_id
