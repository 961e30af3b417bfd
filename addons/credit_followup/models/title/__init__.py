"""Reserved title: goods that are ours until they are paid."""

from . import title, title_clock, account_move, res_partner
