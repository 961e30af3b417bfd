"""Warning signs: recorded as they happen, each with the record that shows it."""

from . import (
    sign,
    sign_seen,
    promise,
    agreement,
    address,
    delivery,
    recovery,
    res_partner_bank,
    run,
)
