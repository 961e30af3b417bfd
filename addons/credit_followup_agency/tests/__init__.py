from . import test_placements
from . import test_answers
from . import test_ways
from . import test_roles
from . import test_transport_mail
from . import test_transport_rest
from . import test_handover_link
from . import test_handover_portal
