"""Writes a manager each week which figures changed most, and who made them change."""

from odoo.fields import Date
from odoo.tools.misc import format_amount, format_date
from odoo.tools.translate import LazyTranslate

from ...facts.figures.weeks import read_week
from ...followup_core.figures.movements import movements

_lt = LazyTranslate(__name__)
MAIL = "credit_followup.weekly_mail"
WEEK_DAYS = 7
NAMES = {
    "open": _lt("Open"),
    "overdue": _lt("Overdue"),
    "d90_plus": _lt("More than 90 days late"),
    "received": _lt("Received in the week"),
    "invoiced": _lt("Invoiced in the week"),
}
# Of these more is worse.
BAD = {"open", "overdue", "d90_plus"}


def write_weekly(company, user, today):
    """Write what changed between the week that ended yesterday and the one before.

    :return: the message; None where nothing changed
    """
    last = Date.subtract(today, days=1)
    before = read_week(company, Date.subtract(last, days=WEEK_DAYS))
    found = movements(before, read_week(company, last))
    if not found:
        return None
    env = company.with_context(lang=user.lang).env
    own = company.with_env(env)
    body = env["ir.qweb"]._render(
        MAIL,
        {
            "company": own,
            "begins": env._(
                "What changed most in the week that ended on %(last)s, beside the one "
                "before:",
                last=format_date(env, last),
            ),
            "rows": _rows(own, found),
        },
    )
    return env["mail.thread"].message_notify(
        partner_ids=user.partner_id.ids,
        subject=env._("%(company)s: what changed this week", company=company.name),
        body=body,
        email_from=own._followup_sender(),
    )


def _rows(company, found):
    env = company.env
    ids = {int(one.customer) for moved in found for one in moved.causes}
    names = {one.id: one.name for one in env["res.partner"].browse(ids)}

    def said(amount):
        return format_amount(env, float(amount), company.currency_id)

    def signed(amount):
        return f"+{said(amount)}" if amount > 0 else said(amount)

    return [
        {
            "name": str(env._(NAMES[one.name])),
            "before": said(one.before),
            "now": said(one.now),
            "change": signed(one.change),
            "is_worse": (one.change > 0) == (one.name in BAD),
            "why": ", ".join(
                f"{names[int(cause.customer)]} {signed(cause.change)}"
                for cause in one.causes
            ),
        }
        for one in found
    ]
