"""Money: how many decimals a currency has, and the two ways in which law rounds."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Annotated

# An amount that may be below zero; where nothing else is said it is not.
Signed = Annotated[Decimal, "signed"]
# ISO 4217, list one: minor units of the currencies in use that do not have two.
_DECIMALS = {
    **dict.fromkeys(
        (
            *("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"),
            *("RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"),
        ),
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
    "UYI": 0,
}
_USUAL_DECIMALS = 2
# ISO 4217, list one: the currencies and funds in use.
_IN_USE = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN
BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP
ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR
ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA
MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC
SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND
VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_IN_USE.split())


def decimals(currency: str) -> int:
    """Return the decimals of a currency by its ISO 4217 code.

    >>> decimals("EUR"), decimals("JPY"), decimals("TND")
    (2, 0, 3)
    """
    return _DECIMALS.get(currency, _USUAL_DECIMALS)


# The steps of currencies that round as they are written.
TENS = frozenset(Decimal(1).scaleb(-digits) for digits in range(7))


def unit(currency: str) -> Decimal:
    """Return the smallest amount of a currency: 0.01 for the euro."""
    return Decimal(1).scaleb(-decimals(currency))


def half_up(amount: Decimal, smallest: Decimal) -> Decimal:
    """Round to the nearest unit, halves away from zero.

    >>> half_up(Decimal("92.945"), unit("EUR"))
    Decimal('92.95')
    """
    return amount.quantize(smallest, ROUND_HALF_UP)


def nearest(amount: Decimal, step: Decimal) -> Decimal:
    """Round to the nearest multiple of a step, halves away from zero.

    >>> nearest(Decimal("10.03"), Decimal("0.05"))
    Decimal('10.05')
    """
    if step in TENS:
        # The same, and several times faster: a large ledger has many amounts.
        return amount.quantize(step, ROUND_HALF_UP)
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def down(amount: Decimal, smallest: Decimal) -> Decimal:
    """Round towards zero: a statutory cap is never exceeded, not by half a cent.

    >>> down(Decimal("30.005"), unit("EUR"))
    Decimal('30.00')
    """
    return amount.quantize(smallest, ROUND_DOWN)
