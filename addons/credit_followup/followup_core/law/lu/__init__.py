"""Luxembourg: each subject of its law in a file of its own."""

from .insolvency import INSOLVENCY
from .late_payment import (
    DERIVED,
    STATUTES,
    end_of_third_month,
)
from .limitation import LIMITATION
from .vat import VAT_RELIEF
