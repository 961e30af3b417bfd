"""Somebody is asked for the next rate of a series before the last one runs out."""

from odoo.tools.misc import format_date

ACTIVITY = "mail.mail_activity_data_todo"


def ask_for_next(rates):
    """Give a manager the task to add the next rate of each series."""
    env = rates.env
    managers = env.ref("credit_followup.group_manager").sudo().user_ids
    user = (managers - env.ref("base.user_root"))[:1]
    for rate in rates if user else ():
        asked = rate.with_context(lang=user.lang)
        asked.activity_schedule(
            ACTIVITY,
            user_id=user.id,
            summary=asked.env._("Add the next rate of %(series)s", series=rate.series),
            note=asked.env._(
                "No rate is known for %(day)s: nothing can be claimed then.",
                day=format_date(asked.env, rate._ends_on(), date_format="long"),
            ),
        )


def next_is_known(rates):
    """Take the task away that was answered by a later rate."""
    rates.activity_unlink([ACTIVITY])
