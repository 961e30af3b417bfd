"""France: VAT of lost debts, Code général des impôts, art. 272.

It comes back once the debt is lost for good, on a corrected copy of each invoice that
says so: when proceedings failed, a liquidation closed for want of assets, a plan or a
conciliator's agreement remitted a part; already from the judgment that opens the
liquidation, if the creditor likes. It is claimed by the end of the second year after
that event (annexe II, art. 208): for a liquidation, after its closing. That a debt is
old, or barred, is no proof. The copy bears the words that the administration asks for
(BOI-TVA-DED-40-10-20): with them, what the customer deducted is his to pay back.
"""

from typing import Any

from ..court.insolvency import InsolvencyKind
from ..court.limitation import PRIVATE, years
from ..court.vat import VatEvent, VatRelief, VatTerm
from ..statute import BUSINESS
from ..words import translatable as _

ARTICLE = "Code général des impôts, art. 272"
MENTION = (
    "Facture demeurée impayée pour la somme de … € (prix net) et pour la somme de … € "
    "(TVA correspondante) qui ne peut faire l'objet d'une déduction (article 272 du "
    "CGI)"
)
_UNTIL: dict[str, Any] = {
    "article": ARTICLE,
    "mention": MENTION,
    "until": VatTerm(spans=(years(2),), from_year_end=True),
    "until_article": "Code général des impôts, annexe II, art. 208",
}
_FAILED = "bofip.impots.gouv.fr (BOI-TVA-DED-40-10-20); legifiscal.fr; litige.fr"
VAT_RELIEF = (
    # RES 2005/70: an option, whose time runs from the closing.
    VatRelief(
        (VatEvent.INSOLVENCY_OPENED,),
        article=ARTICLE,
        mention=MENTION,
        evidence=_(
            "Judgment that opens the liquidation, and a corrected copy of each invoice"
        ),
        kinds=(InsolvencyKind.BANKRUPTCY,),
        source="bofip.impots.gouv.fr (RES 2005/70); artemavocats.com",
    ),
    VatRelief(
        (VatEvent.INSOLVENCY_CLOSED,),
        evidence=_(
            "Judgment that closes the liquidation for want of assets, and a corrected "
            "copy of each invoice"
        ),
        kinds=(InsolvencyKind.BANKRUPTCY,),
        source="bofip.impots.gouv.fr (RES 2005/70); cep-recouvrement.com",
        **_UNTIL,
    ),
    VatRelief(
        (VatEvent.PLAN_APPROVED,),
        evidence=_("Judgment that sets the plan, and a corrected copy of each invoice"),
        kinds=(InsolvencyKind.REORGANISATION,),
        source="secob.fr; questions.assemblee-nationale.fr (No 19683)",
        **_UNTIL,
    ),
    VatRelief(
        (VatEvent.SETTLEMENT,),
        evidence=_(
            "Agreement under a conciliator that remits a part, and a corrected copy of "
            "each invoice"
        ),
        debtors=(BUSINESS,),
        source="secob.fr; questions.assemblee-nationale.fr (No 19683)",
        **_UNTIL,
    ),
    VatRelief(
        (VatEvent.TITLE_UNENFORCED,),
        evidence=_(
            "Bailiff's record that enforcement failed, and a corrected copy of each "
            "invoice"
        ),
        debtors=PRIVATE,
        source=_FAILED,
        **_UNTIL,
    ),
    VatRelief(
        (VatEvent.CERTIFICATE,),
        evidence=_(
            "Certificate that all proceedings failed, and a corrected copy of each "
            "invoice"
        ),
        debtors=PRIVATE,
        source=_FAILED,
        **_UNTIL,
    ),
)
