"""Today: what waits for a person, what is still owed of it, and what came since."""

from . import (
    account_journal,
    action_awake,
    action_owed,
    action_renew,
    action_since,
    run_owed,
)
