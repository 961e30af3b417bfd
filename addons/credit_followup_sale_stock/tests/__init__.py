from . import (
    test_goods,
    test_ordered_deliveries,
    test_random_moves,
    test_signed_slips,
    test_story,
)
