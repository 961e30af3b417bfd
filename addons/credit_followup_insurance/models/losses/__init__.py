from . import (
    loss_item,
    loss,
    loss_clock,
    loss_case,
    loss_money,
    loss_steps,
    account_move,
    account_move_line,
    provision,
    write_off,
)
