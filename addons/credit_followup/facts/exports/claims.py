"""The claims of a dossier as the ledger has them: amounts, days, what was sold."""

from collections import defaultdict

from ..items import RECEIVABLE
from ..settings import money
from .history import claim_ref
from .movements import read_movements

LONGEST_CAUSE = 4000
TYPES = {"out_invoice": "invoice", "out_refund": "credit_note"}
REFUND = "out_refund"


class ClaimRows:
    """Claims and ledger rows of the lines of many cases, read at once."""

    def __init__(self, env, lines, as_of):
        """Read what the rows need, in a constant number of queries."""
        self.env = env(su=True)
        lines = lines.with_env(self.env)
        self.as_of = as_of
        self._movements = read_movements(self.env, lines)
        self._causes = _causes(lines.move_id)
        self._siblings = _siblings(lines.move_id)
        self._disputed = _disputed(lines, as_of)

    def claim(self, line, debtor_ref):
        """Return one claim, without what it bears beside its principal."""
        line, move = line.with_env(self.env), line.move_id.with_env(self.env)
        original = money(line.amount_currency)
        moved = self._movements.get(line.id, ())
        credited = sum(
            (one.amount for one in moved if one.kind != "payment"), 0 * original
        )
        paid = sum((one.amount for one in moved if one.kind == "payment"), 0 * original)
        number = line.move_name or claim_ref(line)
        row = {
            "ref": claim_ref(line),
            "debtor_refs": [debtor_ref],
            "type": self._type(line),
            "number": number,
            "date": (line.invoice_date or line.date).isoformat(),
            "due_date": (line.date_maturity or line.date).isoformat(),
            "cause": self._causes.get(move.id) or number,
            "original_amount": original,
            "paid_amount": paid,
            "credited_amount": credited,
            "open_amount": money(line.amount_residual_currency),
            "currency": line.currency_id.name,
            "company_amount": money(line.amount_residual),
        }
        return row | self._optional(line, move)

    def _type(self, line):
        if line.move_type == REFUND or line.amount_currency < 0:
            return "credit_note"
        siblings = self._siblings.get(line.move_id.id, 0)
        return "instalment" if siblings > 1 else TYPES.get(line.move_type, "other")

    def _optional(self, line, move):
        """Return what a claim may have beside what it must have."""
        disputed = self._disputed.get(line.id)
        given = {
            "payment_ref": move.payment_reference,
            "delivery_date": move.delivery_date and move.delivery_date.isoformat(),
            "order_ref": move.invoice_origin,
            "tax_amount": self._tax(line, move),
        }
        row = {key: value for key, value in given.items() if value}
        if disputed is not None:
            row["disputed"] = True
            if disputed:
                row["disputed_amount"] = disputed
        return row

    def _tax(self, line, move):
        """Return the tax of an invoice that is due at once, else None."""
        if line.move_type != "out_invoice" or self._siblings.get(move.id, 0) != 1:
            return None
        return money(move.amount_tax)

    def ledger(self, line):
        """Return the rows of the ledger of one item: what moved it."""
        return [
            {
                "ref": f"R{one.key}",
                "claim_ref": claim_ref(line),
                "date": one.day.isoformat(),
                "type": one.kind,
                "amount": -one.amount,
                "currency": line.currency_id.name,
                "allocated_to": "principal",
                "received_by": "agency" if one.is_by_others else "creditor",
                **({"text": one.name} if one.name else {}),
            }
            for one in self._movements.get(line.id, ())
        ]


def _siblings(moves):
    """Return how many receivable lines each move has."""
    groups = moves.env["account.move.line"]._read_group(
        [("move_id", "in", moves.ids), ("account_type", "=", RECEIVABLE)],
        ["move_id"],
        ["__count"],
    )
    return {move.id: count for move, count in groups}


def _causes(moves):
    """Return what was sold by each invoice: the first words of its lines, whole."""
    rows = moves.env["account.move.line"].search_read(
        [("move_id", "in", moves.ids), ("display_type", "=", "product")],
        ["move_id", "name"],
        order="move_id, sequence, id",
        load=None,
    )
    found = defaultdict(list)
    for row in rows:
        words = (row["name"] or "").strip().splitlines()
        if words and words[0] not in found[row["move_id"]]:
            found[row["move_id"]].append(words[0])
    return {move: _joined(words) for move, words in found.items()}


def _joined(words):
    """Join whole parts, as many as a dossier may hold."""
    kept, length = [], 0
    for one in words:
        length += len(one) + 2
        if length > LONGEST_CAUSE:
            break
        kept.append(one)
    return "; ".join(kept)


def _disputed(lines, as_of):
    """Return what of each line is disputed: ``{line id: amount, None for all}``."""
    holds = (
        lines.env["credit.followup.hold"]
        .sudo()
        .search(
            [
                ("reason", "=", "dispute"),
                ("ended_on", "=", False),
                ("date_from", "<=", as_of),
                *("|", ("date_to", "=", False), ("date_to", ">", as_of)),
                *("|", ("move_line_id", "in", lines.ids), ("move_line_id", "=", False)),
                (
                    "partner_id.commercial_partner_id",
                    "in",
                    lines.partner_id.commercial_partner_id.ids,
                ),
                ("company_id", "in", lines.company_id.ids),
            ]
        )
    )
    found = {}
    for hold in holds:
        for line in hold.move_line_id or lines.filtered(
            lambda one, hold=hold: (
                one.partner_id.commercial_partner_id
                == hold.partner_id.commercial_partner_id
                and one.company_id == hold.company_id
            )
        ):
            found[line.id] = money(hold.amount)
    return found
