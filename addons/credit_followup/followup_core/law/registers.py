"""The registers of businesses, by country: how their numbers are called in a file.

Names of ISO/IEC 6523 as the code list of electronic addresses has them (EAS, OpenPeppol
and CEF), and for the rest the usual name of the register.
"""

REGISTERS = {
    "AT": "FN",
    "BE": "KBO",
    "CH": "UID",
    "CZ": "ICO",
    "DE": "HRB",
    "DK": "CVR",
    "EE": "REGISTRIKOOD",
    "ES": "NIF",
    "FI": "YTUNNUS",
    "FR": "SIREN",
    "GB": "CRN",
    "IE": "CRO",
    "IT": "REA",
    "LT": "JAK",
    "LU": "RCS",
    "LV": "REGNR",
    "NL": "KVK",
    "NO": "ORGNR",
    "PL": "KRS",
    "PT": "NIPC",
    "SE": "ORGNR",
    "SK": "ICO",
}
# What a number is called where the register's name is not known.
ANY_REGISTER = "REGISTER"


# A French VAT number has two digits before the SIREN, a SIRET five after it.
FRENCH_VAT, SIRET = 11, 14
_SIREN = {FRENCH_VAT: slice(2, None), SIRET: slice(None, 9)}


def number_of(country: str, number: str) -> str:
    """Return a business's number as its country's register writes it.

    >>> number_of("FR", "13542107651"), number_of("FR", "542 107 651 00012")
    ('542107651', '542107651')
    >>> number_of("BE", "0477.472.701")
    '0477.472.701'
    """
    digits = "".join(one for one in number if one.isdigit())
    part = _SIREN.get(len(digits)) if country == "FR" else None
    return digits[part] if part else number


def forms_of(number: str, vat: str) -> tuple[str, ...]:
    """Return how a register may write a business's number, other than it is written.

    >>> forms_of("", "FR13542107651"), forms_of("73282932000074", "")
    (('542107651',), ('732829320',))
    """
    written = vat.replace(" ", "").upper()
    french = [written[2:]] if written.startswith("FR") else []
    sirets = [number] if is_siret(number) else []
    return tuple(number_of("FR", one) for one in (*french, *sirets))


def is_siret(number: str) -> bool:
    """Tell whether a number is a SIRET: fourteen digits that check by Luhn's rule.

    >>> is_siret("732 829 320 00074"), is_siret("73282932000075")
    (True, False)
    """
    digits = [int(one) for one in number if one.isdigit()]
    doubled = [sum(divmod(2 * one, 10)) for one in digits[-2::-2]]
    return len(digits) == SIRET and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def register_of(country: str) -> str:
    """Return the name of a country's register of businesses.

    >>> register_of("BE"), register_of("BR")
    ('KBO', 'REGISTER')
    """
    return REGISTERS.get(country, ANY_REGISTER)
