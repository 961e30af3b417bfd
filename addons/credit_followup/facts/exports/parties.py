"""The parties of a dossier: who is owed, who owes, and how he is reached.

Only what the profile of whoever gets it allows, field by field: never a whole record.
"""

import re
from typing import NamedTuple

from ...followup_core.law.registers import number_of, register_of

KINDS = {"consumer": "person", "public_body": "public"}
NATURES = {"consumer": "b2c", "public_body": "public"}
_LANGUAGE = re.compile(r"([a-z]{2})(?:_([A-Z]{2}))?(?![A-Za-z])")


class Profile(NamedTuple):
    """What of a debtor may leave, beside his name, address, channels and claims."""

    contacts: bool = False
    bank_accounts: bool = False
    history: bool = True
    documents: bool = True


def nature(partner):
    """Return whether a business, a consumer or a public body owes."""
    return NATURES.get(partner._followup_debtor(), "b2b")


def creditor(company):
    """Return the company as whoever is paid; its banks, so that he can pay."""
    own = company.partner_id
    bank = company.bank_ids.filtered(lambda one: one.acc_number)[:1]
    return {
        "ref": f"C{company.id}",
        "kind": "company",
        "name": company.name,
        **_language(own),
        **_some("identifiers", _identifiers(own, company)),
        "addresses": [_address(own, company, "registered")],
        **_some("channels", _channels(own)),
        **_some("bank_accounts", [_bank(one) for one in bank]),
    }


def debtor(partner, company, profile, ref):
    """Return the customer as the main debtor.

    :param ref: the number by which he is told
    """
    person = partner._followup_addressee()
    return {
        "ref": ref,
        "role": "main",
        "kind": KINDS.get(partner._followup_debtor(), "company"),
        "name": partner.name,
        **_language(partner),
        **_some("identifiers", _identifiers(partner, company)),
        "addresses": _addresses(partner, person, company),
        **_some("channels", _channels(partner) or _channels(person)),
        **_some("contacts", _contacts(partner, person) if profile.contacts else []),
        **_some(
            "bank_accounts",
            [_bank(one) for one in partner.bank_ids] if profile.bank_accounts else [],
        ),
    }


def partner_ref(partner):
    """Return the number of a customer in our ledger."""
    return partner.ref or f"P{partner.id}"


def _addresses(partner, person, company):
    found = [_address(partner, company, "postal")]
    if person != partner and person.city and person.street:
        billing = _address(person, company, "billing")
        if billing["street"] != found[0].get("street"):
            found.append(billing)
    return found


def _address(partner, company, kind):
    """Return an address; without its country it is one of the company's own."""
    country = partner.country_id or company.country_id
    fields = {
        "street": partner.street,
        "street2": partner.street2,
        "zip": partner.zip,
        "city": partner.city,
        "state": partner.state_id.code,
    }
    given = {key: value for key, value in fields.items() if value}
    return {"type": kind, **given, "country": country.code or "XX"}


def _channels(partner):
    phone = partner.phone and (
        partner._phone_format(fname="phone", force_format="E164") or partner.phone
    )
    rows = (("phone", phone), ("email", partner.email_normalized))
    return [{"type": kind, "value": value} for kind, value in rows if value]


def _contacts(partner, person):
    if person == partner:
        return []
    role = {"function": person.function} if person.function else {}
    return [{"name": person.name, **role, **_some("channels", _channels(person))}]


def _identifiers(partner, company):
    country = (partner.country_id or company.country_id).code
    place = {"country": country} if country else {}
    rows = (
        ("VAT", partner.vat),
        (
            register_of(country or ""),
            number_of(country or "", partner.company_registry or ""),
        ),
    )
    return [
        {"scheme": scheme, "value": value, **place}
        for scheme, value in rows
        if value and len(value) > 1
    ]


def _bank(account):
    is_iban = account.acc_type == "iban"
    bic = {"bic": account.bank_bic} if account.bank_bic else {}
    number = {"iban" if is_iban else "account": account.sanitized_acc_number}
    holder = account.acc_holder_name or account.partner_id.name
    return {**number, **bic, **({"holder": holder} if holder else {})}


def _language(partner):
    found = _LANGUAGE.match(partner.lang or "")
    if not found:
        return {}
    return {"language": "-".join(filter(None, found.groups()))}


def _some(key, values):
    return {key: values} if values else {}
