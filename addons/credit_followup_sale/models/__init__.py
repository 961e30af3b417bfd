from . import (
    release,
    res_company,
    sale_order,
    sale_order_lacks,
    sale_order_line,
    sale_order_terms,
)
