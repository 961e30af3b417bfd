from . import test_move_in, test_take_over, test_take_over_left_out
