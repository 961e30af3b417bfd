"""Austria: VAT of lost debts, UStG 1994 § 16.

The tax is corrected for the period in which the debt becomes uncollectable: with the
opening of an insolvency it is, in part at least (VwGH 2006/15/0072). A debt that is
only doubtful is not; whether a title without result is enough depends on the case, and
nothing is said of it. What is remitted lowers the price itself.
"""

from ..court.vat import VatEvent, VatRelief
from ..words import translatable as _

VAT_RELIEF = (
    VatRelief(
        (VatEvent.INSOLVENCY_OPENED,),
        "UStG 1994 § 16 (3)",
        "jusline.at (VwGH 2006/15/0072); lindeverlag.at",
        _("Order that opens the proceedings"),
        in_its_return=True,
    ),
    VatRelief(
        (VatEvent.SETTLEMENT,),
        "UStG 1994 § 16 (1)",
        "lindeverlag.at",
        _("Agreement on what is remitted"),
        in_its_return=True,
    ),
)
