from . import stock_move, title
