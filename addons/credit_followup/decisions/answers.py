"""The answer for each open item and the day of its next look, beside the ledger."""

import json
from datetime import timedelta

from odoo.tools import SQL

from ..followup_core.scenario.standing import stands_until
from ..followup_core.vocabulary import Outcome, Reason
from .snapshot import ACTED_ON

DAY = timedelta(days=1)
# Answers that an exchange rate changes, which no event tells.
_BY_RATE = {Reason.BELOW_ITEM, Reason.BELOW_LEVEL, Reason.BELOW_GROUP}


def keep_answers(reader, partner_ids, decisions, standing=()):
    """Keep what was decided for the items of customers, and forget what they paid.

    :param partner_ids: all customers who were looked at, also those who owe nothing now
    :param standing: the keys of the groups for which an action waits or is about to
        leave: it is looked at again when the calendar may lead to another one
    """
    company = reader.company
    rows = [
        {
            "id": verdict.item.key,
            "partner": key[0],
            "reason": verdict.reason,
            "next": on,
        }
        for decision in decisions
        for key in [decision.group.key]
        for verdict, on in _looks(decision, key in standing, reader)
    ]
    answers = reader.env["credit.followup.answer"]
    answers.flush_model()
    reader.env.cr.execute(
        SQL(
            _KEEP,
            given=json.dumps(rows, default=str),
            company=company.id,
            partners=tuple(partner_ids) or (0,),
        )
    )
    answers.invalidate_model(flush=False)
    reader.env["account.move.line"].invalidate_model(
        ["followup_answer_id", "followup_reason", "followup_next_on"], flush=False
    )


def _looks(decision, stands, reader):
    """Yield each verdict with the day of its next look by the calendar.

    Tomorrow where an exchange rate decides: no event tells of one.
    """
    own = decision.group.key[1] == reader.company.currency_id.id
    tomorrow = reader.as_of + DAY
    until = None
    if stands and decision.outcome is not Outcome.NOTHING:
        until = stands_until(decision, reader.as_of, reader.settings)
    for verdict in decision.verdicts:
        reason, on = verdict.reason, verdict.next_on
        if reason is Reason.NO_RATE or (reason in _BY_RATE and not own):
            on = tomorrow
        elif stands and reason in ACTED_ON:
            on = until if own else tomorrow
        yield verdict, on


_KEEP = """
    WITH given AS (
        SELECT * FROM json_to_recordset(%(given)s)
            AS row(id int4, partner int4, reason text, next date)
    ), gone AS (
        DELETE FROM credit_followup_answer answer
         WHERE answer.company_id = %(company)s AND answer.partner_id IN %(partners)s
           AND NOT EXISTS (SELECT FROM given WHERE given.id = answer.id)
    )
    INSERT INTO credit_followup_answer (id, company_id, partner_id, reason, next_on)
    SELECT id, %(company)s, partner, reason, next FROM given
    ON CONFLICT (id) DO UPDATE
       SET partner_id = EXCLUDED.partner_id, reason = EXCLUDED.reason,
           next_on = EXCLUDED.next_on
     WHERE (credit_followup_answer.partner_id, credit_followup_answer.reason,
            credit_followup_answer.next_on)
        IS DISTINCT FROM (EXCLUDED.partner_id, EXCLUDED.reason, EXCLUDED.next_on)
"""
