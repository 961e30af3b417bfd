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


def register_of(country: str) -> str:
    """Return the name of a country's register of businesses.

    >>> register_of("BE"), register_of("BR")
    ('KBO', 'REGISTER')
    """
    return REGISTERS.get(country, ANY_REGISTER)
