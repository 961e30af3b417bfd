from . import test_move_in
