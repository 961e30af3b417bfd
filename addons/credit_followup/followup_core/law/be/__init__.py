"""Belgium: each subject of its law in a file of its own."""

from .insolvency import INSOLVENCY
from .late_payment import (
    COMPENSATION,
    DERIVED,
    LATE_PAYMENT,
    STATUTES,
    consumer_cap,
    holidays,
    last_day_without_cost,
    waiting_over_on,
)
from .limitation import LIMITATION
from .paths import PATHS
from .procedures import PROCEDURES
from .title import TITLE
from .vat import VAT_RELIEF
