"""One letter with thirty annexes: printed, its copies checked, bound into one PDF."""

import io
import statistics
from datetime import date, timedelta
from typing import Any

from pypdf import PdfReader

from odoo.tools import SQL

from odoo.addons.credit_followup.effects.channels.annexes import bind
from odoo.addons.credit_followup.effects.channels.copies import annexes_of
from odoo.addons.credit_followup.effects.channels.enclosures import bound_letters
from odoo.addons.credit_followup.effects.channels.letter import (
    render_letters,
    split_letters,
)
from odoo.addons.credit_followup.effects.execute import execute_ready

from tools.bench.gauge import clock
from tools.bench.ledger import forget_wakes, mark_due, need, night, propose
from tools.bench.settings import AS_OF, peer_size

DOCUMENTS = 30
ROUNDS = 5
CHANNELS = ("by_letter", "by_email")
# The night of the letter comes after those of its annexes; they are dated back.
LAST_NIGHT = AS_OF + timedelta(days=len(CHANNELS))
LONG_AGO = 60


def measure(env: Any) -> dict:
    """Bind the letter of a customer who was written to thirty times, half by post."""
    each = DOCUMENTS // len(CHANNELS)
    every = max(peer_size().customers // each, len(CHANNELS) + 1)
    past = env["credit.followup.action"]
    for rest, channel in enumerate(CHANNELS):
        day = AS_OF + timedelta(days=rest)
        past |= _sent(env, day, (every, rest), channel)[:each]
    letter = _letter(env, past, (every, len(CHANNELS)))
    seconds = []
    for _round in range(ROUNDS + 1):  # the first one reads the templates
        env.invalidate_all()
        with clock(env) as reading:
            pdf = bound_letters(letter)[letter]
        seconds.append(reading.seconds)
    env.invalidate_all()
    with clock(env) as making:
        annexes = annexes_of(letter._chronicles())[letter]
    need(len(annexes) == DOCUMENTS, f"{len(annexes)} annexes")
    alone = split_letters(letter, render_letters(letter))[letter]
    with clock(env) as binding:
        bind(alone, annexes, letter._annex_words())
    return {
        "documents": len(annexes),
        "pages": len(PdfReader(io.BytesIO(pdf)).pages),
        "first_seconds": seconds[0],
        "seconds": statistics.median(seconds[1:]),
        "annexes_seconds": making.seconds + binding.seconds,
        "bind_seconds": binding.seconds,
    }


def _proposed(env: Any, day: date, due: tuple[int, int], channel: str) -> Any:
    """Propose on one channel to the customers who are due, and return the run."""
    levels = env.company.followup_policy_id.level_ids.filtered("template_id")
    levels.write({**{one: one == channel for one in CHANNELS}, "by_phone": False})
    forget_wakes(env)
    mark_due(env, *due)
    run = night(env, day)
    propose(run)
    return run


def _sent(env: Any, day: date, due: tuple[int, int], channel: str) -> Any:
    run = _proposed(env, day, due, channel)
    execute_ready(run.env, day)
    run.env.cr.commit()
    actions = run.action_ids.with_env(env)
    need(all(actions.delivery_ids.mapped("sha256")), "not everything was sent")
    if channel == "by_letter":
        actions.action_printed()
    return actions


def _letter(env: Any, past: Any, due: tuple[int, int]) -> Any:
    """Give a customer the past of others, and propose a letter that tells it."""
    levels = env.company.followup_policy_id.level_ids
    levels.lists_facts = True
    env.cr.execute(
        "SELECT MIN(partner_id) FROM credit_followup_answer"
        " WHERE partner_id %% %s = %s",
        due,
    )
    (customer,) = env.cr.fetchone()
    _make_past(env, past, customer)
    run = _proposed(env, LAST_NIGHT, due, "by_letter").with_env(env)
    letter = run.action_ids.filtered(lambda one: one.partner_id.id == customer)
    need(len(letter) == 1, "no letter was proposed")
    return letter


def _make_past(env: Any, past: Any, customer: int) -> None:
    """Let these actions be the customer's, about his items, long ago, day after day."""
    env.flush_all()
    for number, action in enumerate(past):
        env.cr.execute(
            "UPDATE credit_followup_action SET partner_id = %s, date = %s,"
            " served_on = %s, arrives_on = %s WHERE id = %s",
            [customer, *[AS_OF - timedelta(days=LONG_AGO - number)] * 3, action.id],
        )
    env.cr.execute(
        SQL(
            "WITH own AS (SELECT id, row_number() OVER (ORDER BY id) AS n"
            "  FROM account_move_line WHERE id IN"
            "  (SELECT id FROM credit_followup_answer WHERE partner_id = %s)),"
            " listed AS (SELECT id, row_number() OVER"
            "  (PARTITION BY action_id ORDER BY id) AS n"
            "  FROM credit_followup_action_line WHERE action_id IN %s)"
            " UPDATE credit_followup_action_line line"
            " SET move_line_id = own.id, cycle = -line.id"
            " FROM listed JOIN own ON own.n = listed.n WHERE line.id = listed.id",
            customer,
            tuple(past.ids),
        )
    )
    env.cr.commit()
    env.invalidate_all()
