"""The answer for each open item and the day of its next look, beside the ledger."""

import json
from datetime import timedelta

from odoo.tools import SQL

from ..followup_core.vocabulary import Reason

DAY = timedelta(days=1)
# Answers that an exchange rate changes, which no event tells.
_BY_RATE = {Reason.BELOW_ITEM, Reason.BELOW_LEVEL, Reason.BELOW_GROUP}


def keep_answers(reader, partner_ids, decisions):
    """Keep what was decided for the items of customers, and forget what they paid.

    :param partner_ids: all customers who were looked at, also those who owe nothing now
    """
    company = reader.company
    rows = [
        {
            "id": verdict.item.key,
            "partner": decision.group.key[0],
            "reason": verdict.reason.value,
            "next": _next_on(verdict, decision.group, reader),
        }
        for decision in decisions
        for verdict in decision.verdicts
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


def _next_on(verdict, group, reader):
    """Return the next look by the calendar; where only a rate is missing, tomorrow."""
    own = group.key[1] == reader.company.currency_id.id
    if verdict.reason is Reason.NO_RATE or (verdict.reason in _BY_RATE and not own):
        return reader.as_of + DAY
    return verdict.next_on


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
