"""Austria: each subject of its law in a file of its own."""

from .insolvency import INSOLVENCY
from .late_payment import (
    CONSUMER_INTEREST,
    MAY_BE_NEGATIVE,
    STATUTES,
    holidays,
)
from .limitation import LIMITATION
from .paths import PATHS
from .procedures import PROCEDURES
from .vat import VAT_RELIEF
