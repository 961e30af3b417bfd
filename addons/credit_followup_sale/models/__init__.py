from . import release, sale_order, sale_order_line, sale_order_terms
