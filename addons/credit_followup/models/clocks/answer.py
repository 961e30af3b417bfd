from odoo import api, fields, models
from odoo.tools import SQL

from ...const import REASONS
from ..ledger.loose import LooseMany2one

# So many items are fetched one by one in a moment.
FEW = 30_000


class CreditFollowupAnswer(models.Model):
    """What the last run found for an open item, beside the ledger.

    The id is the journal item's own, so that the night never writes on a line that an
    accountant reconciles. There is no foreign key to it: what is paid is forgotten when
    its customer is looked at again.
    """

    _name = "credit.followup.answer"
    _description = "Follow-up Answer"
    _log_access = False
    _allow_sudo_commands = False
    _rec_name = "reason"

    company_id = LooseMany2one("res.company", required=True)
    partner_id = LooseMany2one("res.partner", string="Customer", required=True)
    reason = fields.Selection(REASONS, string="Follow-up status", required=True)
    next_on = fields.Date(
        string="Next date",
        help="First day on which the answer may change by the calendar; empty where "
        "only an event changes it.",
    )

    # Whose day has come.
    _due_idx = models.Index("(company_id, next_on, partner_id)")
    _customer_idx = models.Index("(partner_id, company_id)")
    # Which items have a seldom answer.
    _reason_idx = models.Index("(company_id, reason, id)")

    @api.model
    def _lines_of(self, domain):
        """Return the ids of the items with such an answer, for a condition on items.

        Few are fetched at once. Left to choose, the database would walk through all
        items in the order of a page and look for the next of them.
        """
        query = self._search(domain)
        first = self._search(domain, limit=FEW + 1).select(SQL("1"))
        ((count,),) = self.env.execute_query(
            SQL("SELECT COUNT(*) FROM (%s) AS found", first)
        )
        if count > FEW:
            return query
        return SQL("(SELECT unnest(ARRAY(%s)))", query.select())
