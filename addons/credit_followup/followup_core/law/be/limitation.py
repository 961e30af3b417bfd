"""Belgium: limitation, old Civil Code, art. 2262bis to 2277.

Ten years from the due date (art. 2262bis), five for what is paid by the year or oftener
and for utilities (art. 2277), six months for rooms and meals (art. 2271), one year for
goods that a trader sold to a consumer (art. 2272). The two short times rest on a
presumed payment: a writing of the debtor that names the debt ends it, and ten years run
(art. 2274). A part payment gives the same time again, and nothing longer is relied on.
A letter of the creditor does nothing. A notice of a lawyer or a bailiff with the
mentions of art. 2244 § 2, registered, to a debtor in Belgium, gives a year from the day
on which it was sent, once, and takes nothing from the time that runs; where that is
shorter than a year, as long again.
What was sold to a consumer and is not known to be a service counts as goods. Health
care, lawyers and experts have times of their own, which are not here.

>>> from followup_core.court.example import last_day
>>> last_day("BE", "2021-03-15")
'2031-03-15'
>>> last_day("BE", "2021-03-15", "lawyer_notice 2022-03-01", debtor="consumer")
'2023-03-01'
>>> last_day("BE", "2021-03-15", "acknowledgement 2022-03-01", debtor="consumer")
'2032-03-01'

What a public body owes lives as long as what others owe: the five years of the
coordinated laws of 17 July 1991, art. 100, ended with 2011 (laws of 16 May 2003, art.
15, and of 22 May 2003, art. 113), those of the Brussels Region with 2005, and held
municipalities never. The French and the Flemish community commission in Brussels have
them still, which is not told apart here.

>>> last_day("BE", "2021-03-15", debtor="public_body")
'2031-03-15'
"""

from ..court.evidence import Evidence
from ..court.limitation import (
    EVERYBODY,
    RESTARTS,
    DebtNature,
    Does,
    Effect,
    Rule,
    effects,
    months,
    title,
    years,
)
from ..statute import BUSINESS, CONSUMER, PUBLIC
from ..words import translatable as _

SOURCE = "lexel.be; droitsquotidiens.be; hsp.be; droitbelge.be; elegis.be"
TEN_YEARS = _("Old Civil Code, art. 2262bis")
WRITTEN = _("Old Civil Code, art. 2274")

_title = title(years(10), TEN_YEARS)
# Art. 2244 § 1: writ, order to pay, bailiff's summons of undisputed claims, seizure.
_more = {
    Evidence.PAYMENT_ORDER: RESTARTS,
    Evidence.ENFORCEMENT: RESTARTS,
    Evidence.LAWYER_NOTICE: Effect(
        Does.EXTENDS_ONCE,
        years(1),
        _("Old Civil Code, art. 2244 § 2"),
        at_home=True,
    ),
}
_written = Effect(Does.RESTARTS, years(10), WRITTEN)
_of_all = effects(_title, _more)
_of_presumed_payment = effects(
    _title,
    {**_more, Evidence.ACKNOWLEDGEMENT: _written, Evidence.AGREEMENT: _written},
)

LIMITATION = (
    Rule((BUSINESS, PUBLIC), years(10), TEN_YEARS, SOURCE, effects=_of_all),
    Rule(
        (CONSUMER,),
        years(1),
        _("Old Civil Code, art. 2272"),
        SOURCE,
        (DebtNature.GENERAL, DebtNature.GOODS),
        effects=_of_presumed_payment,
    ),
    Rule(
        (CONSUMER,),
        years(10),
        TEN_YEARS,
        SOURCE,
        (DebtNature.SERVICES,),
        effects=_of_all,
    ),
    Rule(
        EVERYBODY,
        years(5),
        _("Old Civil Code, art. 2277"),
        SOURCE,
        (DebtNature.PERIODIC, DebtNature.UTILITIES),
        effects=_of_all,
    ),
    Rule(
        EVERYBODY,
        months(6),
        _("Old Civil Code, art. 2271"),
        SOURCE,
        (DebtNature.LODGING,),
        effects=_of_presumed_payment,
    ),
)
