"""What people do with a case, and how its messages leave."""

from contextlib import contextmanager

from odoo import api, models
from odoo.exceptions import LockError, UserError

from odoo.addons.credit_followup.effects import tasks
from odoo.addons.credit_followup.followup_core.documents.refused import RefusedError
from odoo.addons.credit_followup.followup_core.handover.states import State, Why

from ...effects import messages
from ...effects import placements as effects
from ...facts.standings import read_standings, told
from .placement import BEFORE

DRAFT, CHECKED, APPROVED = BEFORE


class CreditFollowupPlacement(models.Model):
    _inherit = "credit.followup.placement"

    # === BEFORE IT LEAVES === #

    @api.model
    def _prepare_case(self, agency, items, product=None, note=None, action=None):
        """Return a new case of items of one customer in one currency."""
        case = self.create(
            {
                "company_id": agency.company_id.id,
                "agency_id": agency.id,
                "partner_id": items.partner_id.commercial_partner_id.id,
                "currency_id": items.currency_id.id,
                "product": product or agency.product,
                "note": note,
                "item_ids": [(0, 0, {"move_line_id": one.id}) for one in items],
                **({"action_id": action.id} if action else {}),
            }
        )
        case._choose_documents()
        case._preflight()
        return case

    def action_list_documents(self):
        """List the documents anew, as they were sent and signed."""
        self._check_step("officer", *BEFORE)
        self._choose_documents()
        self._documents_changed()
        return True

    def action_check(self):
        """Look for what is wrong; what nothing forbids waits for a second person."""
        self._check_step("officer", DRAFT)
        for one in self.filtered(lambda one: not one.document_ids):
            one._choose_documents()
        passed = self._preflight()
        own = passed.sudo()
        own.checked_by_id = self.env.user
        own._enter(State.CHECKED.value, Why.BY_HAND.value)
        own._ask_approval()
        return True if passed == self else self._tell_found()

    def action_approve(self):
        """Approve as a second person: not the one who prepared or checked it."""
        self._check_step("manager", CHECKED)
        people = self.prepared_by_id | self.checked_by_id | self.override_by_id
        if self.env.user in people:
            raise UserError(
                self.env._("Somebody other than who prepared and checked it approves.")
            )
        own = self.sudo()
        own.approved_by_id = self.env.user
        own._enter(State.APPROVED.value, Why.BY_HAND.value)
        tasks.approval_is_given(own)
        return True

    def _approve_by_level(self, action):
        """Take over who confirmed and approved the level that hands it over.

        What the check forbids waits for a person, as any other case.
        """
        own = self.sudo()
        if own._forbidding():
            own._ask_before_leaving()
            return
        own.checked_by_id = action.confirmed_by_id
        own._enter(State.CHECKED.value, Why.BY_HAND.value)
        own.approved_by_id = action.approved_by_id
        own._enter(State.APPROVED.value, Why.BY_HAND.value)
        own._trigger_sending()

    def _ask_before_leaving(self):
        """Ask somebody: nobody pressed a button, so nobody sees what was found."""
        effects.ask(
            self,
            self.env._(
                "It was to leave by itself, and something was found: look at it."
            ),
        )

    def _ask_approval(self):
        """Ask a second person: one who has nothing to do with it yet."""
        for one in self:
            first = one.prepared_by_id | one.checked_by_id | one.override_by_id
            tasks.ask_approval(one, first | one._proposed().proposed_by_id)

    def action_back(self):
        """Take it back to be prepared."""
        self._check_step("officer", CHECKED, APPROVED)
        self.sudo()._look_again()
        tasks.approval_is_given(self.sudo())
        return True

    def action_cancel(self):
        """Give it up before anything left."""
        self._check_step("officer", *BEFORE, State.EXPORTED.value)
        own = self.sudo()
        own._stay_here()
        if own.filtered("may_be_there"):
            raise UserError(
                self.env._("The agency has it, or may have it: ask it back.")
            )
        own._cancel()
        return True

    def _stay_here(self):
        """Keep the scheduler from sending them: it may do so in this second."""
        with self._in_use():
            self.exchange_ids.lock_for_update()
        self.exchange_ids.invalidate_recordset(["state", "may_be_there"])

    def _cancel(self):
        self.exchange_ids._withdraw()
        self._enter(State.CANCELLED.value, Why.BY_HAND.value)
        tasks.approval_is_given(self)

    def action_export(self):
        """Make the file from what is owed now, keep it, and let it leave."""
        with self._in_use():
            return self._export()

    @contextmanager
    def _in_use(self):
        """Say in words that another worker has it: the web client knows no lock."""
        try:
            yield
        except LockError as error:
            raise UserError(
                self.env._("Somebody is at it in this second: try it again.")
            ) from error

    def _export(self):
        self.env.user._followup_check_export()
        self._check_step("officer", APPROVED)
        self._lock_claims()
        stale = self - self._preflight()
        if stale:
            stale.sudo()._look_again()
            if self == stale:
                return self._tell_stale()
        for one in self - stale:
            one._make_file()
        self._trigger_sending()
        return True

    def _tell_stale(self):
        """Say that something changed since the check, and keep what was found."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "title": self.env._("It did not leave"),
                "message": self.env._(
                    "Something changed since the check: look at what was found."
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _tell_found(self):
        """Say that something forbids it: a page that stays as it was says nothing."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "message": self.env._(
                    "Something forbids it: what is red below has to be mended first, "
                    "or decided otherwise with a reason where it is a judgement."
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _make_file(self):
        """Make the hand-over, whole or not at all."""
        own = self.sudo()
        own.item_ids._keep_told()
        standing = told(read_standings(own)[own.id])
        try:
            messages.tell(self, "handover", standing=standing)
        except messages.LayoutError as error:
            raise UserError(
                self.env._(
                    "The layout %(layout)s cannot hold this case: %(why)s",
                    layout=error.layout.name,
                    why="; ".join(error.findings),
                )
            ) from error
        except RefusedError as error:
            raise UserError(str(error)) from error
        own._enter(State.EXPORTED.value, Why.BY_HAND.value)

    def _lock_claims(self):
        """Let no payment come between the look and the file."""
        self.sudo().item_ids.move_line_id.lock_for_update()

    def action_preview(self):
        """Show the dossier as the agency sees it, before it leaves."""
        self.ensure_one()
        self._check_step("officer", *dict(self._fields["state"].selection))
        return self._preview()

    def _check_step(self, role, *states):
        """Refuse who may not do it, and what does not follow."""
        self.check_access("read")
        self.env.user._followup_check(role)
        if self.filtered(lambda one: one.state not in states):
            raise UserError(
                self.env._("That does not follow from where it stands: load it again.")
            )
