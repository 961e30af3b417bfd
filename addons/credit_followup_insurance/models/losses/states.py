"""The words of an insured loss: where it stands, and why."""

from odoo.addons.credit_followup.followup_core.cover.losses import State, Why

STATES = [
    (State.NOT_DUE.value, "Not due"),
    (State.OVERDUE.value, "Overdue"),
    (State.TO_NOTIFY.value, "To notify"),
    (State.NOTIFIED.value, "Notified"),
    (State.DEFAULT.value, "Extension over"),
    (State.TO_HAND_OVER.value, "To hand over"),
    (State.HANDED_OVER.value, "Handed over"),
    (State.TO_FILE.value, "To file"),
    (State.FILED.value, "Claim filed"),
    (State.PAYABLE.value, "Indemnity expected"),
    (State.INDEMNIFIED.value, "Indemnified"),
    (State.TO_SHARE.value, "Recovery to share"),
    (State.DECLINED.value, "Declined"),
    (State.FORFEITED.value, "Forfeited"),
    (State.SETTLED.value, "Settled"),
]
REASONS = [
    (Why.NOT_DUE.value, "Nothing insured is overdue"),
    (Why.NOT_PAID.value, "It is overdue, and the insurer need not know yet"),
    (Why.DAY_NEAR.value, "A last day of the contract is near"),
    (Why.NOTIFIED.value, "The insurer was notified"),
    (Why.EXTENSION_OVER.value, "The extension period is over"),
    (Why.HANDED_OVER.value, "The insurer has the case"),
    (Why.WAITING.value, "The insurer's waiting time runs"),
    (Why.WAITING_OVER.value, "The waiting time is over"),
    (Why.INDEMNITY.value, "The insurer has paid"),
    (Why.RECOVERED.value, "Money came in since, and a part is the insurer's"),
    (Why.DECLINED.value, "The insurer does not pay"),
    (Why.NOT_NOTIFIED.value, "It was not notified in time"),
    (Why.NOT_HANDED_OVER.value, "It was not handed over in time"),
    (Why.NOT_FILED.value, "The claim was not filed in time"),
    (Why.PAID.value, "Nothing insured is open"),
]
# Those that somebody has to act on.
TO_ACT = (
    *(State.TO_NOTIFY.value, State.TO_HAND_OVER.value, State.TO_FILE.value),
    *(State.PAYABLE.value, State.TO_SHARE.value),
)
# With these a loss takes no more items, and its items may be in another one.
OVER = (State.SETTLED.value, State.DECLINED.value)
# With these the insurer collects: nobody of ours writes to the customer.
WITH_INSURER = (
    *(State.HANDED_OVER.value, State.TO_FILE.value, State.FILED.value),
    *(State.PAYABLE.value, State.INDEMNIFIED.value, State.TO_SHARE.value),
)
