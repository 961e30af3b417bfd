"""What people say: promises and disputes."""

from . import decide_dispute, take_promise
