"""The Netherlands: each subject of its law in a file of its own."""

from .insolvency import INSOLVENCY
from .late_payment import (
    COMMERCIAL,
    DERIVED,
    PUBLIC_BODIES,
    STATUTES,
    STATUTORY,
    collection_cost,
    holidays,
    last_day_without_cost,
)
from .limitation import LIMITATION
from .paths import PATHS
from .vat import VAT_RELIEF
