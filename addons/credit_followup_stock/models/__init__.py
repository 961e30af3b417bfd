from . import (
    ir_actions_report,
    release,
    res_company,
    stock_location,
    stock_move,
    stock_move_asked,
    stock_move_line,
    stock_picking,
    stock_picking_title,
)
