"""Luxembourg: VAT of lost debts, règlement grand-ducal of 21 December 1979, art. 1.

The tax is corrected where, for whatever cause, what was invoiced is not received. From
when an unpaid debt counts so was not read: only an insolvency that is closed is sure.
"""

from ..court.vat import VatEvent, VatRelief
from ..words import translatable as _

VAT_RELIEF = (
    VatRelief(
        (VatEvent.INSOLVENCY_CLOSED,),
        "Règlement grand-ducal du 21 décembre 1979, art. 1er",
        "legilux.public.lu",
        _("Judgment that closes the insolvency"),
    ),
)
