from . import (
    case,
    goods,
    recovery,
    recovery_line,
    sale_order,
    sale_order_line,
    stock_move,
    stock_move_line,
    title,
)
