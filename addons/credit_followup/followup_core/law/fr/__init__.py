"""France: each subject of its law in a file of its own."""

from .insolvency import INSOLVENCY
from .late_payment import (
    DERIVED,
    LEGAL_RATE,
    STATUTES,
)
from .limitation import LIMITATION
from .paths import PATHS
from .procedures import PROCEDURES
from .title import TITLE
from .vat import VAT_RELIEF
