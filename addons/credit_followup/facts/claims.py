"""Facts of a claim: debts, payments with value dates, letters, terms, what was claimed.

Read for a whole batch of customers in a constant number of queries.
"""

from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal

from ..const import COUNTED
from ..followup_core.law.case import (
    Allocation,
    CreditorKind,
    Debt,
    DebtorKind,
    Notice,
    NoticeChannel,
    NoticeKind,
    Payment,
    RateChoice,
    Request,
    Terms,
)
from ..followup_core.terms.proof import Way, counts
from .items import open_lines
from .payments import read_payments, read_unallocated
from .settings import money

DEBTORS = {
    "consumer": DebtorKind.CONSUMER,
    "public_body": DebtorKind.PUBLIC_BODY,
}
# A text message is left out: it reminds, but says too little to start a term.
CHANNELS = {
    "email": NoticeChannel.ELECTRONIC,
    "letter": NoticeChannel.POST,
    "post": NoticeChannel.POST,
    "registered": NoticeChannel.REGISTERED,
}
FORMAL = "2"


class ClaimReader:
    """Requests to the core for the open items of customers of one company."""

    def __init__(self, env, company, as_of):
        """Remember whose claims are asked for, and on which day."""
        self.env = env(su=True)
        self.company = company.sudo()
        self.as_of = as_of
        self.open_lines = open_lines(self.company)

    def requests(self, lines, held=None):
        """Return ``{(partner, currency): (request, {ref: line})}`` of receivable lines.

        :param held: amounts of items that are not claimed now, by line id
        """
        held = held or {}
        # What was claimed for lateness bears none of its own.
        entries = lines._followup_charge_entries()
        lines = lines.filtered(lambda line: line.move_id not in entries)
        # Read for all of them at once, not for each customer.
        lines.sudo().move_id.fetch(
            [
                "invoice_origin",
                "invoice_payment_term_id",
                "followup_received_on",
                "followup_told_default",
            ]
        )
        groups = defaultdict(self.env["account.move.line"].browse)
        for line in lines.sudo():
            groups[line.partner_id.commercial_partner_id, line.currency_id] |= line
        facts = {
            "payments": read_payments(self.env, lines, self.as_of),
            "unallocated": read_unallocated(self, groups),
            "letters": self._letters(groups),
            "acceptances": self._acceptances(groups),
            "unproven": self._unproven_terms(),
            "held": held,
        }
        return {key: self._request(key, own, facts) for key, own in groups.items()}

    def _request(self, key, lines, facts):
        """Return the request for one group and its lines by reference."""
        partner, currency = key
        partner = partner.with_company(self.company)
        debts, received, by_ref = self._debts(partner, lines, facts)
        group = (partner.id, currency.id)
        refs = {line.id: ref for ref, line in by_ref.items()}
        return (
            Request(
                jurisdiction=partner._followup_jurisdiction(self.company),
                debtor=DEBTORS.get(partner._followup_debtor(), DebtorKind.BUSINESS),
                creditor=CreditorKind(self.company.followup_creditor_kind),
                currency=currency.name,
                as_of=self.as_of,
                debts=tuple(debts),
                payments=tuple(received + facts["unallocated"].get(group, [])),
                notices=tuple(_notices(facts["letters"].get(group, ()), refs)),
                terms=self._terms(partner, lines, facts),
                allocation=Allocation(self.company.followup_allocation),
                recovers_vat=self.company.followup_recovers_vat,
                vat_percent=money(self.company.followup_vat_percent),
                rate_choice=RateChoice(self.company.followup_rate_choice),
                in_health_care=partner.followup_in_health_care,
            ),
            by_ref,
        )

    def _debts(self, partner, lines, facts):
        """Return debts, payments on them, and the lines by reference."""
        debts, received, by_ref = [], [], {}
        instalments = Counter(line.move_id for line in lines)
        for line in lines:
            credit, paid = facts["payments"][line.id]
            principal = money(line.amount_currency) - credit
            principal -= money(facts["held"].get(line.id, 0))
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
                    line.move_id.followup_received_on or None,
                    self._is_agreed(partner, line, facts),
                    line.move_id.followup_told_default,
                )
            )
            received += [Payment(day, amount, ref) for day, amount in paid]
        return debts, received, by_ref

    def _is_agreed(self, partner, line, facts):
        """Tell whether the due date was agreed: it does not stand on the invoice alone.

        By an order, by the payment term that the customer has, or by accepted terms.
        """
        move = line.move_id
        if move.invoice_origin:
            return True
        term = move.invoice_payment_term_id
        if term and term == partner.property_payment_term_id:
            return True
        day = line.invoice_date or line.date
        return any(
            one.terms_id.payment_days and one.accepted_on <= day and not one.reference
            for one in self._counted(partner, facts)
        )

    def _letters(self, groups):
        """Return the messages that reached each group, oldest first."""
        actions = self.env["credit.followup.action"].search(
            [
                ("company_id", "=", self.company.id),
                _of_family(groups),
                ("state", "in", COUNTED),
                ("kind", "=", "message"),
                ("is_test", "=", False),
                ("nature", ">=", "1"),
                ("duplicate_of_id", "=", False),
                ("served_on", "<=", self.as_of),
            ],
            order="served_on, id",
        )
        return actions.grouped(
            lambda one: (one.partner_id.commercial_partner_id.id, one.currency_id.id)
        )

    def _acceptances(self, groups):
        """Return the proofs of acceptance by customer, newest first.

        One that was given for a single order says nothing about the others.
        """
        acceptances = self.env["credit.followup.terms.acceptance"].search(
            [
                ("company_id", "=", self.company.id),
                _of_family(groups),
                ("accepted_on", "<=", self.as_of),
                ("withdrawn_on", "=", False),
            ],
            order="accepted_on desc, id desc",
        )
        return acceptances.grouped(lambda one: one.partner_id.commercial_partner_id)

    def _counted(self, partner, facts):
        """Return the acceptances on which a claim on this customer may rest."""
        debtor = DEBTORS.get(partner._followup_debtor(), DebtorKind.BUSINESS)
        silence_counts = self.company.followup_counts_silence
        return [
            one
            for one in facts["acceptances"].get(partner.with_env(self.env), ())
            if counts(Way(one.way), debtor, silence_counts=silence_counts)
        ]

    def _unproven_terms(self):
        """Return the newest conditions, to say that their acceptance is not proven."""
        newest = self.env["credit.followup.terms"].search(
            [
                ("company_id", "=", self.company.id),
                ("valid_from", "<=", self.as_of),
            ],
            limit=1,
        )
        return newest._core_terms(None) if newest else Terms()

    def _terms(self, partner, lines, facts):
        """Return the clauses that were accepted before the oldest of the invoices.

        What was accepted for one order proves nothing where others are claimed too.
        """
        first = min(line.invoice_date or line.date for line in lines)
        origins = set(lines.move_id.mapped("invoice_origin"))
        own = self._counted(partner, facts)
        fitting = [
            one for one in own if not one.reference or origins == {one.reference}
        ]
        proven = [one for one in fitting if one.accepted_on <= first]
        terms = facts["unproven"]
        for one in (*proven, *fitting):
            terms = one.terms_id._core_terms(one.accepted_on)
            break
        if lines.currency_id == self.company.currency_id:
            return terms
        return without_sums(terms)


def without_sums(terms):
    """Return terms less their fixed sums: those are in the company's currency."""
    penalty = terms.penalty and replace(terms.penalty, minimum=Decimal(0))
    return replace(terms, penalty=penalty, fee=None)


def _of_family(groups):
    """Return the customers of groups, also who was one of his own before."""
    return (
        "partner_id.commercial_partner_id",
        "in",
        [partner.id for partner, _currency in groups],
    )


def _notices(actions, refs):
    """Yield one notice per channel by which each message left.

    :param refs: references of the claim's debts by receivable line id
    """
    for action in actions:
        formal = action.nature >= FORMAL
        listed = frozenset(
            refs[line.move_line_id.id]
            for line in action.line_ids
            if line.move_line_id.id in refs
        )
        for one in action.delivery_ids._made():
            if one.channel not in CHANNELS or not action._counts_as_letter():
                continue
            notice = Notice(
                NoticeKind.FORMAL_NOTICE if formal else NoticeKind.REMINDER,
                CHANNELS[one.channel],
                max(one.deposited_on or action.served_on, action.served_on),
                one.received_on or None,
                listed,
                max(action.arrives_on, action.served_on),
            )
            if action._gave_the_term_of(notice):
                yield notice
