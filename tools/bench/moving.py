"""Moving in from OCA's account_credit_control beside a large ledger, in one request."""

from typing import Any

from odoo.tools import SQL

from tools.bench import peer
from tools.bench.gauge import clock, idle_megabytes, peak_megabytes
from tools.bench.ledger import need
from tools.bench.rows import inserted
from tools.bench.settings import AS_OF

DAYS_A_LEVEL = 15


def measure(env: Any) -> dict:
    """Let all that is overdue have been told there; try to move in, then do it."""
    peer.settle(env)
    messages = _tell(env)
    need(messages > 0, "nobody was told anything")
    env = env(user=env.ref("base.user_admin"), su=False)
    env.user.group_ids += env.ref("credit_followup.group_manager")
    idle = idle_megabytes()
    with clock(env) as opening:
        window = _opened(env)
    with clock(env) as trying:
        window.action_try()
    with clock(env) as applying:
        window.action_apply()
    env.cr.commit()
    peak = peak_megabytes() - idle
    moved = env["credit.followup.moved.file"].sudo().search([], limit=1)
    need(moved.moved > 0, "nothing moved in")
    return {
        "messages": messages,
        "moved": moved.moved,
        "opening": vars(opening),
        "trying": vars(trying),
        "applying": vars(applying),
        "megabytes": peak,
    }


def _opened(env: Any) -> Any:
    action = env["credit.followup.take.over"]._opened(env.company)
    return env[action["res_model"]].browse(action["res_id"])


def _tell(env: Any) -> int:
    """Write what their addon would have sent: each level on the day that it was due."""
    env.flush_all()
    env.cr.execute(
        SQL(
            "INSERT INTO credit_control_line (date, date_sent, date_due, state,"
            " channel, partner_id, commercial_partner_id, amount_due, balance_due,"
            " move_line_id, account_id, currency_id, company_id, policy_level_id,"
            " policy_id, level, invoice_id)"
            " SELECT item.date_maturity + %(days)s * level.level, item.date_maturity"
            " + %(days)s * level.level, item.date_maturity, 'sent', level.channel,"
            " item.partner_id, item.partner_id, item.amount_currency,"
            " item.amount_residual, item.id, item.account_id, item.currency_id,"
            " item.company_id, level.id, level.policy_id, level.level, item.move_id"
            " FROM account_move_line item"
            " JOIN account_account account ON account.id = item.account_id"
            " JOIN res_company company ON company.id = item.company_id"
            " JOIN credit_control_policy_level level"
            " ON level.policy_id = company.credit_policy_id"
            " WHERE account.account_type = 'asset_receivable'"
            " AND item.parent_state = 'posted' AND item.amount_residual > 0"
            " AND item.company_id = %(company)s"
            " AND item.date_maturity + %(days)s * level.level <= %(as_of)s",
            days=DAYS_A_LEVEL,
            company=env.company.id,
            as_of=AS_OF,
        )
    )
    count = env.cr.rowcount
    inserted(env, "credit_control_line")
    env.cr.commit()
    return count
