"""Elements of UBL: with others within, with a value, a party; none that is empty."""

from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from ...documents.refused import RefusedError
from ...money import decimals
from .cells import clean
from .records import Writing
from .rows import Row, value_of
from .sources import Value

_WRITING = Writing()


def node(name: str, *children: str) -> str:
    """Return an element with others in it, nothing where there are none."""
    inner = "".join(children)
    return f"<{name}>{inner}</{name}>" if inner else ""


def leaf(name: str, value: Value, **attributes: str) -> str:
    """Return an element with a value, nothing where it is empty."""
    text = "" if value is None else clean(str(value), _WRITING)
    if not text:
        return ""
    said = "".join(f" {key}={quoteattr(one)}" for key, one in attributes.items())
    return f"<cbc:{name}{said}>{escape(text)}</cbc:{name}>"


def leaf_of(name: str, source: str, row: Row) -> str:
    """Return an element with the value of a source in a row."""
    return leaf(name, value_of(source, row))


def money_leaf(name: str, amount: Decimal, currency: str) -> str:
    """Return an element with an amount and its currency.

    :raises RefusedError: if it has more decimals than the currency
    """
    places = decimals(currency)
    fitted = amount.quantize(Decimal(1).scaleb(-places))
    if fitted != amount:
        message = f"{amount} has more than {places} decimals"
        raise RefusedError("bad_amount", "", message)
    return leaf(name, f"{fitted:f}", currencyID=currency)


def amount_of(source: str, row: Row) -> Decimal:
    """Return the amount of a source in a row, zero where it is empty."""
    value = value_of(source, row)
    return value if isinstance(value, Decimal) else Decimal(0)


def party(who: str, row: Row) -> str:
    """Return a party by the first word of its sources."""
    tax = node("cac:TaxScheme", leaf("ID", "VAT"))
    vat = leaf_of("CompanyID", f"{who}.vat", row)
    return node(
        "cac:Party",
        node("cac:PartyName", leaf_of("Name", f"{who}.name", row)),
        _address(f"{who}.address", row),
        node("cac:PartyTaxScheme", vat, tax) if vat else "",
        node(
            "cac:PartyLegalEntity",
            leaf_of("RegistrationName", f"{who}.business_name", row),
            leaf_of("CompanyID", f"{who}.company_number", row),
        ),
        node(
            "cac:Contact",
            leaf_of("Name", f"{who}.contact.name", row),
            leaf_of("Telephone", f"{who}.any_phone", row),
            leaf_of("ElectronicMail", f"{who}.email", row),
        ),
        node(
            "cac:Person",
            leaf_of("FirstName", f"{who}.first_name", row),
            leaf_of("FamilyName", f"{who}.last_name", row),
        ),
    )


def _address(who: str, row: Row) -> str:
    country = leaf_of("IdentificationCode", f"{who}.country", row)
    return node(
        "cac:PostalAddress",
        leaf_of("StreetName", f"{who}.street", row),
        leaf_of("AdditionalStreetName", f"{who}.street2", row),
        leaf_of("BuildingNumber", f"{who}.house_number", row),
        leaf_of("MarkCare", f"{who}.co", row),
        leaf_of("CityName", f"{who}.city", row),
        leaf_of("PostalZone", f"{who}.zip", row),
        leaf_of("CountrySubentity", f"{who}.state", row),
        node("cac:Country", country),
    )
