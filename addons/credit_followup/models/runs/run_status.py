"""What became of a run, in numbers, and what Today says of it above the work."""

from collections import Counter, defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.misc import format_date, format_time

from ...const import LEFT, STILL_OWED
from .run import FAILED

HAS_ERROR = [("error", "!=", False)]
MANAGER = "credit_followup.group_manager"
WAIVERS = "credit_followup.action_waiver"
GUIDE = "credit_followup.action_guide"
NIGHTLY = "credit_followup.ir_cron_followup_nightly"
# How many messages the form of a run lists.
MOST_LISTED = 200
# Ready messages that no worker took within this time are worth a word.
PATIENCE = timedelta(hours=2)


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    action_count = fields.Integer(string="Customers", compute="_compute_counts")
    proposed_count = fields.Integer(compute="_compute_counts", string="To review")
    approve_count = fields.Integer(compute="_compute_counts", string="To approve")
    sent_count = fields.Integer(compute="_compute_counts", string="Sent")
    refused_count = fields.Integer(
        compute="_compute_counts",
        string="Refused for now",
        help="No mail server has taken them yet; the next run decides again.",
    )
    todo_count = fields.Integer(compute="_compute_counts", string="To do by hand")
    failed_count = fields.Integer(compute="_compute_counts", string="Failed")
    item_count = fields.Integer(compute="_compute_item_count", string="Items left out")

    # The numbers of all of them would go to the browser with the form.
    listed_action_ids = fields.Many2many(
        "credit.followup.action",
        string="First messages",
        compute="_compute_listed_action_ids",
        help="The gravest and largest; the button above shows all of them.",
    )

    # === COUNTS === #

    @api.depends("action_ids")
    def _compute_listed_action_ids(self):
        actions = self.env["credit.followup.action"]
        for run in self:
            own = Domain("run_id", "in", run._origin.ids)
            run.listed_action_ids = actions.search(own, limit=MOST_LISTED)

    def _counted(self):
        """Return which actions count, each customer once.

        A proposal of which everything was paid has left the desk, and does not.
        """
        return [
            ("run_id", "in", self.ids),
            ("state", "!=", "cancelled"),
            ("duplicate_of_id", "=", False),
            *("|", ("state", "!=", "proposed"), *STILL_OWED),
        ]

    @api.depends("action_ids.state", "action_ids.todo")
    def _compute_counts(self):
        """Count customers by what became of them: sent is what left."""
        groups = self.env["credit.followup.action"]._read_group(
            self._counted(), ["run_id", "state", "todo"], ["__count"]
        )
        counts = defaultdict(Counter)
        for run, state, todo, count in groups:
            counts[run.id][todo if state == "proposed" else state] += count
        refused = self._count_refused()
        for run in self:
            own = counts[run.id]
            run.action_count = own.total()
            run.proposed_count = own["review"]
            run.approve_count = own["approve"]
            run.failed_count = own[FAILED]
            run.todo_count = own["to_do"]
            run.refused_count = refused.get(run, 0)
            run.sent_count = sum(own[state] for state in LEFT) - run.refused_count

    def _count_refused(self):
        """Count by run what no mail server has taken yet: it is tried again."""
        deliveries = "delivery_ids"
        groups = self.env["credit.followup.action"]._read_group(
            Domain("run_id", "in", self.ids)
            & Domain("state", "=", "sent")
            & Domain("duplicate_of_id", "=", False)
            & Domain(deliveries, "any", [("state", "=", "pending"), *HAS_ERROR])
            & Domain(deliveries, "not any", [("state", "in", LEFT)]),
            ["run_id"],
            ["__count"],
        )
        return dict(groups)

    @api.depends("left_out_ids.item_count")
    def _compute_item_count(self):
        for run in self:
            run.item_count = sum(run.left_out_ids.mapped("item_count"))

    # === TODAY === #

    @api.model
    @api.readonly
    def today_status(self):
        """Return the line above today's work: its text, and whether it is a warning.

        ``is_current`` tells whether the last night could look at everybody, ``empty``
        is what to say where nothing is to be done.
        """
        self.check_access("read")
        company = self.env.company.sudo()
        nightly = [("company_id", "=", company.id), ("kind", "=", "nightly")]
        last = self.sudo().search(nightly, limit=1)
        warnings = [*self._status_warnings(company, last)]
        empty = self.env._("Nothing to do here now")
        if is_current := not warnings:
            empty = self.env._("Nothing to do: everybody was followed up")
        links, told = [*self._status_links(company)], []
        unready = company.followup_active and self._status_unready(company)
        if unready or not company.followup_active:
            links = [*self._status_guide(), *links]
        if company.followup_active:
            told = [*self._status_of(last), self._status_by_hand(company, last)]
            told.append(self._status_next())
        return {
            "text": " ".join(filter(None, [unready, *warnings, *told])),
            "is_warning": bool(unready or warnings),
            "is_current": is_current,
            "empty": empty,
            "links": links,
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

    def _status_guide(self):
        """Yield the way to what the set-up lacks, for who may mend it."""
        if self.env.user.has_group(MANAGER):
            yield {"text": self.env._("Set-up guide"), "action": GUIDE}

    def _status_warnings(self, company, last):
        """Yield what keeps messages from leaving, or from reaching customers."""
        if not company.followup_active:
            yield self.env._(
                "The follow-up of %(company)s is switched off: nothing is proposed.",
                company=company.name,
            )
            return
        if company.followup_test_mode:
            yield self.env._("Test mode: messages go to the test mailbox only.")
        if not last:
            yield self.env._("No nightly run has been made yet.")
            return
        if late := self._status_late(last):
            yield late
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

    def _status_late(self, last):
        """Say why the last night cannot have looked at everybody, if it cannot."""
        yesterday = fields.Date.subtract(fields.Date.context_today(self), days=1)
        if last.state == "proposing":
            return self.env._("The nightly run has not looked at everybody yet.")
        if last.date < yesterday:
            return self.env._(
                "No nightly run has been made since %(day)s.",
                day=self._status_day(last.date),
            )
        cron = self.env.ref(NIGHTLY, raise_if_not_found=False)
        if not cron or not cron.sudo().active:
            return self.env._("The nightly action is switched off.")
        return False

    def _status_unready(self, company):
        """Say that the company is live although steps of its set-up are not done."""
        return self.env["credit.followup.settings"].sudo()._warn_of(company)

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
                run.refused_count,
                self.env._("%(count)s refused for now", count=run.refused_count),
            ),
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
        """Say when the next night runs, nothing where none will."""
        cron = self.env.ref(NIGHTLY, raise_if_not_found=False)
        if not cron or not cron.sudo().active:
            return False
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
