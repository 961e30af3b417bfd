"""What figures are made of, and is not in the books."""

from . import (
    summed,
    account_move,
    figure,
    forecast,
    res_company,
    res_partner,
)
