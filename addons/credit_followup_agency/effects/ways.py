"""The ways on for a case, as people compare them."""

from odoo.tools.misc import format_amount
from odoo.tools.translate import LazyTranslate

from odoo.addons.credit_followup.followup_core.handover.routing import Unfit, Way

from ..facts.results import read_results
from ..facts.routing import route_lines

_lt = LazyTranslate(__name__)
WAYS = {
    Way.OWN_EFFORTS: _lt("Own efforts"),
    Way.COURT: _lt("Court"),
    Way.WRITE_OFF: _lt("Write it off"),
}
WHY = {
    Unfit.NO_CONTRACT: _lt("no contract is in force"),
    Unfit.NO_DATA_PROTECTION: _lt("no data protection agreement"),
    Unfit.COUNTRY: _lt("another country"),
    Unfit.CURRENCY: _lt("another currency"),
    Unfit.DEBTOR_KIND: _lt("another kind of customer"),
    Unfit.PRODUCT: _lt("another service"),
    Unfit.TOO_SMALL: _lt("too small"),
    Unfit.TOO_LARGE: _lt("too large"),
    Unfit.TOO_YOUNG: _lt("not late enough"),
    Unfit.TOO_OLD: _lt("too old"),
    Unfit.DISPUTED: _lt("disputed"),
    Unfit.NO_FEE: _lt("its fees are not known"),
}


def best_agency(company, lines, product, today):
    """Return the agency of which most is expected to be left, none where none fits."""
    routing = route_lines(company, lines, product, today)
    agencies = company.env["credit.followup.agency"]
    for one in routing.options:
        if one.way is Way.AGENCY:
            return agencies.search(
                [("company_id", "=", company.id), ("code", "=", one.agency)]
            )
    return agencies


def compared(company, lines, product, today):
    """Return the ways on as a table: what each may bring, and who does not fit."""
    routing = route_lines(company, lines, product, today)
    names = {
        one.code: one.name
        for one in company.env["credit.followup.agency"].search(
            [("company_id", "=", company.id)]
        )
    }
    measured = read_results(company, today)
    return company.env["ir.qweb"]._render(
        "credit_followup_agency.ways",
        {
            "options": [
                _option(company, one, names, measured, rank == 0)
                for rank, one in enumerate(routing.options)
            ],
            "refusals": [
                {
                    "name": names[one.agency],
                    "why": ", ".join(company.env._(WHY[why]) for why in one.reasons),
                }
                for one in routing.refusals
            ],
        },
    )


def _option(company, one, names, measured, is_best):
    def amount(value):
        return format_amount(company.env, float(value), company.currency_id)

    is_agency = one.way is Way.AGENCY
    results = measured.get(one.agency) if is_agency else None
    return {
        "name": names[one.agency] if is_agency else company.env._(WAYS[one.way]),
        "is_best": is_best,
        "is_assumed": one.is_assumed,
        "expected": amount(one.expected),
        "cost": amount(one.cost),
        "net": amount(one.net),
        "measured": _shares(results) if results else "",
    }


def _shares(results):
    """Return the shares after each age, a dash for what was measured too rarely."""
    return ", ".join(
        "–" if rate.percent is None else f"{rate.percent:.0f} %"
        for _age, rate in sorted(results.recovered.items())
    )
