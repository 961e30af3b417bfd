"""Messages found by what a customer wrote on his payment."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...followup_core.payments.reference import is_sure, key, message_number
from .account_journal import GENERAL
from .action import STANDARD


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    reference = fields.Char(search="_search_reference")

    @api.model
    def _by_keys(self, keys, companies):
        """Return the newest message sent with each reference: ``{(company, key): it}``.

        As superuser: whoever imports a statement need not see the follow-up.
        """
        numbers = [number for one in keys if (number := message_number(one))]
        found = {}
        for action in self.sudo().search(
            Domain("company_id", "in", companies.ids)
            & (
                Domain("communication_key", "in", list(keys))
                | Domain("id", "in", numbers)
            )
            & self._was_sent(),
            order="id",
        ):
            found[action.company_id, action.communication_key] = action
            found[action.company_id, key(action.reference)] = action
        return found

    def _is_sure(self, found):
        """Tell whether a key can hardly be anything but the reference of this message.

        An invoice that is numbered 2026/0612 is no more than a day to who reads digits:
        a country's own standard, or a number that we made, is more.
        """
        own = {
            *self.line_ids.mapped("payment_reference"),
            *self.line_ids.mapped("name"),
        }
        if is_sure(found) or self.communication not in own:
            return True
        standards = set(self.line_ids.move_id.journal_id.mapped(STANDARD))
        return bool(standards) and not standards & GENERAL

    @api.model
    def _was_sent(self):
        """Return the domain of messages that reached, or may have reached, customers.

        A duplicate is the same message; a test went to nobody.
        """
        return (
            Domain("kind", "=", "message")
            & Domain("sent_on", "!=", False)
            & Domain("duplicate_of_id", "=", False)
            & Domain("is_test", "=", False)
        )

    @api.model
    def _search_reference(self, operator, value):
        """Return the domain of the messages with a reference as a person types it."""
        values = [value] if isinstance(value, str) else list(value or [False])
        if operator not in ("ilike", "=", "in") or not all(values):
            return NotImplemented
        keys = [wanted for one in values if (wanted := key(one))]
        own = Domain("id", "in", [n for one in keys if (n := message_number(one))])
        if operator == "ilike":
            own |= Domain.OR(Domain("communication_key", "ilike", one) for one in keys)
        else:
            own |= Domain("communication_key", "in", keys)
        return self._was_sent() & own
