"""What people say: promises, disputes, words to keep."""

from . import decide_dispute, take_promise, waive_commitment
