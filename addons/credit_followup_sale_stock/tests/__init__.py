from . import test_ordered_deliveries
