from . import move_in, move_in_level, move_in_row
