from . import (
    test_order_demands,
    test_order_invoiced,
    test_order_lacks,
    test_order_stops,
    test_order_terms,
    test_order_unusual,
    test_paid_online,
    test_portal,
    test_tours,
    test_walked_around,
)
