"""What Today says above the work: did the night run, and what does it wait for."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools.misc import format_date, format_time

MANAGER = "credit_followup.group_manager"
WAIVERS = "credit_followup.action_waiver"
NIGHTLY = "credit_followup.ir_cron_followup_nightly"
# Ready messages that no worker took within this time are worth a word.
PATIENCE = timedelta(hours=2)


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    @api.model
    def today_status(self):
        """Return the line above today's work: its text, and whether it is a warning."""
        self.check_access("read")
        company = self.env.company.sudo()
        if not company.followup_active:
            text = self.env._(
                "The follow-up of %(company)s is switched off: nothing is proposed.",
                company=company.name,
            )
            links = [*self._status_links(company)]
            return {"text": text, "is_warning": True, "links": links}
        last = self.sudo().search(
            [("company_id", "=", company.id), ("kind", "=", "nightly")], limit=1
        )
        warnings = [*self._status_warnings(company, last)]
        sentences = [
            *warnings,
            *self._status_of(last),
            self._status_by_hand(company, last),
            self._status_next(),
        ]
        return {
            "text": " ".join(filter(None, sentences)),
            "is_warning": bool(warnings),
            "links": [*self._status_links(company)],
        }

    def _status_links(self, company):
        """Yield what else waits for this user: its words, and the window behind it."""
        if not self.env.user.has_group(MANAGER):
            return
        waiting = self.env["credit.followup.charge"].search_count(
            [
                ("company_id", "=", company.id),
                ("waiver_waits", "=", True),
                ("waiver_by_id", "!=", self.env.uid),
            ]
        )
        if waiting:
            words = self.env._("Waivers to approve: %(count)s", count=waiting)
            yield {"text": words, "action": WAIVERS}

    def _status_warnings(self, company, last):
        """Yield what keeps messages from leaving, or from reaching customers."""
        if company.followup_test_mode:
            yield self.env._("Test mode: messages go to the test mailbox only.")
        if not last:
            yield self.env._("No nightly run has been made yet.")
            return
        if last.error:
            yield self.env._(
                "Something went wrong in the last nightly run: open it to see what."
            )
        if not last.bank_is_fresh and not last.force_reason:
            yield self.env._("Nothing leaves by itself: the bank is not up to date.")
        if self._status_stuck(company):
            yield self.env._(
                "Confirmed messages have been waiting for hours: the scheduled "
                "actions do not run."
            )

    def _status_stuck(self, company):
        """Tell whether something is ready and no worker takes it."""
        ready = self.env["credit.followup.action"].sudo()
        return ready.search_count(
            [
                ("company_id", "=", company.id),
                ("state", "=", "ready"),
                ("write_date", "<", fields.Datetime.now() - PATIENCE),
            ],
            limit=1,
        )

    def _status_of(self, last):
        """Yield what the last night did and up to when the bank is known."""
        if not last:
            return
        yield self.env._(
            "Last nightly run, %(day)s: %(counts)s.",
            day=self._status_day(last.date),
            counts=", ".join(self._status_counts(last)),
        )
        if last.bank_date:
            yield self.env._(
                "Bank known up to %(day)s.", day=self._status_day(last.bank_date)
            )

    def _status_by_hand(self, company, last):
        """Say what the newest run by hand did, where it came after the last night."""
        newest = self.sudo().search(
            [("company_id", "=", company.id), ("state", "!=", "cancelled")],
            order="id desc",
            limit=1,
        )
        if newest == last or newest.kind != "manual":
            return False
        return self.env._(
            "Last run by hand, %(day)s: %(counts)s.",
            day=self._status_day(newest.date),
            counts=", ".join(self._status_counts(newest)),
        )

    def _status_counts(self, run):
        """Return what a run did and left to people, in words: what there is of it."""
        counts = [
            (run.sent_count, self.env._("%(count)s sent", count=run.sent_count)),
            (
                run.todo_count,
                self.env._("%(count)s to do by hand", count=run.todo_count),
            ),
            (
                run.proposed_count,
                self.env._("%(count)s to review", count=run.proposed_count),
            ),
            (
                run.approve_count,
                self.env._("%(count)s to approve", count=run.approve_count),
            ),
            (run.failed_count, self.env._("%(count)s failed", count=run.failed_count)),
        ]
        told = [text for count, text in counts if count]
        return told or [self.env._("nothing to send")]

    def _status_next(self):
        """Say when the next night runs, or that none will."""
        cron = self.env.ref(NIGHTLY, raise_if_not_found=False)
        if not cron or not cron.sudo().active:
            return self.env._("The nightly action is switched off.")
        night = cron.sudo().nextcall
        local = fields.Datetime.context_timestamp(self, night)
        return self.env._(
            "Next: %(day)s, %(time)s.",
            day=self._status_day(local.date()),
            time=format_time(self.env, night, time_format="short"),
        )

    def _status_day(self, day):
        """Word a date with the name of its month: 11/08 is two different days."""
        return format_date(self.env, day, date_format="medium")
