"""What a claim has to say beside its figures, each with the law it comes from."""

from typing import NamedTuple

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

TEXTS = {
    CLAUSE_MISSING: "Nothing proves that the debtor accepted a clause: it is not used.",
    CLAUSE_UNUSED: "The clause is not used: the compensation of the law applies.",
    CLAUSE_VOID: "The law voids the clause: it is not used.",
    FREE_REMINDER_MISSING: "The letter that the law wants first was not sent: "
    "no costs and no interest that depend on it are due.",
    RATE_BELOW_FLOOR: "The agreed rate is below the least that the law allows: "
    "it is lifted to it.",
    RATE_ABOVE_CAP: "The agreed rate is above the most that the law allows: "
    "the clause is not used.",
    TERM_TOO_LONG: "The agreed term of payment is longer than the law allows.",
    NO_STATUTE: "No law is known for this claim: nothing is charged.",
    OTHER_CURRENCY: "The law fixes its compensation in another currency: "
    "it is not charged.",
    RECEIPT_UNKNOWN: "The day of receipt, from which the law counts, is not known.",
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
