"""The pre-flight of cases: the core's check, what else speaks against it, and hints.

Each finding says which record mends it, and whether it forbids the hand-over.
"""

from odoo.tools.translate import LazyTranslate

from ...facts.exports.obstacles import read_obstacles
from ...facts.exports.schemas import dossier_schema
from ...followup_core.exports.checks import completeness as worth
from ...followup_core.exports.checks.dossier import answer, check

_lt = LazyTranslate(__name__)

WRONG = {
    "claims_total": _lt("The total of the claims is not the sum of its parts."),
    "interest_total": _lt("The total of the interest is not the sum of its parts."),
    "charges_total": _lt("The total of the charges is not the sum of its parts."),
    "payable_total": _lt("The amount to pay is not the sum of its parts."),
    "claims_count": _lt("The number of claims is another one."),
    "claim_open": _lt("What is open is not the amount less payments and credits."),
    "ledger_total": _lt("Payments and credits do not explain what is open."),
    "currency_mixed": _lt("A claim is in another currency than the case."),
    "reference_unresolved": _lt("Something is named that is not in the file."),
    "duplicate_ref": _lt("Two things have the same number."),
    "interest_early": _lt("Interest begins before the day after the due date."),
    "interest_late": _lt("Interest runs beyond the day of the file."),
    "interest_gap": _lt("Interest leaves days out."),
    "interest_overlap": _lt("Interest runs twice for the same days."),
    "interest_amount": _lt("Interest is not base, rate and days."),
    "interest_basis": _lt("A person is asked for interest between businesses."),
    "main_debtor_missing": _lt("Nobody is the main debtor."),
    "address_incomplete": _lt("The customer has neither postal code nor city."),
    "registration_missing": _lt(
        "A business needs its VAT number, or the number of its register."
    ),
    "nothing_open": _lt("Nothing is open on it any more."),
    "disputed": _lt("The customer disputes it: decide on the dispute first."),
    "not_due": _lt("It is not due yet."),
    "formal_notice_missing": _lt(
        "This service needs a formal notice whose receipt is on record."
    ),
    "limitation_passed": _lt("The claim is barred by limitation."),
    "refused": _lt("The file cannot be written: %(detail)s"),
    "held": _lt("It is on hold: %(detail)s."),
    "insolvent": _lt("The customer is insolvent: %(detail)s."),
    "credit": _lt(
        "The customer has a credit of %(detail)s that is not allocated: allocate it, "
        "or list it among the claims."
    ),
    "excluded": _lt("%(detail)s is excluded from the follow-up, or blocked."),
}
# What a person may decide otherwise, with a reason.
JUDGEMENTS = (
    *("disputed", "not_due", "registration_missing", "address_incomplete"),
    *("held", "insolvent", "credit", "excluded"),
)
HINTS = {
    "invoice_copies": _lt("Send a copy of each invoice."),
    "phone": _lt("A telephone number helps more than anything else."),
    "email": _lt("An e-mail address is worth having."),
    "registration": _lt("The number of the business is worth having."),
    "terms": _lt("Accepted conditions of sale are worth having."),
    "delivery": _lt("A proof of delivery is worth having."),
    "formal_notice": _lt("A formal notice before the hand-over is worth having."),
    "notice_proof": _lt("The receipt of the formal notice is worth having."),
}


def look(cases, dossiers, more, today):
    """Return the findings of cases as values of records.

    :param more: what else speaks against each case, as values
    """
    obstacles = read_obstacles(cases, today)
    return {
        case: [
            {
                "company_id": case.company_id.id,
                "res_model": case._name,
                "res_id": case.id,
                **values,
            }
            for values in (
                *_wrong(case, dossiers[case]),
                *(value_of(case, *one) for one in obstacles[case]),
                *more[case],
                *_hints(case, dossiers[case]),
            )
        ]
        for case in cases
    }


def completeness(dossier):
    """Return how complete a dossier is, in percent."""
    return worth.completeness(dossier).percent


def _wrong(case, dossier):
    """Yield what the core's check finds."""
    schema = dossier_schema()
    refused = answer(dossier, schema)
    if "error" in refused:
        yield _values(case, "refused", refused["path"], case, refused["message"])
        return
    for one in check(dossier, schema):
        where = _mended_by(case, one.path)
        yield _values(case, one.code, one.said()["path"], where)


def _hints(case, dossier):
    """Yield what would make the file better."""
    for code in worth.completeness(dossier).missing:
        where = case if code in ("delivery", "invoice_copies") else case.partner_id
        yield {
            "code": code,
            "name": case.env._(HINTS[code]),
            "forbids": False,
            "where_model": where._name,
            "where_id": where.id,
        }


def value_of(case, code, record, detail=""):
    """Return the values of a finding about a record of ours."""
    return _values(case, code, False, record, detail)


def _values(case, code, path, where, detail=""):
    return {
        "code": code,
        "path": path,
        "name": worded(case.env, WRONG[code], detail=detail),
        "forbids": True,
        "may_override": code in JUDGEMENTS,
        "where_model": where._name,
        "where_id": where.id,
    }


def _mended_by(case, path):
    """Return the record at which somebody mends what stands at a path."""
    section, place = path[0], path[1] if len(path) > 1 else None
    if section == "claims" and isinstance(place, int):
        return case._case_lines()[place].move_id
    if section == "debtors":
        return case.partner_id
    return case


def worded(env, words, **values):
    """Return a sentence in the language of whoever looks, with its values."""
    found = env._(words)
    return found % values
