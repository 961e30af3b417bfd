from . import test_placements
from . import test_answers
