"""What shows that a debt lives: acts of the debtor, the creditor and the court."""

from datetime import date
from enum import Enum
from typing import NamedTuple


class Evidence(str, Enum):
    """What happened to a debt that its limitation may depend on.

    ``ACKNOWLEDGEMENT``: the debtor wrote that he owes it. ``AGREEMENT``: he signed a
    plan of instalments. ``WRITTEN_DEMAND``: a formal notice of the creditor that
    arrived. ``LAWYER_NOTICE``: one of a lawyer or a bailiff, with all that the law
    wants to be said in it, on the day on which it was sent. ``COURT_CLAIM``: an action
    before a court, served. ``PAYMENT_ORDER``: an order, or a bailiff's summons, to pay,
    on the day of its service. ``JUDGMENT``: an enforceable title. ``ENFORCEMENT``: an
    act of enforcement. ``INSOLVENCY_CLAIM``: the claim was filed in an insolvency.
    """

    ACKNOWLEDGEMENT = "acknowledgement"
    PART_PAYMENT = "part_payment"
    AGREEMENT = "agreement"
    WRITTEN_DEMAND = "written_demand"
    LAWYER_NOTICE = "lawyer_notice"
    COURT_CLAIM = "court_claim"
    PAYMENT_ORDER = "payment_order"
    JUDGMENT = "judgment"
    ENFORCEMENT = "enforcement"
    INSOLVENCY_CLAIM = "insolvency_claim"


class Proof(NamedTuple):
    """A piece of evidence and its day.

    ``until``: the day on which proceedings ended, None while they are pending; it says
    nothing of what is over in a day. ``is_dropped``: they were withdrawn, rejected or
    lapsed, which many laws treat as if they had never been.
    """

    kind: Evidence
    on: date
    until: date | None = None
    is_dropped: bool = False
