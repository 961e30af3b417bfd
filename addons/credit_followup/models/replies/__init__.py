"""Answers of customers by e-mail, and the moves that they propose."""

from . import reply, reply_move, action, mail_thread, res_partner, run
