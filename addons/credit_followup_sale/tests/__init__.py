from . import test_order_lacks, test_order_stops, test_order_terms, test_portal
