from . import release, stock_move, stock_move_asked, stock_move_line, stock_picking
