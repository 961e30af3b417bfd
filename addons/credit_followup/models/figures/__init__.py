"""What figures are made of, and is not in the books."""

from . import (
    summed,
    account_move,
    res_partner,
    res_partner_axis,
    figure,
    figure_kept,
    figure_opened,
    figure_summed,
    forecast,
    forecast_part,
    res_company,
    step_yield,
)
