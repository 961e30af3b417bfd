"""What carrying out leaves behind, by SQL: letters and mails are other phases."""

from typing import Any

from odoo.tools import SQL


def carry_out(run: Any) -> None:
    """Note the actions of a run as sent, their items as raised, and wake the customers.

    As the executing worker does at the end of a batch, so that the next night finds the
    ledger, the wakes and the last contacts of a night that was carried out.
    """
    run.env.flush_all()
    for statement in (_SENT, _SERVED, _RAISED, _WOKEN):
        run.env.cr.execute(SQL(statement, run=run.id, day=run.date))
    run.env.cr.commit()
    run.env.invalidate_all()


_SENT = """
    UPDATE credit_followup_action
       SET state = 'sent', todo = NULL, served_on = %(day)s, arrives_on = %(day)s
     WHERE run_id = %(run)s
"""
_SERVED = """
    UPDATE credit_followup_action_line line SET is_served = true
      FROM credit_followup_action action
     WHERE action.id = line.action_id AND action.run_id = %(run)s
"""
_RAISED = """
    UPDATE account_move_line item
       SET followup_level_id = line.level_id, followup_level_on = %(day)s
      FROM credit_followup_action_line line
      JOIN credit_followup_action action ON action.id = line.action_id
     WHERE item.id = line.move_line_id AND line.role = 'raised'
       AND action.run_id = %(run)s
"""
_WOKEN = """
    INSERT INTO credit_followup_wake (company_id, partner_id, cause, moment)
    SELECT company_id, partner_id, 'served', now() FROM credit_followup_action
     WHERE run_id = %(run)s
"""
