"""What people do with an agreement: offer, approve, sign, give up, replace."""

import base64
import hashlib

from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ...effects import tasks
from ...effects.papers import made_papers
from ...facts.agreements.agreements import read_agreeable
from ...followup_core.agreements.states import State, Why
from .agreement_clock import RUNNING
from .agreement_instalment import BEFORE
from .agreement_letter import PAGE

OPEN_OFFERS = (State.OFFERED.value, State.EXPIRED.value)


class CreditFollowupAgreement(models.Model):
    _inherit = "credit.followup.agreement"

    # === BUTTONS === #

    def action_approve(self):
        """Agree as the second person; nobody approves what he wrote himself."""
        self._check_role("manager")
        for agreement in self.filtered("needs_approval"):
            if self.env.user in (agreement.create_uid, agreement.user_id):
                raise AccessError(
                    self.env._("A second person agrees: you wrote this one.")
                )
        tasks.approval_is_given(self)
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
        if self.state not in BEFORE:
            raise UserError(self.env._("This agreement was signed already."))
        if self.state == State.OFFERED.value:
            raise UserError(self.env._("It waits for its signature already."))

    def _check_approved(self):
        """Refuse what a second person has to agree to, and days that have passed."""
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
        self._check_items()
        today = fields.Date.context_today(self)
        if self._is_stale(today):
            before, self.agreed_on = self.amount_principal, today
            self._write_plan_anew()
            # Whoever agreed to more has agreed to this.
            if self.amount_principal > before:
                self._ask_approval()
        self._check_approved()
        company = self.company_id
        last = fields.Date.add(today, days=company.followup_agreement_valid_days)
        self.write(
            {
                # Nothing is late when it is signed.
                "valid_until": min(last, *self.instalment_ids.mapped("due_on")),
                "offered_version": self.version,
                "grace_days": company.followup_agreement_grace_days,
                "term_days": company.followup_agreement_notice_days,
            }
        )
        self._keep_document()
        self._enter(State.OFFERED.value, Why.OFFERED.value)
        self._withdraw_promises()
        self._send_offer()
        self._look(today)
        self.action_id._decided_by(self)

    def _is_stale(self, today):
        """Tell whether anything was paid, disputed or credited since it was drafted."""
        lines = self.item_ids.move_line_id
        now = read_agreeable(lines, today, self.previous_id)
        return self.agreed_on != today or any(
            one.currency_id.compare_amounts(one.amount, float(now[one.move_line_id][0]))
            or one.currency_id.compare_amounts(
                one.amount_open, one.move_line_id.amount_residual_currency
            )
            for one in self.item_ids
        )

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
        signed_on = values.pop("signed_on", today)
        is_late = self.state == State.EXPIRED.value and signed_on < today
        if self.state != State.OFFERED.value and not is_late:
            raise UserError(self.env._("This agreement can no longer be signed."))
        if document_hash != self.document_hash:
            raise UserError(
                self.env._(
                    "The agreement was changed meanwhile. Please read it once more."
                )
            )
        if not self.valid_until >= signed_on >= self.agreed_on:
            raise UserError(
                self.env._("The day of the signature lies outside the offer.")
            )
        if scan := values.get("scan"):
            digest = hashlib.sha256(base64.b64decode(scan)).hexdigest()
            values["scan_hash"] = digest
        self.sudo().write(
            {**values, "signed_hash": document_hash, "signed_on": signed_on}
        )
        self.sudo()._look(today)

    def _replace_previous(self):
        """End the agreements whose place these take."""
        for agreement in self.filtered("previous_id"):
            before = agreement.previous_id
            if before.state in RUNNING:
                # Nobody but whoever signed the new one ends the old one.
                before._enter(State.CANCELLED.value, Why.BY_HAND.value)
                before._end_holds()
                before.message_post(
                    body=agreement.env._(
                        "Replaced by %(number)s.", number=agreement.name
                    )
                )

    def _keep_document(self):
        """Keep the agreement as it is offered, and the hash of its bytes."""
        pdf = made_papers(self, PAGE)[self]
        self.document_id = self.env["ir.attachment"].create(
            {
                "name": f"{self.name.replace('/', '-')} v{self.version}.pdf",
                "raw": pdf,
                "mimetype": "application/pdf",
                "company_id": self.company_id.id,
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
