"""What a claim has to say beside its figures, each with the law it comes from."""

from typing import NamedTuple

from .words import translatable as _

CLAUSE_MISSING = "clause_missing"
CLAUSE_UNUSED = "clause_unused"
CLAUSE_VOID = "clause_void"
FREE_REMINDER_MISSING = "free_reminder_missing"
RATE_BELOW_FLOOR = "rate_below_floor"
RATE_ABOVE_CAP = "rate_above_cap"
TERM_TOO_LONG = "term_too_long"
NO_STATUTE = "no_statute"
OTHER_CURRENCY = "other_currency"
RECEIPT_UNKNOWN = "receipt_unknown"
NOT_IN_DEFAULT = "not_in_default"
MODERATION = "moderation"
RATE_UNCLEAR = "rate_unclear"
SUM_UNKNOWN = "sum_unknown"

TEXTS = {
    CLAUSE_MISSING: _("Nothing proves that the customer accepted the clause."),
    CLAUSE_UNUSED: _(
        "The clause is not used: only what the law itself gives is charged."
    ),
    CLAUSE_VOID: _("The law voids the clause."),
    FREE_REMINDER_MISSING: _("The letter that the law wants first was not sent."),
    RATE_BELOW_FLOOR: _("The agreed rate was lifted to the lowest allowed."),
    RATE_ABOVE_CAP: _("The agreed rate is above the highest allowed."),
    TERM_TOO_LONG: _("The agreed term of payment is longer than allowed."),
    NO_STATUTE: _("No law is known for this claim: nothing is charged."),
    OTHER_CURRENCY: _(
        "The law fixes its compensation in another currency: it is not charged."
    ),
    RECEIPT_UNKNOWN: _("The day on which the letter was received is not known."),
    NOT_IN_DEFAULT: _(
        "The day to pay was not agreed, and no reminder put the debtor in default yet."
    ),
    MODERATION: _("A judge may reduce the clause: it is far above what is usual."),
    RATE_UNCLEAR: _("The law can be read in two ways: the lower rate is charged."),
    SUM_UNKNOWN: _("The sum of the law for that day is not known: it is not charged."),
}


class Finding(NamedTuple):
    """What the reader of a claim has to know. ``ref`` None: the whole claim."""

    code: str
    ref: str | None
    text: str
    source: str


def finding(code: str, ref: str | None, source: str) -> Finding:
    """Return a finding with the text of its code."""
    return Finding(code, ref, TEXTS[code], source)
