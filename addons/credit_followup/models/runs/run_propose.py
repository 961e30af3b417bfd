"""How a run proposes: its customers are dealt out, and workers take share by share."""

from functools import partial

from odoo import fields, models
from odoo.tools import SQL

from ...const import STILL_OWED
from ...decisions.proposal import GROUPS, ITEMS, RUNS, Proposal
from ...decisions.standing import move_on
from ...effects.execute import query_fresh
from ...facts.reader import Reader
from ...facts.wakes import Wakes, read_wakes, remove_wakes

HELPER = "credit_followup.ir_cron_followup_worker"
# How many customers that were left a run names.
SHOWN_LEFT = 5
NOTHING_COUNTED = {ITEMS: {}, GROUPS: {}}


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _propose(self):
        """Evaluate the customers whose day has come or whom something woke.

        In the scheduler each share is a transaction, and another worker may take some:
        whoever works on the last one closes the run. A run that was stopped goes on
        with the shares that are left.
        """
        self.ensure_one()
        run = self._without_tracking()
        reader = Reader(run.env, run.company_id, run.date)
        if not run.share_ids:
            run._deal_out(reader)
            if run._is_scheduled() and run._hand_on():
                return
        run._propose_shares(reader)
        run._close_proposing(reader)

    def _help_to_propose(self):
        """Take shares from the end, beside the worker that began the run."""
        run = self._without_tracking()
        if not run.company_id.followup_active:
            run._tried(run._stand)
        elif run.share_ids:
            reader = Reader(run.env, run.company_id, run.date)
            run._propose_shares(reader, from_the_end=True)
            run._close_proposing(reader)

    def _without_tracking(self):
        return self.with_context(tracking_disable=True, mail_create_nolog=True)

    # === DEALING OUT === #

    def _deal_out(self, reader):
        """Follow the clocks, and deal out whoever has to be looked at.

        What a clock let go is looked at in the same night; what came meanwhile the
        clocks have not read: it stays until the next one.
        """
        wakes = self._read_wakes()
        self._follow_clocks(wakes)
        woken = {**dict.fromkeys(self._read_wakes().customers, ()), **wakes.customers}
        wakes = wakes._replace(customers=woken)
        customers = self._customers_to_look_at(reader, wakes)
        shares = self.env["credit.followup.run.share"]
        self._tried(partial(shares._deal, self, customers, wakes))

    def _hand_on(self):
        """Call others to the shares; return whether they do all of them.

        Whatever they leave, the scheduler finds when it looks again in some hours.
        """
        if len(self.share_ids) > 1:
            self.env.ref(HELPER)._trigger()
            self._commit()
        return False

    def _read_wakes(self):
        """Return what woke customers; a run by hand leaves that to the night."""
        if self.kind != "nightly":
            return Wakes([], {})
        return read_wakes(self.env, self.company_id)

    def _customers_to_look_at(self, reader, wakes):
        """Return, in order, whose day has come, whom something woke, and who has paid.

        Any other proposal sleeps until its day, but where all are looked at. Without
        those for whom this run decided already, before an upgrade.
        """
        due = reader.due_customers(self.is_full)
        # Who has no item any more may have a proposal still.
        which = fields.Domain.TRUE if self.is_full else ~fields.Domain(STILL_OWED)
        waiting = self._customers_waiting(which)
        decided = self.action_ids.partner_id.ids
        return sorted({*due, *wakes.customers, *waiting} - {*decided})

    def _customers_waiting(self, domain):
        """Return the customers with such a proposal of an earlier run."""
        waiting = fields.Domain(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "=", "proposed"),
                ("run_id", "!=", self.id),
            ]
        )
        actions = self.env["credit.followup.action"]
        groups = actions._read_group(waiting & domain, ["partner_id"])
        return [partner.id for (partner,) in groups]

    # === SHARES === #

    def _propose_shares(self, reader, *, from_the_end=False):
        """Work on one share after the other, as long as there is a free one."""
        shares = self.env["credit.followup.run.share"]
        while share := shares._next(self, from_the_end):
            chunk = share.partners
            self._each_safely(
                chunk,
                partial(self._propose_share, reader, share),
                partial(self._note_left, share),
            )
            self._commit(remaining=len(self._open_shares()))

    def _open_shares(self):
        shares = self.env["credit.followup.run.share"]
        return shares.search([("run_id", "=", self.id), ("is_open", "=", True)])

    def _propose_share(self, reader, share, chunk):
        """Propose for some customers of a share, and forget what woke them.

        For none that another worker has done since, where this one was set back.
        """
        if not share.try_lock_for_update(allow_referencing=True):
            return
        left = set(share.partners or ())
        if chunk := [one for one in chunk if one in left]:
            counted = Proposal(self, reader).add(chunk)
            remove_wakes(self.env, share._wakes_of(chunk))
            share._done(chunk, counted)

    def _note_left(self, share, chunk, why):
        """Leave customers to the next night, and say so and why.

        A night that looks at everybody may be all that they had: they are woken.
        """
        partners = self.env["res.partner"].browse(chunk)
        note = self.env._(
            "Left for the next night: %(names)s (%(count)s): %(why)s",
            names=", ".join(partners[:SHOWN_LEFT].mapped("name")),
            count=len(chunk),
            why=why,
        )
        self._tried(partial(self._wake_again, share, partners))
        self._note(note)

    def _wake_again(self, share, partners):
        """Have customers looked at in the next night: these wakes were not read yet."""
        if share.try_lock_for_update(allow_referencing=True):
            share._done(partners.ids, NOTHING_COUNTED)
        self.env["credit.followup.wake"]._append(
            {(self.company_id, partner) for partner in partners}, "left"
        )

    def _note(self, note):
        """Add a note to what went wrong in this run, beside those of other workers."""
        self._tried(partial(self._add_note, note))

    def _add_note(self, note):
        notes = [*(self.error or "").split("\n"), note]
        self.error = "\n".join(dict.fromkeys(filter(None, notes)))

    def _propose_now(self, reader, partner_ids):
        """Propose for these customers in this transaction, and count with it."""
        counted = Proposal(self, reader).add(partner_ids)
        self.browse(counted[RUNS])._refresh_state()
        self._count(counted[ITEMS], counted[GROUPS])

    # === CLOSING === #

    def _close_proposing(self, reader):
        """Close the run, unless another worker is still at a share of it."""
        if not self._open_shares():
            self._tried(partial(self._close_once, reader))

    def _close_once(self, reader):
        """Count what was left out, and release what may go; only one worker does.

        It waits for whoever has the run: he may close it, or write a note on it.
        """
        self.flush_recordset(["state"])
        query = SQL(
            "SELECT state FROM credit_followup_run WHERE id = %s FOR NO KEY UPDATE",
            self.id,
        )
        if query_fresh(self.env, query) == [("proposing",)]:
            self._settle_shares()
            if self.kind == "nightly":
                move_on(reader)
            self._finish_proposing()

    def _settle_shares(self):
        """Note what the shares counted, and forget them: nobody takes one any more."""
        for run in self:
            run._count(*run.share_ids._counts())
            run.share_ids._earlier_runs()._refresh_state()
            run.share_ids.unlink()

    def _count(self, items, groups):
        """Add to how many items and customers were left alone, by reason."""
        reasons = items.keys() | groups.keys()
        new = sorted(reasons - set(self.left_out_ids.mapped("reason")))
        self.left_out_ids.create(
            [{"run_id": self.id, "reason": reason} for reason in new]
        )
        for left in self.left_out_ids.filtered(lambda one: one.reason in reasons):
            left.item_count += items[left.reason]
            left.group_count += groups[left.reason]

    def _finish_proposing(self):
        """Release what may go by itself, if the bank is known well enough.

        Also what an earlier night proposed and could not release.
        """
        self.state = "proposed"
        remove_wakes(self.env, self.wake_ids)
        if self.bank_is_fresh and self.kind == "nightly":
            self.env["credit.followup.action"].search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("state", "=", "proposed"),
                    ("mode", "=", "automatic"),
                    ("run_id.kind", "=", "nightly"),
                ]
            )._make_ready()
        self._refresh_state()
