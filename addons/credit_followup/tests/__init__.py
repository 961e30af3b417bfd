from . import (
    test_access,
    test_channels,
    test_faults,
    test_holds,
    test_policies,
    test_revision,
    test_run,
    test_screens,
    test_sending,
)
