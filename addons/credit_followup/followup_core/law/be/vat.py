"""Belgium: VAT of lost debts, VAT Code, art. 77 § 1, 7°; royal decree No 4, art. 3.

It comes back from the judgment that opens a bankruptcy, and of what a plan cuts once
the court approves it. Any other loss has to be certain, which is proven by what was
tried, and entered in the books as a loss; a provision, or an old date, proves nothing.
The right is barred at the end of the third calendar year after the one in which it
arose (art. 82bis).

>>> from datetime import date
>>> from followup_core.law.court.vat import VatDays, VatEvent, reckoned
>>> opened = VatDays(opened_on=date(2026, 8, 31))
>>> reckoned(VAT_RELIEF[0].until, VatEvent.INSOLVENCY_OPENED, opened)
datetime.date(2029, 12, 31)
"""

from typing import Any

from ..court.insolvency import InsolvencyKind
from ..court.limitation import PRIVATE, years
from ..court.vat import VatEvent, VatRelief, VatTerm
from ..words import translatable as _

_LAW: dict[str, Any] = {
    "article": _("VAT Code, art. 77 § 1, 7°; royal decree No 4, art. 3"),
    "until": VatTerm(spans=(years(3),), from_year_end=True),
    "until_article": _("VAT Code, art. 82bis"),
}
# Any proof counts that leaves no doubt; which certificate does is not in the law.
_PROVEN = "corporate.be; ipcf.be; ucmmouvement.be; forumforthefuture.be (art. 82bis)"
VAT_RELIEF = (
    VatRelief(
        (VatEvent.INSOLVENCY_OPENED,),
        evidence=_("Publication of the judgment that opens the bankruptcy"),
        kinds=(InsolvencyKind.BANKRUPTCY,),
        source="vat-consult.be; fiscalibus.be; forumforthefuture.be (Cass.)",
        **_LAW,
    ),
    VatRelief(
        (VatEvent.PLAN_APPROVED,),
        evidence=_("Judgment that approves the plan"),
        kinds=(InsolvencyKind.REORGANISATION,),
        source="vat-consult.be; marosavat.com; corporate.be",
        **_LAW,
    ),
    VatRelief(
        (VatEvent.TITLE_UNENFORCED,),
        evidence=_("Bailiff's record that nothing can be seized, entered as a loss"),
        debtors=PRIVATE,
        source=_PROVEN,
        **_LAW,
    ),
    VatRelief(
        (VatEvent.CERTIFICATE,),
        evidence=_(
            "Certificate that nothing can be had, with all that was tried, entered as "
            "a loss"
        ),
        debtors=PRIVATE,
        source=_PROVEN,
        **_LAW,
    ),
)
