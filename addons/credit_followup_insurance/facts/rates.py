"""Exchange rates to the currency of a contract: none is guessed."""

from decimal import Decimal

from odoo.exceptions import UserError

from odoo.addons.credit_followup.facts.settings import money


class MissingRateError(UserError):
    """An amount in a currency without a rate; the sentence names its record."""

    def __init__(self, record, currency):
        """Say whose amount it is, and in which currency."""
        super().__init__(
            record.env._(
                "%(record)s is in %(currency)s, and there is no rate for it.",
                record=record.display_name,
                currency=currency.name,
            )
        )


def read_rates(contract, day):
    """Return how much of the contract's currency one unit of each currency is.

    Only of currencies that have a rate: Odoo itself would count one for one.

    :return: ``{code: Decimal}``; empty but for itself where its own has none
    """
    company, target = contract.company_id, contract.currency_id
    own = company.currency_id
    groups = contract.env["res.currency.rate"]._read_group(
        [
            ("company_id", "in", (False, company.root_id.id)),
            ("name", "<=", day),
            ("currency_id", "!=", own.id),
        ],
        ["currency_id"],
    )
    known = own.union(*(currency for (currency,) in groups))
    if target not in known:
        return {target.name: Decimal(1)}
    return {
        one.name: Decimal(1)
        if one == target
        else money(one._get_conversion_rate(one, target, company, day))
        for one in known
    }
