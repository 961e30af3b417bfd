"""The Netherlands: VAT of lost debts, Wet op de omzetbelasting 1968, art. 29.

It comes back when it is certain that nothing is paid, as by the curator's word at the
end of an insolvency, and in any case one year after the last day to pay. It belongs
into the return of that period: judges refused what came later.
"""

from typing import Any

from ..court.limitation import years
from ..court.vat import VatEvent, VatFrom, VatRelief, VatTerm
from ..words import translatable as _

_LAW: dict[str, Any] = {
    "article": "Wet op de omzetbelasting 1968, art. 29 (2)",
    "source": "wetten.overheid.nl; confidesk.nl; vatupdate.com; duroi.nl",
    "in_its_return": True,
}
VAT_RELIEF = (
    VatRelief(
        (VatEvent.TIME_PASSED,),
        evidence=_("Invoice that was not paid within a year after its due date"),
        since=VatTerm(VatFrom.DUE, (years(1),)),
        **_LAW,
    ),
    VatRelief(
        (VatEvent.INSOLVENCY_CLOSED,),
        evidence=_("Letter of the curator that nothing will be paid"),
        **_LAW,
    ),
)
