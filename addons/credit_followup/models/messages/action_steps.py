"""How an action moves on: the buttons, and what its deliveries report."""

from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError

from ...const import LEFT, STILL_OWED
from ...effects import tasks
from ...followup_core.vocabulary import Reason

# As the cards of Today stand.
TODAY_ORDER = "amount_company desc, id"
ASK_AGAIN = (timedelta(0), timedelta(hours=1), timedelta(hours=4))


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    # === ACTION METHODS === #

    def action_confirm(self):
        """Let the chosen proposals go; four eyes wait for a second person."""
        self.check_access("write")
        found = self._not_paid_since("proposed")
        found.run_id._check_bank()
        changed = found._changed_since()
        proposed = found - changed
        proposed.sudo().confirmed_by_id = self.env.user
        waiting = proposed.filtered(lambda action: action.mode == "four_eyes")
        tasks.ask_approval(waiting.sudo(), self.env.user)
        (proposed - waiting)._make_ready()
        return changed._tell_renewed() if changed else None

    def action_confirm_next(self):
        """Confirm this one and show the review that stands next on the desk."""
        self.ensure_one()
        waiting = self.search(
            [
                ("todo", "=", "review"),
                ("company_id", "=", self.company_id.id),
                *STILL_OWED,
            ],
            order=TODAY_ORDER,
        ).ids
        place = waiting.index(self.id) if self.id in waiting else len(waiting)
        following = self.browse([*waiting[place + 1 :], *waiting[:place]][:1])
        if look_again := self.action_confirm():
            return look_again
        return {
            "type": "ir.actions.client",
            "tag": "credit_followup_next",
            "params": {"res_id": following.id},
        }

    def action_approve(self):
        """Approve as the second person what somebody else confirmed."""
        self.check_access("write")
        waiting = self._not_paid_since("proposed").filtered("awaits_approval")
        if waiting.filtered(lambda action: action.confirmed_by_id == self.env.user):
            raise UserError(
                self.env._("Somebody other than the person who confirmed must approve.")
            )
        waiting.run_id._check_bank()
        changed = waiting._changed_since()
        approved = waiting - changed
        approved.sudo().approved_by_id = self.env.user
        tasks.approval_is_given(approved.sudo())
        approved._make_ready()
        return changed._tell_renewed() if changed else None

    def action_leave_out(self):
        """Ask for the reason, then leave these customers out of the run."""
        return self._open_leave_out("exclude")

    def action_postpone(self):
        """Ask for a day and the reason, then hold these customers until then."""
        return self._open_leave_out("postpone")

    def action_resend(self):
        """Send the same documents again, marked as duplicates; no level moves."""
        self.check_access("write")
        if self.filtered(lambda one: one.state not in LEFT or one.kind != "message"):
            raise UserError(self.env._("Only what was sent can be sent again."))
        settled = self.filtered(lambda action: not action._still_owed())
        if settled:
            raise UserError(
                self.env._(
                    "Everything in this message has been paid: it is not sent again."
                )
            )
        copies = self.env["credit.followup.action"].sudo()
        for action in self.sudo():
            copies |= action.copy(action._prepare_duplicate_vals())
        copies._make_ready()
        return copies._open_list()

    def action_retry(self):
        """Try once more what failed before it left, from the facts of now."""
        self.check_access("write")
        failed = self.filtered(lambda one: one.state == "failed" and not one.sent_on)
        failed.sudo().write({"error": False})
        failed._make_ready()

    def action_hand_over(self):
        """Decide that an agency takes over: ask for the reason."""
        return self._open_decide("hand_over")

    def action_start_again(self):
        """Decide to start again from the first level: ask for the reason."""
        self.env.user._followup_check("manager")
        return self._open_decide("again")

    def action_open_partner(self):
        """Open the customer."""
        self.ensure_one()
        return self.partner_id._get_records_action()

    # === MOVING ON === #

    def _proposed(self):
        """Add to new proposals, which one statement has written for a whole batch.

        Nothing here: what another addon wants on them it writes at once on all of them.
        """

    def _not_paid_since(self, state):
        """Return what is in that state and still owed; what was paid is withdrawn."""
        own = self.filtered(lambda action: action.state == state)
        paid = own.filtered(lambda action: not action._still_owed())
        paid._cancel(
            self.env._("Everything has been paid since the proposal."), "changed"
        )
        paid.run_id._refresh_state()
        return own - paid

    def _make_ready(self):
        """Hand actions over to the workers that carry them out."""
        self.sudo().write({"state": "ready"})
        if self:
            # What follows from the state goes with it, in the same statement.
            self.flush_recordset()
            self.run_id._refresh_state()
            now = fields.Datetime.now()
            # Odoo puts off a job that was interrupted three times: it is asked again.
            self.env.ref("credit_followup.ir_cron_followup_worker")._trigger(
                [now + delay for delay in ASK_AGAIN]
            )

    def _cancel(self, reason, left_out=False):
        """Withdraw actions that have not left, with the reason for the record.

        :param left_out: the code under which the run counts these customers
        """
        self.sudo().write(
            {"state": "cancelled", "cancel_reason": reason, "left_out": left_out}
        )
        tasks.approval_is_given(self.sudo().filtered("confirmed_by_id"))

    def _take_back(self, reason):
        """Stop what has not arrived yet and give the levels back.

        Queued mails are cancelled and open tasks removed; what left stays as sent.
        """
        waiting = self.delivery_ids.filtered(
            lambda one: one.state in ("pending", "by_hand")
        )
        waiting._cancel_mails()
        waiting.state = "cancelled"
        self.activity_ids.unlink()
        self._give_levels_back()
        nothing_left = self.filtered(
            lambda one: set(one.delivery_ids.mapped("state")) <= {"cancelled"}
        )
        nothing_left._cancel(reason)
        (self - nothing_left)._settle_rest()

    def _ask_to_reach_by_hand(self):
        """Give somebody the task to reach a customer whom no message reached."""
        self._close_earlier_repairs()
        for action in self:
            failed = action.delivery_ids.filtered("error")[:1]
            action.activity_schedule(
                tasks.REPAIR,
                user_id=action.user_id.id or self.env.uid,
                note=action.error or failed.error,
            )

    def _settle_delivery(self, channel, state):
        """Note what a person did on one channel; a letter was posted today."""
        done = self.delivery_ids.filtered(
            lambda one: one.channel == channel and one.state == "by_hand"
        )
        posted = done.filtered(lambda one: channel == "registered")
        posted.deposited_on = fields.Date.context_today(self)
        (done - posted).state = state
        self._refresh_state()

    def _settle_decisions(self):
        """Close the decisions that were taken; the others stay, so that none is lost.

        Taken means that no item awaits one any more: it was paid, put on hold,
        excluded, or its follow-up started again.
        """
        for company, actions in self.grouped("company_id").items():
            raised = actions.line_ids.filtered(lambda line: line.role == "raised")
            items = raised.move_line_id.with_company(company)
            verdicts = items._followup_verdicts(company)
            waiting = [
                item
                for item, (verdict, _group) in verdicts.items()
                if verdict.reason is Reason.AWAITING_DECISION
            ]
            asked = raised.filtered_domain([("move_line_id", "in", waiting)]).action_id
            (actions - asked).state = "done"

    def _settle_by_hand(self):
        """Note that a person reached the customer another way: it counts from today."""
        self.is_settled = True
        by_hand = self.delivery_ids.filtered(lambda one: one.state == "by_hand")
        by_hand.write({"state": "delivered", "error": False})
        if by_hand:
            self._serve_levels(fields.Date.context_today(self))
            self._refresh_state()

    # === DUPLICATES === #

    def _still_owed(self):
        """Tell whether an item of this action is still open."""
        self.ensure_one()
        return any(not line.reconciled for line in self.sudo().line_ids.move_line_id)

    def _prepare_duplicate_vals(self):
        """Return what a duplicate differs in from the action it repeats."""
        self.ensure_one()
        env = self.with_context(lang=self.lang).env
        return {
            "duplicate_of_id": self.id,
            "confirmed_by_id": self.env.uid,
            "subject": env._("Duplicate: %(subject)s", subject=self.subject),
            "is_test": self.is_test or self.company_id.followup_test_mode,
        }

    # === WINDOWS === #

    def _open_leave_out(self, what):
        self.check_access("write")
        name = self.env._("Leave out")
        if what == "postpone":
            name = self.env._("Postpone")
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "credit.followup.leave.out",
            "view_mode": "form",
            "target": "new",
            "context": {"default_action_ids": self.ids, "default_what": what},
        }

    def _open_decide(self, what):
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Decide"),
            "res_model": "credit.followup.decide",
            "view_mode": "form",
            "target": "new",
            "context": {"default_action_id": self.id, "default_what": what},
        }

    def _open_list(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_action"
        )
        return {**action, "domain": [("id", "in", self.ids)]}
