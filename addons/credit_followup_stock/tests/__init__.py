from . import test_delivery_stops, test_slips
