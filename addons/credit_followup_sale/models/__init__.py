from . import release, sale_order, sale_order_line
