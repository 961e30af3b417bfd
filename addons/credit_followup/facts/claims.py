"""Facts of a claim: debts, payments with value dates, letters, terms, what was claimed.

Read for a whole batch of customers in a constant number of queries.
"""

from collections import Counter, defaultdict
from decimal import Decimal

from odoo.tools import SQL

from ..followup_core.claims.records import (
    Allocation,
    CreditorKind,
    Debt,
    DebtorKind,
    Notice,
    NoticeChannel,
    NoticeKind,
    Payment,
    Request,
    Terms,
)
from .settings import money

DEBTORS = {
    "consumer": DebtorKind.CONSUMER,
    "public": DebtorKind.PUBLIC_BODY,
}
CHANNELS = {
    "email": NoticeChannel.ELECTRONIC,
    "letter": NoticeChannel.POST,
    "registered": NoticeChannel.REGISTERED,
}
FORMAL = "2"


class ClaimReader:
    """Requests to the core for the open items of customers of one company.

    :param allocation: how payments are imputed in the requests
    """

    def __init__(self, env, company, as_of):
        """Remember whose claims are asked for, and on which day."""
        self.env = env(su=True)
        self.company = company.sudo()
        self.as_of = as_of

    def requests(self, lines, held=None):
        """Return ``{(partner, currency): (request, {ref: line})}`` of receivable lines.

        :param held: amounts of items that are not claimed now, by line id
        """
        held = held or {}
        groups = defaultdict(self.env["account.move.line"].browse)
        for line in lines.sudo():
            groups[line.partner_id.commercial_partner_id, line.currency_id] |= line
        payments = self._payments(lines)
        notices = self._notices(groups)
        terms = self._terms([partner.id for partner, _currency in groups])
        return {
            key: self._request(key, own, payments, notices, terms, held)
            for key, own in groups.items()
        }

    def _request(self, key, lines, payments, notices, terms, held):
        partner, currency = key
        partner = partner.with_company(self.company)
        debts, received, by_ref = [], [], {}
        instalments = Counter(line.move_id for line in lines)
        for line in lines:
            credit, paid = payments[line.id]
            principal = money(line.amount_currency) - credit
            principal -= money(held.get(line.id, 0))
            ref = line.move_name
            if not ref or instalments[line.move_id] > 1:
                ref = f"{ref or ''} / {line.id}"
            by_ref[ref] = line
            debts.append(
                Debt(
                    ref,
                    max(principal, Decimal(0)),
                    line.date_maturity or line.date,
                    line.invoice_date or line.date,
                )
            )
            received += [Payment(day, amount, ref) for day, amount in paid]
        return (
            Request(
                jurisdiction=partner._followup_law_code(self.company),
                debtor=DEBTORS.get(partner._followup_debtor(), DebtorKind.BUSINESS),
                creditor=CreditorKind(self.company.followup_creditor_kind),
                currency=currency.name,
                as_of=self.as_of,
                debts=tuple(debts),
                payments=tuple(received),
                notices=tuple(notices.get((partner.id, currency.id), ())),
                terms=terms.get(partner.id),
                allocation=Allocation(self.company.followup_allocation),
            ),
            by_ref,
        )

    def _payments(self, lines):
        """Return credit notes (a sum) and payments (day, amount) by line id.

        A credit note lowers the debt from the start; money counts on the day it came.
        """
        rows = self.env.execute_query(
            SQL(
                "SELECT part.debit_move_id, counterpart.date,"
                " part.debit_amount_currency, move.move_type"
                " FROM account_partial_reconcile part"
                " JOIN account_move_line counterpart"
                "   ON counterpart.id = part.credit_move_id"
                " JOIN account_move move ON move.id = counterpart.move_id"
                " WHERE part.debit_move_id IN %s ORDER BY part.id",
                tuple(lines.ids) or (0,),
            )
        )
        found = defaultdict(lambda: (Decimal(0), []))
        for line_id, day, amount, kind in rows:
            credit, paid = found[line_id]
            if kind == "out_refund" or not amount:
                credit += money(amount)
            else:
                paid.append((day, money(amount)))
            found[line_id] = (credit, paid)
        return found

    def _notices(self, groups):
        """Return the letters that reached each group, oldest first."""
        actions = self.env["credit.followup.action"].search(
            [
                ("company_id", "=", self.company.id),
                ("partner_id", "in", [partner.id for partner, _currency in groups]),
                ("state", "in", ("sent", "delivered")),
                ("kind", "=", "contact"),
                ("is_test", "=", False),
                ("nature", ">=", "1"),
                ("duplicate_of_id", "=", False),
                ("served_on", "<=", self.as_of),
            ],
            order="served_on, id",
        )
        found = defaultdict(list)
        for action in actions:
            key = (action.partner_id.id, action.currency_id.id)
            found[key] += _notices_of(action)
        return found

    def _terms(self, partner_ids):
        """Return the clauses that each customer accepted last, as the core reads them.

        Without proof, the company's newest conditions are still named: the claim then
        says that their acceptance is not proven.
        """
        acceptances = self.env["credit.followup.terms.acceptance"].search(
            [
                ("company_id", "=", self.company.id),
                ("partner_id", "in", partner_ids),
                ("accepted_on", "<=", self.as_of),
            ],
            order="accepted_on, id",
        )
        newest = self.env["credit.followup.terms"].search(
            [
                ("company_id", "=", self.company.id),
                ("valid_from", "<=", self.as_of),
            ],
            limit=1,
        )
        unproven = newest._core_terms(None) if newest else Terms()
        found = dict.fromkeys(partner_ids, unproven)
        for acceptance in acceptances:
            found[acceptance.partner_id.id] = acceptance.terms_id._core_terms(
                acceptance.accepted_on
            )
        return found


def _notices_of(action):
    """Return one notice per channel by which the message left."""
    kind = NoticeKind.FORMAL_NOTICE if action.nature >= FORMAL else NoticeKind.REMINDER
    return [
        Notice(
            kind,
            CHANNELS[one.channel],
            max(one.deposited_on or action.served_on, action.served_on),
            action.arrives_on if action.arrives_on >= action.served_on else None,
        )
        for one in action.delivery_ids._made()
        if one.channel in CHANNELS
    ]
