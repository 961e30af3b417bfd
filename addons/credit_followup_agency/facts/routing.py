"""Which agency fits a case: its terms, what was measured of it, and the other ways."""

from odoo.addons.credit_followup.facts.claims import DEBTORS
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.handover.routing import (
    Agency,
    Case,
    Estimate,
    Fee,
    Product,
    Way,
    route,
)
from odoo.addons.credit_followup.followup_core.law.case import DebtorKind

from .results import MEASURED_AFTER, read_results

TAKES = {
    "takes_businesses": DebtorKind.BUSINESS,
    "takes_consumers": DebtorKind.CONSUMER,
    "takes_public": DebtorKind.PUBLIC_BODY,
}
# Where no kind is ticked it takes nobody; to the core, no kind is every kind.
NOBODY = ("",)


def route_lines(company, lines, product, today):
    """Return where claims of one customer may go: the core's routing, in company money.

    :param product: what an agency is asked for; empty for whatever it does
    """
    agencies = company.env["credit.followup.agency"].search(
        [("company_id", "=", company.id)]
    )
    measured = read_results(company, today)
    wanted = Product(product) if product else None
    facts = [
        terms_of(one, measured.get(one.code), wanted or Product(one.product))
        for one in agencies
    ]
    case = case_of(company, lines, wanted, today)
    return route(
        case, facts, today, money(company.followup_share_agency), _others(company)
    )


def case_of(company, lines, product, today):
    """Return claims of one customer as the core's case, in company money."""
    partner = lines.partner_id.commercial_partner_id.with_company(company)
    due = [one.date_maturity or one.date for one in lines]
    return Case(
        money(sum(lines.mapped("amount_residual"))),
        company.currency_id.name,
        (partner.country_id or company.country_id).code or "",
        DEBTORS.get(partner._followup_debtor(), DebtorKind.BUSINESS),
        max((today - min(due, default=today)).days, 0),
        product or Product.AMICABLE,
    )


def terms_of(one, results, product):
    """Return the terms of an agency; it does the one thing that it is noted for."""
    fees = tuple(
        Fee(
            money(fee.percent),
            money(fee.fixed),
            money(fee.up_to_amount) if fee.up_to_amount else None,
            fee.up_to_days or None,
        )
        for fee in one.fee_ids.sorted()
    )
    share = results.recovered[MEASURED_AFTER].percent if results else None
    return Agency(
        one.code,
        fees,
        countries=tuple(one.country_ids.mapped("code")),
        debtors=tuple(kind for name, kind in TAKES.items() if one[name]) or NOBODY,
        products=(Product(one.product),) if product else (),
        least_amount=money(one.amount_from) if one.amount_from else None,
        most_amount=money(one.amount_to) if one.amount_to else None,
        least_days=one.age_from or None,
        most_days=one.age_to or None,
        contract_from=one.contract_on or None,
        contract_until=one.contract_until or None,
        has_data_protection=bool(one.data_role and one.data_on),
        recovers=share,
    )


def _others(company):
    """Return what the other ways bring, as the settings say."""
    return (
        (
            Way.OWN_EFFORTS,
            Estimate(
                money(company.followup_share_own), money(company.followup_cost_own)
            ),
        ),
        (
            Way.COURT,
            Estimate(
                money(company.followup_share_court), money(company.followup_cost_court)
            ),
        ),
        (Way.WRITE_OFF, Estimate(money(0))),
    )
