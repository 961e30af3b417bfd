from .ledger import test_items
from .claims import test_charges, test_rates
from .messages import test_channels, test_sending
from .runs import test_access, test_faults, test_revision, test_run, test_screens
from .scenario import test_holds, test_policies
