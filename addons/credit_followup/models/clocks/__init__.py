"""What is looked at again and when: clocks, wakes, and the answers for items."""

from . import account_move_line, answer, clocked, mail_activity, wake
