"""Whether the VAT of items comes back, as far as the law and our records say it."""

from ...followup_core.court.vat_relief import Lost, vat_back
from ...followup_core.law.case import DebtorKind
from ...followup_core.law.court.vat import VatDays
from ..claims import DEBTORS
from ..settings import money


def read_vat(line, ground, as_of, certified_on=None):
    """Return the core's answer for one item that is written off on a ground.

    The law is that of the country in which the company pays its tax.
    """
    line = line.sudo()
    company, move = line.company_id, line.move_id
    country = company.account_fiscal_country_id.code or ""
    customer = line.partner_id.commercial_partner_id.with_company(company)
    debtor = DEBTORS.get(customer._followup_debtor(), DebtorKind.BUSINESS)
    days, kind = line.env["credit.followup.write.off"]._vat_days(line)
    known = VatDays(
        due_on=line.date_maturity or None,
        invoiced_on=move.invoice_date or None,
        supplied_on=move.delivery_date or None,
        certified_on=certified_on,
    )
    net = money(abs(move.amount_untaxed_signed)) if move.is_invoice() else None
    lost = Lost(known._replace(**days), kind, net, company.currency_id.name)
    return vat_back(country, debtor, ground, lost, as_of)
