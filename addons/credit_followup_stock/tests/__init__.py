from . import test_delivery_stops
