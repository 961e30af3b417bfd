"""The customers that a run looks at, dealt out in shares: several workers take them."""

from collections import Counter

from odoo import api, fields, models
from odoo.tools import SQL

from ...decisions.proposal import GROUPS, ITEMS, RUNS
from ...effects.execute import query_fresh
from ...facts.reader import BATCH_CUSTOMERS


class CreditFollowupRunShare(models.Model):
    """Some customers of a run: what one transaction proposes for.

    A worker holds the row of the share that it works on, and takes the customers that
    are done off it in the same transaction; who is killed leaves it as it was. What is
    counted stays on the row until the run is closed: two workers never write on one.
    """

    _name = "credit.followup.run.share"
    _description = "Share of a Follow-up Run"
    _order = "id"
    _log_access = False
    _allow_sudo_commands = False

    run_id = fields.Many2one("credit.followup.run", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="run_id.company_id")
    partners = fields.Json(help="Ids of customers still to look at.")
    wakes = fields.Json(help="Ids of the wakes of a customer, by the customer's id.")
    counted = fields.Json(
        help="Items and customers left alone, by reason; runs that lost a proposal."
    )
    is_open = fields.Boolean(default=True)

    _open_idx = models.Index("(run_id, id) WHERE is_open")

    @api.model
    def _deal(self, run, partner_ids, wakes):
        """Deal the customers of a run out, with what woke them."""
        self.create(
            [
                {
                    "run_id": run.id,
                    "partners": chunk,
                    "wakes": {
                        str(one): ids for one in chunk if (ids := wakes.of([one]))
                    },
                }
                for start in range(0, len(partner_ids), BATCH_CUSTOMERS)
                for chunk in [partner_ids[start : start + BATCH_CUSTOMERS]]
            ]
        )

    @api.model
    def _next(self, run, from_the_end):
        """Return an open share of the run that nobody works on, held by this worker.

        None of a run that was closed or cancelled meanwhile. One worker takes from the
        beginning and another from the end, so that they meet once.
        """
        self.flush_model()
        run.flush_model(["state"])
        query = SQL(
            "SELECT share.id FROM credit_followup_run_share share"
            " WHERE share.run_id = %s AND share.is_open AND EXISTS ("
            " SELECT FROM credit_followup_run run"
            " WHERE run.id = share.run_id AND run.state = 'proposing')"
            " ORDER BY share.id %s LIMIT 1 FOR NO KEY UPDATE OF share SKIP LOCKED",
            run.id,
            SQL("DESC" if from_the_end else "ASC"),
        )
        return self.browse(key for (key,) in query_fresh(self.env, query))

    def _wakes_of(self, partner_ids):
        """Return the ids of what woke these customers before the run."""
        wakes = self.wakes or {}
        return [key for one in partner_ids for key in wakes.get(str(one), ())]

    def _done(self, partner_ids, counted):
        """Take customers off the share, and keep what was counted of them.

        :param counted: what the proposal returned for them
        """
        known = self.counted or {}
        gone = set(partner_ids)
        rest = [one for one in self.partners or () if one not in gone]
        runs = {*known.get(RUNS, ()), *counted.get(RUNS, ())}
        self.write(
            {
                "partners": rest,
                "is_open": bool(rest),
                "counted": {
                    **{
                        what: Counter(known.get(what, {})) + Counter(counted[what])
                        for what in (ITEMS, GROUPS)
                    },
                    RUNS: sorted(runs),
                },
            }
        )

    def _counts(self):
        """Return what all these shares counted: items and customers, by reason."""
        items, groups = Counter(), Counter()
        for share in self.filtered("counted"):
            items.update(share.counted[ITEMS])
            groups.update(share.counted[GROUPS])
        return items, groups

    def _earlier_runs(self):
        """Return the runs of which a proposal was withdrawn."""
        found = {key for one in self.filtered("counted") for key in one.counted[RUNS]}
        return self.env["credit.followup.run"].browse(sorted(found))
