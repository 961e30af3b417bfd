from . import moving, move_in, move_in_level, move_in_row, take_over, take_over_level
