from . import test_placements
