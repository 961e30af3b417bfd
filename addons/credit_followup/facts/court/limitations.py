"""Facts of limitation: items, and all that interrupts their time."""

from collections import defaultdict

from odoo.tools import SQL

from ...followup_core.court.limitation import Item, State, Why
from ...followup_core.court.limits import Owed
from ...followup_core.law.case import DebtorKind
from ...followup_core.law.court.evidence import Evidence, Proof
from ...followup_core.law.court.limitation import DebtNature
from ...followup_core.vocabulary import Nature
from ..claims import DEBTORS
from ..items import read, unpaid

LEDGER = ("account.move", "account.move.line", "account.partial.reconcile")
# Formal notices and final demands: what a law may call a written demand.
FORMAL = {str(Nature.FORMAL_NOTICE.value), str(Nature.FINAL_DEMAND.value)}


def read_owed(lines):
    """Return what the law of limitation asks of items: ``{line id: Owed}``.

    As superuser, in a constant number of queries.
    """
    lines = lines.sudo()
    proofs = lines.env["credit.followup.limitation"]._proofs(lines)
    natures = _natures(lines)
    told = {}
    found = {}
    for line in lines:
        key = line.partner_id, line.company_id
        if key not in told:
            told[key] = _debtor(*key)
        jurisdiction, debtor, is_abroad = told[key]
        found[line.id] = Owed(
            jurisdiction or "",
            debtor,
            line.date_maturity or None,
            natures[line.move_id.id],
            _arose(line),
            tuple(proofs[line.id]),
            is_abroad,
        )
    return found


def read_limitations(records):
    """Return the core's facts of records, in their order."""
    records = records.sudo()
    lines = records.move_line_id.exists()
    open_ids = set(unpaid(lines).ids)
    owed = read_owed(lines)
    nothing = Owed("", DebtorKind.BUSINESS, None)
    return [
        _item(one, one.move_line_id.id in open_ids, owed.get(one.move_line_id.id))
        if one.move_line_id.id in owed
        else _item(one, False, nothing)
        for one in records
    ]


def _item(one, is_open, owed):
    return Item(
        one.id,
        State(one.state),
        Why(one.reason),
        is_open,
        owed.jurisdiction,
        owed.debtor,
        owed.nature,
        owed.due_on,
        owed.arose_on,
        owed.proofs,
        owed.is_abroad,
    )


def _debtor(partner, company):
    customer = partner.commercial_partner_id.with_company(company)
    kind = DEBTORS.get(customer._followup_debtor(), DebtorKind.BUSINESS)
    law = customer._followup_jurisdiction(company)
    return law, kind, bool(law and (customer.country_id.code or law) != law)


def _arose(line):
    """Return the day of the invoice, where it is not after the due date."""
    day = line.move_id.invoice_date or line.date
    due = line.date_maturity
    return min(day, due) if due else day


def _natures(lines):
    """Return what each invoice is for, as far as its products say it."""
    kinds = defaultdict(set)
    groups = lines.env["account.move.line"]._read_group(
        [
            ("move_id", "in", lines.move_id.ids),
            ("display_type", "=", "product"),
            ("product_id", "!=", False),
        ],
        ["move_id", "product_id"],
    )
    for move, product in groups:
        kinds[move.id].add(product.type)
    found = defaultdict(lambda: DebtNature.GENERAL)
    for move, own in kinds.items():
        # Of goods and services together the goods' time is the earlier one.
        found[move] = DebtNature.SERVICES if own == {"service"} else DebtNature.GOODS
    return found


def proofs_of(lines):
    """Return what the ledger and our own records prove: ``{line id: [Proof]}``."""
    found = defaultdict(list)
    for line_id, day in read(lines.env, _paid(lines), LEDGER):
        found[line_id].append(Proof(Evidence.PART_PAYMENT, day))
    for line in lines:
        if line.followup_notice in FORMAL and line.followup_notice_on:
            found[line.id].append(
                Proof(Evidence.WRITTEN_DEMAND, line.followup_notice_on)
            )
    for line_id, day in _signed(lines):
        found[line_id].append(Proof(Evidence.AGREEMENT, day))
    for line_id, proof in _noted(lines):
        found[line_id].append(proof)
    return found


def _paid(lines):
    """Return the statement: the days on which the debtor himself paid a part.

    What came from the bank or as a payment; what was set off or credited by us is no
    act of his.
    """
    return SQL(
        "SELECT DISTINCT part.debit_move_id, paid.date"
        " FROM account_partial_reconcile part"
        " JOIN account_move_line paid ON paid.id = part.credit_move_id"
        " JOIN account_move move ON move.id = paid.move_id"
        " WHERE part.debit_move_id IN %s AND (paid.payment_id IS NOT NULL"
        "  OR move.statement_line_id IS NOT NULL)",
        tuple(lines.ids) or (0,),
    )


def _signed(lines):
    """Yield the days on which agreements about these items were signed."""
    signed = lines.env["credit.followup.agreement.item"].search(
        [
            ("move_line_id", "in", lines.ids),
            ("agreement_id.signed_on", "!=", False),
        ]
    )
    for item in signed:
        yield item.move_line_id.id, item.agreement_id.signed_on


def _noted(lines):
    """Yield what people noted, and what cases at court did."""
    noted = lines.env["credit.followup.evidence"].search(
        [("move_line_ids", "in", lines.ids)]
    )
    known = set(lines.ids)
    for one in noted:
        proof = Proof(Evidence(one.kind), one.on, one.until or None, one.is_dropped)
        for line_id in known.intersection(one.move_line_ids.ids):
            yield line_id, proof
