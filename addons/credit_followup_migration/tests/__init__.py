from . import test_move_in, test_take_over
