"""Codes of the core with the words that people see for them."""

from markupsafe import Markup

from odoo.tools.translate import LazyTranslate

from .followup_core.books.write_off import Ground
from .followup_core.vocabulary import Nature, Reason

_lt = LazyTranslate(__name__)

# The states of messages of which something may have reached the customer, or may yet: a
# call that was made and a letter that waits for the printer are contacts too.
COUNTED = ("to_do", "sent", "delivered", "done")
# What is still to leave, after a person has seen it or by a worker.
WAITING = ("proposed", "ready")
# What left for the customer; a call or a decision is done, not sent.
LEFT = ("sent", "delivered")
# The steps that were made, calls included, and what is on its way beside them.
STEPPED = (*LEFT, "done")
MADE = ("pending", *STEPPED)
# What was written and left, in Odoo's words; the rest of a discussion is notes.
WRITTEN = ("email", "email_outgoing", "comment", "sms")
SENT_MAILS = ("sent", "received")
UNSENT_MAILS = ("outgoing", "exception")
# Of an action something is still to pay: what stands on the desk.
STILL_OWED = [("is_owed", "=", True)]
# Who may read what the follow-up adds to models of others.
READERS = "credit_followup.group_readonly"
# All channels that there may be: what left by one stays on record without its addon.
CHANNELS = [
    ("email", "E-mail"),
    ("sms", "Text message"),
    ("letter", "Letter"),
    ("post", "Letter by a provider"),
    ("registered", "Registered letter"),
    ("phone", "Phone call"),
    ("visit", "Visit"),
]
SEGMENTS = [
    ("business", "Business"),
    ("consumer", "Consumer"),
    ("public_body", "Public body"),
    ("key", "Key account"),
]
# Why a debt is given up, the surest ground first.
WRITE_OFF_GROUNDS = [
    (Ground.LIMITATION.value, "Barred by limitation"),
    (Ground.INSOLVENCY.value, "Insolvency"),
    (Ground.CERTIFICATE.value, "Certificate that nothing can be had"),
    (Ground.RESIDUE.value, "Small rest"),
    (Ground.AGE.value, "Older than the company's rule"),
    (Ground.OTHER.value, "Another reason"),
]
# Selections are stored as text: an integer would be summed in every grouped list.
NATURES = [
    (str(Nature.COURTESY.value), "Courtesy"),
    (str(Nature.REMINDER.value), "Reminder"),
    (str(Nature.FORMAL_NOTICE.value), "Formal notice"),
    (str(Nature.FINAL_DEMAND.value), "Final demand"),
    (str(Nature.HANDOVER.value), "Hand-over"),
]
REASONS = [
    (Reason.CONTACT.value, "To contact"),
    (Reason.RIDES.value, "Listed with another item"),
    (Reason.DECIDE.value, "To decide"),
    (Reason.AWAITING_DECISION.value, "Awaiting a decision"),
    (Reason.NOT_DUE.value, "Not due"),
    (Reason.BEFORE_LEVEL.value, "Before the next level"),
    (Reason.RECENT_CONTACT.value, "Contacted recently"),
    (Reason.GROUP_HELD.value, "Customer on hold"),
    (Reason.ITEM_HELD.value, "Item on hold"),
    (Reason.EXCLUDED.value, "Excluded"),
    (Reason.COVERED.value, "Covered by credits"),
    (Reason.OVERDUE_FIRST.value, "Courtesy dropped"),
    (Reason.BELOW_ITEM.value, "Item below minimum"),
    (Reason.BELOW_LEVEL.value, "Level below minimum"),
    (Reason.BELOW_GROUP.value, "Customer below minimum"),
    (Reason.CLOSED_DAY.value, "Not a working day"),
    (Reason.NOT_STARTED.value, "Not started"),
    (Reason.NO_POLICY.value, "No policy"),
    (Reason.NO_LEVELS.value, "Policy without levels"),
    (Reason.NO_DUE_DATE.value, "No due date"),
    (Reason.NO_RATE.value, "No exchange rate"),
]
# Of several instalments the invoice shows the answer that stands first: what is not due
# says least.
TELLING = [code for code, _name in REASONS if code != Reason.NOT_DUE.value]
TELLING.append(Reason.NOT_DUE.value)
# One sentence for each answer to "why, or why not, today".
SENTENCES = {
    Reason.CONTACT: _lt("To contact: %(level)s."),
    Reason.RIDES: _lt("Listed in the message about another item."),
    Reason.DECIDE: _lt("The last level is over: somebody must decide what follows."),
    Reason.AWAITING_DECISION: _lt(
        "The last level is over; a decision was asked for on %(asked)s."
    ),
    Reason.NOT_DUE: _lt("Due on %(due)s. Next: %(level)s on %(next)s."),
    Reason.BEFORE_LEVEL: _lt("Overdue since %(due)s. Next: %(level)s on %(next)s."),
    Reason.RECENT_CONTACT: _lt(
        "Contacted recently. Next: %(level)s, not before %(next)s."
    ),
    Reason.GROUP_HELD: _lt("The customer is on hold until %(next)s: %(hold)s"),
    Reason.ITEM_HELD: _lt("On hold until %(next)s: %(hold)s"),
    Reason.EXCLUDED: _lt("Excluded from follow-up."),
    Reason.COVERED: _lt(
        "Nothing is sent: unallocated credits of %(credits)s cover the debt."
    ),
    Reason.OVERDUE_FIRST: _lt(
        "The courtesy message is dropped: the customer has overdue items."
    ),
    Reason.BELOW_ITEM: _lt("The item is below the policy's minimum amount."),
    Reason.BELOW_LEVEL: _lt("The items of %(level)s are below its minimum amount."),
    Reason.BELOW_GROUP: _lt("The customer's total is below the minimum amount."),
    Reason.CLOSED_DAY: _lt("Not a working day. Next: %(level)s on %(next)s."),
    Reason.NOT_STARTED: _lt("The customer's policy has not been started yet."),
    Reason.NO_POLICY: _lt("No follow-up policy applies to this customer."),
    Reason.NO_LEVELS: _lt("The follow-up policy has no levels."),
    Reason.NO_DUE_DATE: _lt("The item has no due date."),
    Reason.NO_RATE: _lt("There is no exchange rate for the currency of this item."),
}
# The same answers for an item that no level of its own raised: a message about another
# one listed it, or the policy has nothing for it.
SENTENCES_WITHOUT_LEVEL = {
    Reason.DECIDE: _lt(
        "No level of the policy is left for this item: somebody must decide what "
        "follows."
    ),
    Reason.AWAITING_DECISION: _lt(
        "No level of the policy is left for this item; a decision was asked for on "
        "%(asked)s."
    ),
}

# Where a message says how to pay: each channel puts its own way there.
PAY_HERE = Markup("<!-- credit_followup: pay here -->")
# Where customers help themselves.
PAGE = "/followup/page"
