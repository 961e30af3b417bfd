"""How a message says that it is paid: account, reference, code of the bank's app.

One invoice is asked for by its own reference, so that whatever reads bank statements
finds it. Several have one of the message's own: a transfer carries one structured
reference, and a list of them would be free text that nothing reads.
"""

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.account.tools.structured_reference import (
    format_structured_reference_iso,
)

from ...effects.channels.transfers import transfer_params
from ...followup_core.payments.reference import is_sure, key, mod97
from .account_journal import GENERAL

# The numbers of messages begin with it, those of invoices and customers do not: both
# count from 1, and one structured reference must not stand for two debts.
FIRST_DIGIT = 9
STANDARD = "invoice_reference_model"


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    # A duplicate keeps it: it is copied with the action.
    communication = fields.Char(
        string="Reference of the transfer",
        readonly=True,
        help="What the customer was asked to write on the payment.",
    )
    communication_key = fields.Char(
        compute="_compute_communication_key",
        string="Reference of the transfer, plain",
        store=True,
        index="btree_not_null",
    )

    @api.depends("communication")
    def _compute_communication_key(self):
        for action in self:
            action.communication_key = key(action.communication or "") or False

    # === REFERENCE === #

    def _communication(self):
        """Return what the customer writes on the payment: as sent, else as of now."""
        self.ensure_one()
        return self.communication or self._new_communication()

    def _freeze_communication(self):
        """Keep the reference of the message that leaves now."""
        for action in self:
            action.communication = action._new_communication()

    def _new_communication(self):
        """Return an invoice's own reference, or the message's for several invoices.

        The instalments of one invoice share its reference. A customer abroad has no
        field for the form of our country: the creditor reference, which every bank of
        the zone reads and checks, stands in its place, else the invoice's number.
        """
        own = self._invoice_references()
        single = own.pop() if len(own) == 1 else None
        if not self._is_abroad():
            return single or self._structured_reference() or self.reference
        if single and not self._is_national(single):
            return single
        number = single and self._lines_listed()[:1].name
        return self._creditor_reference() or number or self.reference

    def _invoice_references(self):
        """Return the references of the invoices; of very many, two tell that."""
        if not self._lists_apart():
            return {line.payment_reference or line.name for line in self.line_ids}
        self.env["credit.followup.action.line"].flush_model()
        query = SQL(
            "SELECT DISTINCT COALESCE(NULLIF(payment_reference, ''), name)"
            " FROM credit_followup_action_line WHERE action_id = %s LIMIT 2",
            self._origin.id,
        )
        return {reference for (reference,) in self.env.execute_query(query)}

    def _is_abroad(self):
        """Tell whether the customer is known to be of another country than we are."""
        country = self.partner_id.country_id
        return bool(country) and country != self.company_id.account_fiscal_country_id

    def _is_national(self, reference):
        """Tell whether a reference has the form of a country, which others cannot read.

        By its check digits, or by the journal's standard that Odoo's localisation made.
        """
        found = key(reference)
        journals = self._lines_listed().move_id.journal_id
        standards = set(journals.mapped(STANDARD))
        checked = found.isdigit() and is_sure(found)
        return checked or bool(standards - GENERAL)

    def _structured_reference(self):
        """Return the form of the company's country, nothing where there is none.

        Odoo makes such references for invoices only (`account.move` in `account` and
        in the localisations), the creditor reference of ISO 11649 for any text
        (`account/tools/structured_reference.py`).
        """
        number = self._number()
        country = self.company_id.account_fiscal_country_id
        if country.followup_reference == "mod97" and len(number) == 10:
            return mod97(int(number))
        moves = self._lines_listed().move_id
        local = moves.journal_id[:1]._followup_reference(number, moves[:1])
        return local or self._creditor_reference()

    def _creditor_reference(self):
        """Return the reference that is the same in the whole zone, nothing outside."""
        country = self.company_id.account_fiscal_country_id
        is_european = country in self.env.ref("base.sepa_zone").country_ids
        return is_european and format_structured_reference_iso(self._number())

    def _number(self):
        return f"{FIRST_DIGIT}{self._origin.id:09}"

    # === ACCOUNT AND CODE === #

    def _bank_account(self):
        """Return the account that the invoices name, else the company's first."""
        self.ensure_one()
        return (
            self._lines_listed().move_id.partner_bank_id[:1]
            or self.company_id.partner_id.bank_ids[:1]
        )

    def _epc_params(self):
        """Return the parameters of the EPC code, nothing where there can be none.

        Odoo itself decides whether the reference is a structured one.
        """
        self.ensure_one()
        if self.amount_due <= 0:
            return None
        return transfer_params(
            self._bank_account(),
            self.currency_id.round(self.amount_total),
            self._communication(),
            self.currency_id,
            self.partner_id,
        )

    def _payment_link(self):
        """Return where the customer pays online: nowhere without a payment provider.

        `credit_followup_payment` has the page, wherever `account_payment` is installed.
        """
        self.ensure_one()
