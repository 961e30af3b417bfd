"""What an agency takes, by its contract; and what of a case is outside of it."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.credit_followup.decisions.exports.preflight import worded
from odoo.addons.credit_followup.followup_core.handover.routing import (
    Product,
    Unfit,
    unfit,
)

from .routing import case_of, terms_of

_lt = LazyTranslate(__name__)
# Findings by the core's reasons; contract and data protection are asked by themselves.
NOT_TAKEN = {
    Unfit.DEBTOR_KIND: "kind_not_taken",
    Unfit.COUNTRY: "country_not_taken",
    Unfit.TOO_SMALL: "amount_not_taken",
    Unfit.TOO_LARGE: "amount_not_taken",
    Unfit.TOO_YOUNG: "age_not_taken",
    Unfit.TOO_OLD: "age_not_taken",
}
WORDS = {
    "no_data_agreement": _lt(
        "There is no data protection agreement with %(agency)s: nothing may leave."
    ),
    "contract_over": _lt("The contract with %(agency)s is over."),
    "kind_not_taken": _lt("%(agency)s does not take customers of this kind."),
    "country_not_taken": _lt("%(agency)s does not work in the customer's country."),
    "amount_not_taken": _lt("%(agency)s does not take cases of this amount."),
    "age_not_taken": _lt("%(agency)s does not take cases of this age."),
    "nothing_listed": _lt("No claim is listed."),
    "documents_too_large": _lt("A document is larger than %(agency)s takes."),
    "document_gone": _lt("A document is not there any more: list them anew."),
}
JUDGED = ("kind_not_taken", "country_not_taken", "amount_not_taken", "age_not_taken")
MEGABYTE = 10**6


def obstacles(case, today):
    """Return the findings of a case about its agency, as values."""
    agency = case.agency_id
    blocked = agency._transport()._preflight(agency)
    found = [
        {
            "code": code,
            "name": worded(case.env, WORDS[code], agency=agency.name),
            "forbids": True,
            "may_override": code in JUDGED,
            "where_model": where._name,
            "where_id": where.id,
        }
        for code, where in _codes(case, agency, today)
    ]
    if blocked:
        found.append(
            {
                "code": "channel",
                "name": blocked,
                "forbids": True,
                "where_model": agency._name,
                "where_id": agency.id,
            }
        )
    return found


def _codes(case, agency, today):
    if not (agency.data_role and agency.data_on):
        yield "no_data_agreement", agency
    if agency.contract_until and agency.contract_until < today:
        yield "contract_over", agency
    lines = case._case_lines()
    if not lines:
        yield "nothing_listed", case
        return
    yield from ((code, agency) for code in _not_taken(case, agency, lines, today))
    sent = case.document_ids.filtered("is_sent")
    if agency.share_documents and sent:
        if max(sent.mapped("size")) > agency.most_megabytes * MEGABYTE:
            yield "documents_too_large", agency
        if sent.filtered("is_changed"):
            yield "document_gone", case


def _not_taken(case, agency, lines, today):
    """Yield what the contract leaves out, by the core's rule of what fits."""
    facts = terms_of(agency, None, Product(agency.product))
    found = unfit(case_of(case.company_id, lines, None, today), facts, today)
    yield from dict.fromkeys(NOT_TAKEN[one] for one in found if one in NOT_TAKEN)
