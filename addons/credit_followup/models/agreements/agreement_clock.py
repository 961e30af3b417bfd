"""An agreement in time: version by version, judged by what was paid, held.

Instalments are never rewritten: another version follows.
"""

import hashlib

from odoo import api, fields, models
from odoo.tools import email_normalize

from ...effects import tasks
from ...effects.agreements import agreements as effects
from ...effects.agreements import words
from ...facts.agreements.agreements import core_plan, instalments_of
from ...facts.agreements.payments import (
    agreement_settings,
    charge_lines,
    read_agreements,
    read_off,
)
from ...facts.settings import money
from ...followup_core.agreements.judge import judge
from ...followup_core.agreements.shorten import shorten_anew
from ...followup_core.agreements.states import State, Why
from .agreement_letter import NOTICE

HELD = (
    State.OFFERED.value,
    State.SIGNED.value,
    State.ACTIVE.value,
    State.LATE.value,
    State.NOTICED.value,
)
RUNNING = HELD[1:]


def _to_post(agreement):
    """Say why a notice has to be posted, to who does it."""
    return agreement.env._(
        "No e-mail reaches %(customer)s: print the notice of %(number)s, post it, and "
        "mark this as done. Its time runs from that day.",
        customer=agreement.partner_id.display_name,
        number=agreement.name,
    )


class CreditFollowupAgreement(models.Model):
    _inherit = "credit.followup.agreement"

    reminded_rank = fields.Integer(readonly=True, copy=False)
    is_reminded = fields.Boolean(readonly=True, copy=False)
    notice_on = fields.Date(string="Notice sent on", readonly=True, copy=False)
    notice_days = fields.Integer(
        string="Days it gives",
        readonly=True,
        copy=False,
        help="From the day on which it was sent, those that it travels included.",
    )
    notice_until = fields.Date(
        string="Last day to pay", compute="_compute_notice_until"
    )
    notice_to_post = fields.Boolean(
        string="The notice waits to be posted",
        readonly=True,
        copy=False,
        help="It counts from the day on which somebody notes that it was posted.",
    )
    notice_message_id = fields.Many2one(
        "mail.message", string="Notice", readonly=True, copy=False
    )
    notice_hash = fields.Char(string="SHA-256 of the notice", readonly=True, copy=False)
    notice_failed = fields.Boolean(
        compute="_compute_notice_failed",
        string="The notice reached nobody",
        compute_sudo=True,
    )

    @api.depends("notice_on", "notice_days")
    def _compute_notice_until(self):
        for agreement in self:
            agreement.notice_until = agreement.notice_on and fields.Date.add(
                agreement.notice_on, days=agreement.notice_days
            )

    @api.depends("notice_message_id.notification_ids.notification_status")
    def _compute_notice_failed(self):
        """A notice whose mail came back was not given."""
        for agreement in self:
            said = agreement.notice_message_id.notification_ids.filtered(
                lambda one: one.notification_type == "email"
            )
            failed = said.filtered(
                lambda one: one.notification_status in ("bounce", "exception")
            )
            agreement.notice_failed = bool(said) and failed == said

    # === CLOCK === #

    def _look(self, today):
        """Shorten, judge, and let follow at once what has to: remind or give notice."""
        self._follow_credits(today)
        result = super()._look(today)
        self._keep_paid(today)
        steps = (
            self.filtered(lambda one: one.reason == Why.INSTALMENT_COMING.value),
            self.filtered(lambda one: one.state == State.LATE.value),
        )
        for due, step in zip(steps, (effects.remind, effects.give_notice), strict=True):
            if due:
                step(due, today)
                super(CreditFollowupAgreement, due)._look(today)
        self._hold_agreed()
        return result

    def _rulings(self, today):
        settings = {
            company: agreement_settings(company.sudo(), today)
            for company in self.company_id
        }
        return [
            judge(
                fact,
                today,
                # The days of grace that were signed.
                settings[one.company_id]._replace(grace_days=one.grace_days),
            )
            for one, fact in zip(self, read_agreements(self, today), strict=True)
        ]

    def _entered(self, state):
        effects.entered(state, self)

    # === SHORTER BY WHAT WAS CREDITED === #

    def _follow_credits(self, today):
        """Take from the end of a plan what was credited on its items since.

        An offer is not changed behind the customer's back: it goes back to draft.
        """
        standing = self.filtered(lambda one: one.state in HELD)
        found = read_off(standing)
        for agreement in standing.sudo():
            off = float(found[agreement.id])
            if not agreement.currency_id.compare_amounts(off, agreement.amount_off):
                continue
            if agreement.state in RUNNING:
                agreement._shorten_by(off, today)
            else:
                effects.taken_back(agreement)

    def _shorten_by(self, off, today):
        """Write the plan anew: from what counts, or from the offered one when it grows.

        Interest that fell with an earlier credit is not given back.
        """
        grows = off < self.amount_off
        before = instalments_of(self, self.offered_version if grows else None)
        fallen = off if grows else off - self.amount_off
        shorter = shorten_anew(
            core_plan(self),
            before,
            money(self.amount_paid),
            money(self.currency_id.round(fallen)),
            today,
        )
        self.amount_off = off
        self._write_instalments(shorter.instalments)
        effects.shortened(self, grows)

    # === NOTICE === #

    def _give_notice(self, today):
        """Give a last time to pay what is late.

        What no mail carries is printed, and counts from the day on which it is posted.
        """
        if self.notice_to_post:
            return
        own = self._worded()
        if own._usable_email():
            transit = self.company_id.followup_transit_email
            self._count_notice(today, transit)
            message = own._mail(NOTICE, own._notice_subject(), words.NOTICE)
            digest = hashlib.sha256(str(message.body).encode()).hexdigest()
            self.write({"notice_message_id": message.id, "notice_hash": digest})
            return
        self.write({"notice_to_post": True, "notice_on": False})
        tasks.post_notices(self, _to_post)

    def _count_notice(self, today, transit):
        """Let the time of a notice run from today, with the days that it travels."""
        self.write(
            {
                "notice_on": today,
                "notice_days": self.term_days + transit,
                "notice_message_id": False,
                "notice_to_post": False,
            }
        )

    def _task_done(self, kind):
        """Count the notice from the day on which somebody posted it."""
        if self.notice_to_post and kind == self.env.ref(tasks.POST_NOTICE):
            today = fields.Date.context_today(self)
            own = self.sudo()
            own._count_notice(today, own.company_id.followup_transit_letter)
            own._look(today)

    def _usable_email(self):
        """Return the address of whoever signs, unless mails came back from there."""
        email = email_normalize(self._addressee().email or "")
        failed = self.env["credit.followup.address"]._failed(self.company_id, {email})
        return False if self.notice_failed or email in failed else email

    # === HOLDING === #

    def _hold_rows(self):
        """Hold each of the items, and what was booked beside it, that is not held."""
        charges = charge_lines(self)
        return [
            {"source_id": one.id, **one._hold_vals(), "move_line_id": line.id}
            for one in self
            for line in one._not_held(charges)
        ]

    def _not_held(self, charges):
        lines = self.item_ids.move_line_id
        lines |= lines.union(*(charges[line] for line in lines))
        missing = lines - self._own_holds().move_line_id
        return missing.filtered(lambda line: not line.reconciled)

    def _hold_vals(self):
        is_offer = self.state == State.OFFERED.value
        return {
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "note": self.name,
            "user_id": self.user_id.id,
            "date_from": fields.Date.context_today(self),
            "date_to": is_offer and fields.Date.add(self.valid_until, days=1),
        }

    def _hold_agreed(self):
        """Hold what is agreed on as long as it stands, and no longer.

        With what was booked of its charges meanwhile.
        """
        standing = self.filtered(lambda one: one.state in HELD)
        (self - standing)._end_holds()
        standing._hold()
        running = standing.filtered(lambda one: one.state in RUNNING)
        running._own_holds().filtered("date_to").write({"date_to": False})

    # === SEAM OF THE PLAN === #

    def _plan_lines(self):
        return self.item_ids.move_line_id

    def _plan_amounts(self):
        return {one: money(one.amount) for one in self.item_ids}

    @api.depends("item_ids.amount")
    def _compute_amount_principal(self):
        return super()._compute_amount_principal()

    @api.depends("item_ids.move_line_id", "agreed_on")
    def _compute_amount_accrued(self):
        """What is owed is frozen with the draft, and looked at anew with its day."""
        drafts = self.filtered(lambda one: one.state in ("draft", "expired"))
        for agreement in self - drafts:
            agreement.amount_accrued = agreement.amount_accrued
            agreement.rate_owed = agreement.rate_owed
        return super(CreditFollowupAgreement, drafts)._compute_amount_accrued()
