"""What a message claims beside the principal: decided here, written by the actions."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from ..facts.charges import still_open
from ..facts.claims import ClaimReader
from ..followup_core.books.charges import EVER_CLAIMED
from ..followup_core.claims.calculate import claim
from ..followup_core.claims.clauses import CLAUSE
from ..followup_core.claims.response import respond
from ..followup_core.law.sentences import ACCEPTED, AGREED_SUM
from ..followup_core.rates.table import RateMissingError
from . import residual

DAY = timedelta(days=1)
ZERO = Decimal(0)
# As exact as the calculation sheet writes its amounts.
EXACT = Decimal("0.000001")
INTEREST, COMPENSATION = "interest", "compensation"
NOTHING = {
    "amount_interest": 0.0,
    "amount_compensation": 0.0,
    "amount_imputed": 0.0,
    "claim_sheet": False,
    "claim_note": False,
}


class GroupClaim(NamedTuple):
    """The claim for one customer group, in its currency.

    ``imputed`` is what the law's imputation of payments adds to the principal of the
    ledger. ``sheet`` is the JSON of the calculation, ``lines`` the items by reference,
    ``beside`` what each of ``debts`` is claimed beside its open amount.
    """

    interest: Decimal
    compensation: Decimal
    imputed: Decimal
    sheet: dict
    lines: dict
    debts: tuple
    refusal: str = ""
    beside: tuple = ()


def prepare(actions, as_of):
    """Write on the actions what their levels claim beside the principal.

    Returns ``{action: GroupClaim}`` for those that claim anything.
    """
    found = _amounts(actions, as_of)
    for action, group in found.items():
        action.write(_values_of(action, group))
    stale = actions.filtered(lambda one: one not in found and one._sheet())
    stale.write(NOTHING)
    residual.ask_again(actions)
    return found


def _amounts(actions, as_of):
    """Return ``{action: GroupClaim}`` for the actions whose level claims charges."""
    found = {}
    for company, own in actions.grouped("company_id").items():
        asking = own.filtered(lambda one: one._claims_charges())
        if not asking:
            continue
        lines = asking.line_ids.filtered(lambda line: line.days_late > 0)
        held = {line.move_line_id.id: line.amount_held for line in lines}
        claims = claims_of(
            asking.env, company, as_of, lines.move_line_id, held, per_day=True
        )
        for action in asking:
            key = (action.partner_id.id, action.currency_id.id)
            if group := claims.get(key):
                found[action] = group
    return found


def _values_of(action, group):
    """Return a claim as the fields of an action, nothing below the company's least."""
    total = group.interest + group.compensation
    least = Decimal(str(action.company_id.followup_charge_minimum))
    codes = {one["code"] for one in group.sheet.get("findings", ())}
    small = total > 0 and total * Decimal(str(action.company_rate)) < least
    if small or not total:
        # A sheet of nothings would only frighten.
        group = group._replace(interest=ZERO, compensation=ZERO, imputed=ZERO, sheet={})
    return {
        "amount_interest": float(group.interest),
        "amount_compensation": float(group.compensation),
        "amount_imputed": float(group.imputed),
        "claim_sheet": group.sheet or False,
        "claim_note": action._claim_note(codes, group.refusal, small),
    }


def claims_of(env, company, as_of, lines, held=None, per_day=False):
    """Return ``{(partner id, currency id): GroupClaim}`` for receivable lines.

    :param per_day: say on the sheet what interest the next day adds
    """
    reader = ClaimReader(env, company, as_of)
    table = env["credit.followup.rate"]._rate_table()
    settled = _settled(env, lines)
    found = {}
    for (partner, currency), (request, by_ref) in reader.requests(lines, held).items():
        try:
            result = claim(request, table)
        except RateMissingError as error:
            refused = env._("Nothing is charged: %(error)s.", error=str(error))
            found[partner.id, currency.id] = _nothing(by_ref, refused)
            continue
        except ArithmeticError:
            refused = env._("Nothing is charged: the amounts are too large.")
            found[partner.id, currency.id] = _nothing(by_ref, refused)
            continue
        found[partner.id, currency.id] = group = _group_claim(
            request, result, by_ref, settled, held or {}
        )
        if per_day:
            group.sheet["daily"] = _of_a_day(request, result, table)
    return found


def _nothing(by_ref, refused):
    return GroupClaim(ZERO, ZERO, ZERO, {}, by_ref, (), refused)


def _of_a_day(request, result, table):
    """Return the interest of the day after the claim, None if no rate is known yet.

    Of what is not rounded yet: what two sums differ by may be a cent more or less.
    """
    try:
        later = claim(replace(request, as_of=request.as_of + DAY), table)
    except RateMissingError:
        return None
    grown = _exact_interest(later) - _exact_interest(result)
    return str(grown.quantize(EXACT))


def _exact_interest(result):
    return sum((one.amount for debt in result.debts for one in debt.segments), ZERO)


def _group_claim(request, result, by_ref, settled, held):
    parts = [_parts(debt, by_ref[debt.ref], settled, held) for debt in result.debts]
    interest, compensation, imputed = (
        sum((one[place] for one in parts), ZERO) for place in range(3)
    )
    sheet = sheet_of(result, request)
    sheet["jurisdiction"] = request.jurisdiction
    sheet["as_of"] = request.as_of.isoformat()
    explained = (text for debt in result.debts for text in debt.explanations)
    sheet["explanations"] = list(dict.fromkeys(explained))
    orders = {debt.imputation for debt in result.debts if request.payments}
    sheet["imputation"] = min(orders, default="")
    # One law governs the debts of a request.
    names = (_name_of_sum(debt) for debt in result.debts)
    sheet["compensation_name"] = next(filter(None, names), "")
    beside = tuple(sum(one, ZERO) for one in parts)
    return GroupClaim(
        interest, compensation, imputed, sheet, by_ref, result.debts, beside=beside
    )


def _parts(debt, line, settled, held):
    """Return interest, compensation, and what imputation adds to the open amount."""
    done = settled[line.id]
    ledger = _residual(line) - Decimal(str(held.get(line.id, 0)))
    # What was settled or waived is not brought back by the law's imputation.
    gone = sum(done.values(), ZERO)
    return (
        max(debt.interest_open - done[INTEREST], ZERO),
        max(debt.compensation_open - done[COMPENSATION], ZERO),
        max(debt.principal_open - max(ledger, ZERO) - gone, ZERO),
    )


def sheet_of(result, request):
    """Return the answer of the core, with where each rate and sum is from.

    The core names the law that governs a debt; what the customer accepted is said here.
    """
    sheet = respond(result, request)
    for item, debt in zip(sheet["items"], result.debts, strict=True):
        for slice_ in item["segments"]:
            agreed = slice_["series"] == CLAUSE
            slice_["article"] = ACCEPTED if agreed else debt.article
        item["compensation_article"] = article_of_sum(debt)
    return sheet


def article_of_rate(debt):
    """Return the source of what a debt bears of interest."""
    return ACCEPTED if debt.by_clause_rate else debt.article


def article_of_sum(debt):
    """Return the source of what a debt bears beside interest."""
    return ACCEPTED if debt.by_clause_penalty else debt.compensation_article


def _name_of_sum(debt):
    return AGREED_SUM if debt.by_clause_penalty else debt.compensation_name


def _residual(line):
    return Decimal(str(line.amount_residual_currency))


def _settled(env, lines):
    """Return what was paid or waived of the charges on each line, by kind.

    Also what was paid of an entry that is not paid in full, or not judged yet.
    """
    charges = env["credit.followup.charge"].sudo()
    known = charges.search(
        [
            ("move_line_id", "in", lines.ids),
            ("state", "in", EVER_CLAIMED),
            ("kind", "in", (INTEREST, COMPENSATION)),
        ]
    )
    amounts = still_open(known)
    found = defaultdict(lambda: dict.fromkeys((INTEREST, COMPENSATION), ZERO))
    for one in known:
        done = Decimal(str(one.amount)) - amounts.get(one.id, ZERO)
        found[one.move_line_id.id][one.kind] += done
    return found
