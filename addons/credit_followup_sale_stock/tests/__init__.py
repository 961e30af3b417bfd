from . import test_ordered_deliveries, test_story
