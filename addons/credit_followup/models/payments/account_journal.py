from odoo import models
from odoo.exceptions import UserError

from ...followup_core.payments.reference import key

# Odoo's own standards, which are no country's: a number of ours would say nothing.
GENERAL = {False, "odoo", "number", "euro"}


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _followup_reference(self, number, invoice):
        """Return a reference by the journal's communication standard, False if none.

        Odoo's localisations make references from an invoice in memory or from its
        customer: `_get_invoice_reference_<standard>_invoice` reads the invoice's name,
        or its id; `…_partner` the customer's reference, or his id. So an invoice that
        is never saved has our number in both places, and a form counts that shows it.

        :param number: digits
        :param invoice: one of those that the reference stands for
        """
        standard = self.invoice_reference_model
        if standard in GENERAL:
            return False
        moves = self.env["account.move"]
        numbered = self.env["res.partner"].new({"name": number, "ref": number})
        for kind, customer in (("partner", numbered), ("invoice", invoice.partner_id)):
            method = f"_get_invoice_reference_{standard}_{kind}"
            move = moves.new(
                {
                    "move_type": "out_invoice",
                    "journal_id": self.id,
                    "name": number,
                    "invoice_date": invoice.invoice_date,
                    "partner_bank_id": invoice.partner_bank_id.id,
                }
            )
            move.partner_id = customer
            made = self._followup_try(move, method)
            # Some keep the last digits only, those that tell our numbers apart.
            if made and number[-6:] in key(made):
                return made
        return False

    def _followup_try(self, move, method):
        """Return what a localisation makes of an invoice, False if it refuses it."""
        make = getattr(move, method, None)
        try:
            return make and make()
        except (UserError, ValueError):
            return False
