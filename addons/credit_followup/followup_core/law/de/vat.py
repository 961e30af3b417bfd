"""Germany: VAT of lost debts, UStG § 17.

The tax is corrected for the period in which the debt becomes uncollectable, and not
later: with the opening of an insolvency at the latest, or when it can be enforced
neither in law nor in fact for as long as can be foreseen (UStAE 17.1 (5)), which a
title without result shows. What an agreement remits lowers the price itself. When the
debtor pleads limitation the debt is uncollectable too; as it mostly was before, nothing
is said of that.
"""

from ..court.limitation import PRIVATE
from ..court.vat import VatEvent, VatRelief
from ..words import translatable as _

VAT_RELIEF = (
    VatRelief(
        (VatEvent.INSOLVENCY_OPENED,),
        "UStG § 17 (2)",
        "gesetze-im-internet.de; haufe.de (UStG § 17)",
        _("Order that opens the proceedings"),
        in_its_return=True,
    ),
    VatRelief(
        (VatEvent.TITLE_UNENFORCED,),
        "UStG § 17 (2)",
        "haufe.de (UStAE 17.1); insolvenz-ratgeber.de",
        _("Bailiff's record that enforcement was without result"),
        PRIVATE,
        in_its_return=True,
    ),
    VatRelief(
        (VatEvent.SETTLEMENT,),
        "UStG § 17 (1)",
        "gesetze-im-internet.de",
        _("Agreement on what is remitted"),
        in_its_return=True,
    ),
)
