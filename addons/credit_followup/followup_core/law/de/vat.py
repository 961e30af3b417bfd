"""Germany: VAT of lost debts, UStG § 17.

The tax is corrected for the period in which the debt becomes uncollectable, and not
later: with the opening of an insolvency at the latest, or when it can be enforced
neither in law nor in fact for as long as can be foreseen (UStAE 17.1 (5)), which a
title without result shows. What an agreement remits lowers the price itself. When the
debtor pleads limitation the debt is uncollectable too; as it mostly was before, nothing
is said of that. A return is corrected as long as the tax can be assessed: four years
from the end of the year in which the return was filed (AO §§ 169 and 170), counted from
the year of the event, the earlier day.
"""

from typing import Any

from ..court.limitation import PRIVATE, years
from ..court.vat import VatEvent, VatRelief, VatTerm
from ..words import translatable as _

_UNTIL: dict[str, Any] = {
    "in_its_return": True,
    "until": VatTerm(spans=(years(4),), from_year_end=True),
    "until_article": "AO §§ 169, 170",
}
VAT_RELIEF = (
    VatRelief(
        (VatEvent.INSOLVENCY_OPENED,),
        "UStG § 17 (2)",
        "gesetze-im-internet.de; haufe.de (UStG § 17)",
        _("Order that opens the proceedings"),
        **_UNTIL,
    ),
    VatRelief(
        (VatEvent.TITLE_UNENFORCED,),
        "UStG § 17 (2)",
        "haufe.de (UStAE 17.1); insolvenz-ratgeber.de",
        _("Bailiff's record that enforcement was without result"),
        PRIVATE,
        **_UNTIL,
    ),
    VatRelief(
        (VatEvent.SETTLEMENT,),
        "UStG § 17 (1)",
        "gesetze-im-internet.de",
        _("Agreement on what is remitted"),
        **_UNTIL,
    ),
)
