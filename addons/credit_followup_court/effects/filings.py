"""The filing of a claim as a file for programs; the letter is made of the same."""

from odoo.addons.credit_followup.followup_core.court.filing import ZERO, sums
from odoo.addons.credit_followup.followup_core.exports.canonical import canonical
from odoo.addons.credit_followup.followup_core.law.registers import number_of
from odoo.addons.credit_followup.followup_core.money import decimals

SCHEMA = "credit_followup.filing/1.1"


def as_json(one, parts, credits, goods):
    """Return the filing as bytes: the same facts give the same bytes.

    :param parts: pairs of an item and the core's part
    :param credits: pairs of a line and its amount, below zero
    :param goods: lines of goods that are claimed as ours
    """
    document = {
        "schema": SCHEMA,
        "proceedings": {
            "kind": one.kind,
            "court": one.court or "",
            "reference": one.reference or "",
            "opened_on": str(one.opened_on),
            "file_by": str(one.file_until) if one.file_until else None,
            "article": one.article or "",
        },
        "creditor": _party(one.company_id.partner_id),
        "debtor": _party(one.partner_id),
        "administrator": _party(one.administrator_id),
        "interest_until": str(one.interest_until) if one.interest_until else None,
        "claims": [_claim(line, part) for line, part in parts],
        "credits": [_credit(line, amount) for line, amount in credits],
        "totals": [_totals(*total) for total in totals(parts, credits)],
        "securities": one.securities or "",
        "goods": [_goods(row) for row in goods],
    }
    return canonical(document)


def totals(parts, credits):
    """Return ``[(currency, sums)]``: amounts of two currencies are never added.

    A credit is set off against what is owed in its currency.
    """
    owed, credited = {}, {}
    for line, part in parts:
        owed.setdefault(line.currency_id, []).append(part)
    for line, amount in credits:
        credited[line.currency_id] = credited.get(line.currency_id, ZERO) - amount
    return [(key, sums(own, credited.get(key, ZERO))) for key, own in owed.items()]


def _party(partner):
    return {
        "name": partner.name or "",
        "company_number": number_of(
            partner.country_id.code or "", partner.company_registry or ""
        ),
        "vat": partner.vat or "",
        "street": partner.street or "",
        "zip": partner.zip or "",
        "city": partner.city or "",
        "country": partner.country_id.code or "",
    }


def _claim(line, part):
    code = line.currency_id.name
    return {
        "number": part.ref,
        "date": str(line.move_id.invoice_date or line.date),
        "due_date": str(line.date_maturity) if line.date_maturity else None,
        "currency": code,
        **{
            name: _text(getattr(part, name), code)
            for name in ("principal", "interest", "costs", "reserved")
        },
    }


def _credit(line, amount):
    code = line.currency_id.name
    return {
        "number": line.move_name or str(line.id),
        "date": str(line.date),
        "currency": code,
        "amount": _text(amount, code),
    }


def _totals(currency, found):
    code = currency.name
    amounts = found._asdict().items()
    return {"currency": code} | {name: _text(one, code) for name, one in amounts}


def _goods(row):
    return {
        "name": row.name,
        "quantity": str(row.quantity),
        "delivered_on": str(row.delivered_on) if row.delivered_on else None,
        "invoice": row.move_id.name or "",
    }


def _text(amount, code):
    return f"{amount:.{decimals(code)}f}"
