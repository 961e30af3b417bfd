"""The words of the trade as machine codes, shared by the core and the addon."""

from enum import Enum, IntEnum


class Basis(str, Enum):
    """The date from which a level counts its days."""

    DUE = "due"
    INVOICE = "invoice"


class Channel(str, Enum):
    """A way to reach the customer, in order of preference.

    ``POST`` is a letter that a provider prints and posts, ``LETTER`` one of our own.
    Hashed as the string it is: ``Enum`` would hash its name in Python, each time.
    """

    __hash__ = str.__hash__

    EMAIL = "email"
    SMS = "sms"
    LETTER = "letter"
    POST = "post"
    REGISTERED = "registered"
    PHONE = "phone"
    VISIT = "visit"


class Entry(str, Enum):
    """Where an item that was never followed up enters its policy."""

    FIRST = "first"
    BY_AGE = "by_age"


class Nature(IntEnum):
    """What a level is in law and in tone, mildest first."""

    COURTESY = 0
    REMINDER = 1
    FORMAL_NOTICE = 2
    FINAL_DEMAND = 3
    HANDOVER = 4


class Outcome(str, Enum):
    """What is to be done for a customer group."""

    NOTHING = "nothing"
    CONTACT = "contact"
    DECIDE = "decide"


class Reason(str, Enum):
    """Why an item is, or is not, followed up on the day of the evaluation.

    Hashed as the string it is: ``Enum`` would hash its name in Python, each time.
    """

    __hash__ = str.__hash__

    CONTACT = "contact"
    RIDES = "rides"
    DECIDE = "decide"
    AWAITING_DECISION = "awaiting_decision"
    NOT_DUE = "not_due"
    BEFORE_LEVEL = "before_level"
    RECENT_CONTACT = "recent_contact"
    GROUP_HELD = "group_held"
    ITEM_HELD = "item_held"
    EXCLUDED = "excluded"
    COVERED = "covered"
    OVERDUE_FIRST = "overdue_first"
    BELOW_ITEM = "below_item"
    BELOW_LEVEL = "below_level"
    BELOW_GROUP = "below_group"
    CLOSED_DAY = "closed_day"
    NOT_STARTED = "not_started"
    NO_POLICY = "no_policy"
    NO_LEVELS = "no_levels"
    NO_DUE_DATE = "no_due_date"
    NO_RATE = "no_rate"
