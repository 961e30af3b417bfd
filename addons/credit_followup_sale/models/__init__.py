from . import (
    payment_transaction,
    release,
    res_partner,
    res_company,
    run,
    sale_order,
    sale_order_invoiced,
    sale_order_lacks,
    sale_order_line,
    sale_order_paid,
    sale_order_terms,
    sale_order_unusual,
)
