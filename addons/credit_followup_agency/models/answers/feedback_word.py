"""What an agency said by word or letter: judged and applied as a row of a file is."""

from collections import Counter
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from odoo.addons.credit_followup.followup_core.handover.booking import Payouts
from odoo.addons.credit_followup.followup_core.handover.classify import (
    Classifier,
    Fate,
)
from odoo.addons.credit_followup.followup_core.handover.survey import doubt_of

from ...facts.cases import Cases
from ...facts.payouts import read_earlier


class CreditFollowupFeedback(models.Model):
    _inherit = "credit.followup.feedback"

    is_word = fields.Boolean(
        string="By word",
        readonly=True,
        help="A person noted what the agency said: there is no file.",
    )

    @api.model
    def _take_word(self, case, event, netted):
        """Keep what an agency said of a case, and apply it where it is clear.

        Returns its row: one that waits is for a person to look at.

        :param event: of the core, as the agency's file would have it
        :raises UserError: if it cannot be, or cannot be booked
        """
        agency = case.agency_id
        cases = Cases(agency.sudo(), by_word=True).look_up([event])
        doubt = doubt_of(event, self._said_before(agency, event), netted=netted)
        judged = Classifier(agency.code, cases).judge(event, doubt)
        if judged.fate is Fate.ERROR:
            rows = self.env["credit.followup.feedback.row"]
            reasons = dict(rows._fields["reason"]._description_selection(self.env))
            raise UserError(reasons[judged.reason.value])
        own = self._keep_word(agency, event, netted)
        own._keep_rows([judged])
        row = own.row_ids
        sums = {event.currency: event.amount} if event.amount else {}
        own._keep_counts(Counter([judged.fate]), {event.kind.value: sums})
        if judged.fate is Fate.AUTO:
            own._apply_rows(row)
        if row.state == "failed":
            raise UserError(row.error)
        return row.sudo(self.env.su)

    @api.model
    def _said_before(self, agency, event):
        """Return what earlier files and words said of the payout of an event."""
        found = Payouts()
        for one in read_earlier(agency.sudo(), {event.payout_id} - {""}):
            found.add(one)
        return found

    def _keep_word(self, agency, event, netted):
        return self.sudo().create(
            {
                "name": self.env._(
                    "By word, %(day)s", day=format_date(self.env, event.on)
                ),
                "agency_id": agency.id,
                "mapping_id": agency.mapping_id.id,
                "sha256": sha256(event.identity.encode()).hexdigest(),
                "user_id": self.env.uid,
                "is_word": True,
                "fees_netted": netted,
                "state": "applied",
            }
        )
