"""What people do with an agreement: offer, approve, sign, give up, replace."""

import hashlib

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...followup_core.agreements.states import State, Why
from .agreement_clock import RUNNING

OPEN_OFFERS = (State.OFFERED.value, State.EXPIRED.value)
NOT_BEGUN = (State.DRAFT.value, *OPEN_OFFERS)


class CreditFollowupAgreement(models.Model):
    _inherit = "credit.followup.agreement"

    @api.depends("amount_total", "instalment_ids.rank", "company_id")
    def _compute_needs_approval(self):
        for agreement in self:
            company = agreement.company_id.sudo()
            most = company.followup_agreement_approve_amount
            count = company.followup_agreement_approve_count
            ranks = agreement.instalment_ids.mapped("rank")
            owed = agreement.currency_id._convert(
                agreement.amount_total, company.currency_id, company
            )
            agreement.needs_approval = bool(
                (most and owed > most) or (count and max(ranks, default=0) > count)
            )

    # === BUTTONS === #

    def action_approve(self):
        """Agree as the second person; nobody approves what he wrote himself."""
        self._check_role("manager")
        for agreement in self.filtered("needs_approval"):
            if self.env.user in (agreement.create_uid, agreement.user_id):
                raise AccessError(
                    self.env._("A second person agrees: you wrote this one.")
                )
        self.sudo().write(
            {
                "approved_by_id": self.env.uid,
                "approved_on": fields.Date.context_today(self),
            }
        )
        return True

    def action_offer(self):
        """Make the document, keep it, and send it to be signed."""
        self._check_role("officer")
        for agreement in self:
            agreement._check_may_offer()
            agreement._check_items()
            agreement.sudo()._offer()
        return True

    def action_draft(self):
        """Take an offer back to change it: what was offered before cannot be signed."""
        self._check_role("officer")
        offers = self.filtered(lambda one: one.state in OPEN_OFFERS)
        if offers != self or not self:
            raise UserError(self.env._("Only an offer that is not signed goes back."))
        for agreement in offers.sudo():
            agreement.write({"approved_by_id": False, "approved_on": False})
            agreement._enter(State.DRAFT.value, Why.DRAFTED.value)
            agreement._end_holds()
        return True

    def action_cancel(self):
        """Give an agreement up: the follow-up of its items goes on."""
        self._check_role("officer")
        ends = {one for one, following in self._moves.items() if not following}
        if self.filtered(lambda one: State(one.state) in ends or one.state == "broken"):
            raise UserError(self.env._("This agreement is over already."))
        begun = self.filtered(lambda one: one.state in RUNNING)
        if begun:
            self._check_role("manager")
        self.sudo()._enter(State.CANCELLED.value, Why.BY_HAND.value)
        self._end_holds()
        return True

    def action_sign(self):
        """Open the window for a copy that was signed on paper."""
        self.ensure_one()
        self._check_role("officer")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Signed on paper"),
            "res_model": "credit.followup.sign.agreement",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_agreement_id": self.id},
        }

    def action_replace(self):
        """Open the window for an agreement that takes the place of this one."""
        self.ensure_one()
        self._check_role("officer")
        if self.state not in RUNNING:
            raise UserError(self.env._("Only a running agreement is replaced."))
        lines = self.item_ids.move_line_id.filtered(lambda one: not one.reconciled)
        return self.env["credit.followup.agree"]._open(
            self.company_id, self.partner_id, lines, previous_id=self.id
        )

    def action_print_agreement(self):
        """Print the agreement: as it was offered, else as it would be."""
        self.check_access("read")
        self.env.user._followup_check("readonly")
        return self.env.ref("credit_followup.report_agreement").report_action(self)

    def _check_role(self, role):
        self.check_access("read")
        self.env.user._followup_check(role)

    def _check_may_offer(self):
        if self.state not in NOT_BEGUN:
            raise UserError(self.env._("This agreement was signed already."))
        if self.needs_approval and not self.approved_by_id:
            raise UserError(
                self.env._(
                    "A second person has to agree first, for its amount or length."
                )
            )
        today = fields.Date.context_today(self)
        first = self.instalment_ids.sorted("rank")[:1].due_on
        if not first or first < today:
            raise UserError(
                self.env._("The first instalment has passed: choose another day.")
            )

    # === STEPS === #

    def _offer(self):
        """Keep the document with its hash, and send it with the way to sign it."""
        today = fields.Date.context_today(self)
        days = self.company_id.followup_agreement_valid_days
        self.valid_until = fields.Date.add(today, days=days)
        self.offered_version = self.version
        self._keep_document()
        if self.state != State.OFFERED.value:
            self._enter(State.OFFERED.value, Why.OFFERED.value)
        self._withdraw_promises()
        self._send_offer()
        self._look(today)

    def _withdraw_promises(self):
        """Let go what was promised of the same items: the agreement says it anew."""
        promises = self.env["credit.followup.promise"].search(
            [
                ("move_line_id", "in", self.item_ids.move_line_id.ids),
                ("state", "=", "open"),
            ]
        )
        promises._enter("withdrawn", "withdrawn")

    def _sign(self, document_hash, **values):
        """Keep who signed what, and when; the plan begins.

        :raises UserError: if it was changed, signed, or withdrawn meanwhile
        """
        self.ensure_one()
        today = fields.Date.context_today(self)
        if self.state != State.OFFERED.value:
            raise UserError(self.env._("This agreement can no longer be signed."))
        if document_hash != self.document_hash:
            raise UserError(
                self.env._(
                    "The agreement was changed meanwhile. Please read it once more."
                )
            )
        signed_on = values.pop("signed_on", today)
        if not self.valid_until >= signed_on >= self.agreed_on:
            raise UserError(
                self.env._("The day of the signature lies outside the offer.")
            )
        self.sudo().write(
            {**values, "signed_hash": document_hash, "signed_on": signed_on}
        )
        self.sudo()._look(today)

    def _replace_previous(self):
        """End the agreements whose place these take."""
        for agreement in self.filtered("previous_id"):
            before = agreement.previous_id
            if before.state in RUNNING:
                before._enter(State.CANCELLED.value, Why.BY_HAND.value)
                before._end_holds()
                before.message_post(
                    body=agreement.env._(
                        "Replaced by %(number)s.", number=agreement.name
                    )
                )

    def _keep_document(self):
        """Keep the agreement as it is offered, and the hash of its bytes."""
        pdf = self._document()
        self.document_id = self.env["ir.attachment"].create(
            {
                "name": f"{self.name.replace('/', '-')} v{self.version}.pdf",
                "raw": pdf,
                "mimetype": "application/pdf",
                "res_model": self._name,
                "res_id": self.id,
            }
        )
        self.document_hash = hashlib.sha256(pdf).hexdigest()

    def _sign_on_portal(self, document_hash, name, signature, address):
        """Keep a signature from the portal, with the time and the network address."""
        self._sign(
            document_hash,
            signed_by=name,
            signature=signature,
            signed_from=address,
            signed_at=fields.Datetime.now(),
        )
        self.message_post(
            body=self.env._("Signed by %(name)s on the portal.", name=name),
            author_id=self._addressee().id,
        )
