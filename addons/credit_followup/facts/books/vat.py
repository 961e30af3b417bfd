"""Whether the VAT of items comes back, as far as the law and our records say it."""

from ...followup_core.court.vat_relief import Lost, vat_back
from ...followup_core.law.case import DebtorKind
from ...followup_core.law.court.vat import VatDays
from ..claims import DEBTORS
from ..settings import money


def read_vat(asked, as_of):
    """Return the core's answers for items that are written off, in their order.

    The law is that of the country in which the company pays its tax.

    :param asked: ``[(line, ground, day of a certificate or None)]``
    """
    asked = list(asked)
    lines = asked[0][0].browse(line.id for line, *_ in asked).sudo() if asked else ()
    if not lines:
        return []
    told = lines.env["credit.followup.write.off"]._vat_days(lines)
    return [
        _answer(line, ground, as_of, certified_on, *told[line.id])
        for line, (_line, ground, certified_on) in zip(lines, asked, strict=True)
    ]


def _answer(line, ground, as_of, certified_on, days, kind):
    company, move = line.company_id, line.move_id
    country = company.account_fiscal_country_id.code or ""
    customer = line.partner_id.commercial_partner_id.with_company(company)
    debtor = DEBTORS.get(customer._followup_debtor(), DebtorKind.BUSINESS)
    known = VatDays(
        due_on=line.date_maturity or None,
        invoiced_on=move.invoice_date or None,
        supplied_on=move.delivery_date or None,
        certified_on=certified_on,
    )
    net = money(abs(move.amount_untaxed_signed)) if move.is_invoice() else None
    lost = Lost(known._replace(**days), kind, net, company.currency_id.name)
    return vat_back(country, debtor, ground, lost, as_of)
