"""Reserved title: goods that are ours until they are paid."""

from . import (
    title,
    title_clock,
    goods,
    goods_note,
    recovery,
    recovery_line,
    recovery_steps,
    account_move,
    res_partner,
)
