from .books import test_charges_posted
from .claims import test_charges, test_consumers, test_rates
from .ledger import test_items
from .messages import (
    test_channels,
    test_letters,
    test_registered,
    test_sending,
    test_server_words,
)
from .payments import test_bank_statement_lines, test_references
from .runs import (
    test_access,
    test_bank,
    test_desk,
    test_faults,
    test_moved,
    test_rights,
    test_revision,
    test_run,
    test_screens,
    test_why,
)
from .clocks import test_nights, test_wakes
from .scenario import test_holds, test_policies
from .terms import test_terms
