from . import test_order_stops, test_portal
