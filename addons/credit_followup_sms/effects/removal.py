"""Before the addon goes: what waits does not leave, what left keeps its words."""

from odoo.tools import SQL

from odoo.addons.credit_followup.const import STEPPED

from .sms import SMS


def take_back(env):
    """Take text messages out of the queue: nobody would look at their hours."""
    waiting = [("channel", "=", SMS), ("state", "=", "pending")]
    env["credit.followup.delivery"].search(waiting)._take_back_queued()


def keep_words(env):
    """Write the words that were sent into the discussion of their message.

    The field goes with the addon, and the discussion is handed over with the base.
    """
    env.flush_all()
    env.cr.execute(
        SQL(
            """
            INSERT INTO mail_message (
                model, res_id, message_type, subtype_id, is_internal, author_id, date,
                body, create_uid, create_date, write_uid, write_date
            )
            SELECT 'credit.followup.action', action.id, 'sms', %(note)s, TRUE,
                   company.partner_id,
                   COALESCE(delivery.sms_queued_on, action.create_date),
                   '<p>' || replace(replace(replace(replace(
                       delivery.sms_text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'),
                       E'\n', '<br/>') || '</p>',
                   %(user)s, now() AT TIME ZONE 'UTC', %(user)s,
                   now() AT TIME ZONE 'UTC'
              FROM credit_followup_delivery delivery
              JOIN credit_followup_action action ON action.id = delivery.action_id
              JOIN res_company company ON company.id = delivery.company_id
             WHERE delivery.channel = %(sms)s AND delivery.state = ANY(%(left)s)
               AND delivery.sms_text IS NOT NULL AND action.is_test IS NOT TRUE
            """,
            note=env["ir.model.data"]._xmlid_to_res_id("mail.mt_note"),
            user=env.uid,
            sms=SMS,
            left=list(STEPPED),
        )
    )
    env.invalidate_all()
