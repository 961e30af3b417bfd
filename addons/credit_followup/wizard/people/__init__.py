"""What people say: promises."""

from . import take_promise
