"""What a run says of charges, and what it does for those that were claimed."""

from collections import Counter, defaultdict

from odoo import api, fields, models


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    charge_note = fields.Char(
        string="Charges left out",
        compute="_compute_charge_note",
        help="Where charges were left out, and why.",
    )

    @api.depends("action_ids.claim_note", "action_ids.claim_sheet")
    @api.depends_context("lang")
    def _compute_charge_note(self):
        """Say for how many customers charges were left out, with the reasons.

        Counted by the database: a run may have ten thousand actions for this one line.
        """
        groups = self.env["credit.followup.action"]._read_group(
            [
                ("run_id", "in", self.ids),
                ("claim_note", "!=", False),
                ("claim_sheet", "=", False),
            ],
            ["run_id", "claim_note"],
            ["__count"],
        )
        counts, reasons = Counter(), defaultdict(dict)
        for run, note, count in groups:
            counts[run.id] += count
            reasons[run.id].update(dict.fromkeys(note.split("\n")))
        for run in self:
            run.charge_note = run.id in counts and self.env._(
                "Messages without the interest or compensation that their level "
                "claims: %(count)s. %(reasons)s",
                count=counts[run.id],
                reasons=" ".join(reasons[run.id]),
            )

    def _customers_to_look_at(self, reader, wakes):
        """Return also who waits for a message with interest: it grows by the day."""
        customers = super()._customers_to_look_at(reader, wakes)
        if not self.company_id.followup_charge:
            return customers
        claiming = fields.Domain("level_id.claim_charges", "=", True)
        return sorted({*customers, *self._customers_waiting(claiming)})
