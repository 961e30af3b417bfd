"""What figures are made of, and is not in the books."""

from . import account_move, figure, forecast, res_partner, summed
