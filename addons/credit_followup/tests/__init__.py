from . import (
    test_access,
    test_channels,
    test_charges,
    test_faults,
    test_holds,
    test_policies,
    test_rates,
    test_revision,
    test_run,
    test_screens,
    test_sending,
)
