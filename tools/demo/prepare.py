"""Settle a demonstration database on this machine: `-m tools.demo.prepare DATABASE`.

Its mails go to the mailbox and nowhere else, and nothing asks a server of the outside.
"""

import sys
from typing import Any

from tools.demo.database import MAIL_SERVER
from tools.odoo_session import environment
from tools.ports import LOOPBACK

# A closed port of this machine answers at once that there is nobody.
NO_SERVER = f"http://{LOOPBACK}:9"
ENDPOINTS = (
    "enrich.endpoint",
    "iap.endpoint",
    "iap.partner_autocomplete.endpoint",
    "mail.server.gmail.iap.endpoint",
    "mail.server.outlook.iap.endpoint",
    "sms.endpoint",
    "snailmail.endpoint",
)
# These call the outside, or write mails that have nothing to do with the follow-up.
OTHER_CRONS = (
    "mail.ir_cron_module_update_notification",
    "sms.ir_cron_sms_scheduler_action",
    "snailmail.snailmail_print",
    "digest.ir_cron_digest_scheduler_action",
    "auth_signup.ir_cron_auth_signup_send_pending_user_reminder",
    "account.ir_cron_account_move_send",
)


def prepare(env: Any) -> None:
    """Point mail to the mailbox, empty the queue, stop what would reach outside."""
    env["ir.mail_server"].search([]).active = False
    env["ir.mail_server"].create(
        {
            "name": MAIL_SERVER,
            "smtp_host": LOOPBACK,
            "smtp_port": 25,  # replaced at each start by the port the mailbox got
            "smtp_encryption": "none",
        }
    )
    # Odoo's own demonstration data notified its users: not the follow-up's mails.
    env["mail.mail"].search([]).unlink()
    for name in ENDPOINTS:
        env["ir.config_parameter"].set_param(name, NO_SERVER)
    for xmlid in OTHER_CRONS:
        cron = env.ref(xmlid, raise_if_not_found=False)
        if cron:
            cron.active = False


if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        prepare(session)
