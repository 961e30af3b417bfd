"""What an agreement is about: its items, and which may be agreed on."""

from odoo import fields, models
from odoo.exceptions import ValidationError

from ...facts.agreements.agreements import read_agreeable
from ...facts.items import unpaid
from .agreement import TIED


class CreditFollowupAgreementItem(models.Model):
    """What an agreement is about: an open item, as it was when it was agreed."""

    _name = "credit.followup.agreement.item"
    _description = "Item of an Agreement"
    _order = "due_on, id"
    _check_company_auto = True

    agreement_id = fields.Many2one(
        "credit.followup.agreement", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="agreement_id.company_id", store=True)
    currency_id = fields.Many2one(related="agreement_id.currency_id")
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Item",
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="Empty where the invoice was corrected since and the item is no more.",
    )
    name = fields.Char(string="Invoice", readonly=True)
    due_on = fields.Date(
        string="Original due date",
        readonly=True,
        help="It stays: interest runs from it again when the agreement is broken.",
    )
    amount = fields.Monetary(string="Agreed on", readonly=True)
    amount_open = fields.Monetary(string="Open then", readonly=True)


class CreditFollowupAgreement(models.Model):
    _inherit = "credit.followup.agreement"

    # === WHAT MAY BE AGREED ON === #

    def _check_items(self):
        """Refuse items of others, of two currencies, paid, held, or agreed on."""
        for agreement in self:
            lines = agreement.sudo().item_ids.move_line_id
            if not lines:
                raise ValidationError(
                    self.env._("Choose the invoices that this is about.")
                )
            # Two who write one of the same items at once wait for each other.
            lines.lock_for_update()
            agreement._check_same(lines)
            agreement._check_previous()
            agreement._check_free(lines)

    def _check_same(self, lines):
        if lines.company_id != self.company_id:
            raise ValidationError(
                self.env._("An agreement is for the invoices of one company.")
            )
        if lines.currency_id != self.currency_id:
            raise ValidationError(self.env._("Make one agreement for each currency."))
        if lines.partner_id.commercial_partner_id != self.partner_id:
            raise ValidationError(
                self.env._("The items do not belong to this customer.")
            )

    def _check_previous(self):
        """Let an agreement take the place only of one of the same customer."""
        before = self.sudo().previous_id
        same = (self.company_id, self.partner_id, self.currency_id)
        if before and (before.company_id, before.partner_id, before.currency_id) != (
            same
        ):
            raise ValidationError(
                self.env._("An agreement replaces one of the same customer.")
            )

    def _check_free(self, lines):
        """Refuse what is paid, and what something else holds: name the first."""
        paid = (lines - unpaid(lines))[:1]
        if paid:
            raise ValidationError(
                self.env._("%(item)s is not open.", item=paid.move_name)
            )
        booked = lines.move_id & lines._followup_charge_entries()
        if booked:
            raise ValidationError(
                self.env._(
                    "%(entry)s is what messages claimed beside an invoice: it is part "
                    "of the interest and compensation so far.",
                    entry=booked[0].name,
                )
            )
        tied = self._tied(lines)[:1]
        if tied:
            raise ValidationError(
                self.env._(
                    "%(item)s is in agreement %(number)s already.",
                    item=tied.move_line_id.move_name,
                    number=tied.agreement_id.name,
                )
            )
        today = fields.Date.context_today(self)
        for line, (amount, hold) in read_agreeable(
            lines, today, self.previous_id
        ).items():
            if not amount:
                raise ValidationError(
                    self.env._(
                        "%(item)s is on hold already: %(hold)s. End that first.",
                        item=line.move_name,
                        hold=hold.name or "",
                    )
                )

    def _tied(self, lines):
        """Return the items of other agreements that hold these lines."""
        return (
            self.env["credit.followup.agreement.item"]
            .sudo()
            .search(
                [
                    ("move_line_id", "in", lines.ids),
                    ("agreement_id.state", "in", TIED),
                    ("agreement_id", "not in", (self | self.previous_id).ids),
                ]
            )
        )

    def _freeze_items(self):
        """Keep what is open now, without what is disputed of it."""
        today = fields.Date.context_today(self)
        for agreement in self:
            lines = agreement.item_ids.move_line_id
            open_now = read_agreeable(lines, today, agreement.previous_id)
            for item in agreement.item_ids:
                line = item.move_line_id
                item.write(
                    {
                        "amount": float(open_now[line][0]),
                        "amount_open": line.amount_residual_currency,
                        "name": line.move_name,
                        "due_on": line.date_maturity or line.date,
                    }
                )
