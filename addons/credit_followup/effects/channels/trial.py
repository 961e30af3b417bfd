"""A message as a customer would receive it, sent to the one who wants to see it."""

from odoo import fields
from odoo.exceptions import UserError

from ..tasks import CALLED
from ..texts import texts
from .email import frame
from .enclosures import letters_in_one

# How many proposals are looked at to find one that is written.
MOST_LOOKED_AT = 50


def send_to_oneself(env, company):
    """Send the newest proposal of a company to the user, and return it.

    The mail and the letter, whatever the level's channels; nothing of it is kept as
    sent, and the customer receives nothing.

    :raises UserError: where there is no proposal to show, or the user has no address
    """
    if not env.user.email:
        raise UserError(env._("You have no e-mail address in your profile."))
    action = _example(env, company)
    subject, body = texts(action.with_context(lang=action.lang))
    env["mail.mail"].sudo().create(
        {
            "subject": env._("[TEST] %(subject)s", subject=subject),
            "body_html": frame(action, body),
            "email_from": company.sudo()._followup_sender(),
            "email_to": env.user.email_formatted,
            "attachment_ids": [(0, 0, _letter(action))],
            "state": "outgoing",
            "auto_delete": True,
        }
    )
    env.ref("mail.ir_cron_mail_scheduler_action").sudo()._trigger()
    company.sudo().followup_tried_on = fields.Datetime.now()
    return action


def _example(env, company):
    """Return the newest message that waits, written ones before calls."""
    waiting = (
        env["credit.followup.action"]
        .sudo()
        .search(
            [
                ("company_id", "=", company.id),
                ("kind", "=", "message"),
                ("state", "=", "proposed"),
            ],
            order="id desc",
            limit=MOST_LOOKED_AT,
        )
    )
    if not waiting:
        raise UserError(
            env._("There is no proposal to show: make a run by hand first.")
        )
    written = waiting.filtered(
        lambda one: not set(CALLED) & set(one.level_id._channels())
    )
    return (written or waiting)[0]


def _letter(action):
    return {
        "name": f"{action.reference}.pdf",
        "raw": letters_in_one(action),
        "mimetype": "application/pdf",
    }
