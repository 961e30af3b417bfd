from . import test_placements
from . import test_answers
from . import test_ways
from . import test_roles
