"""Before the addon goes: what waits does not leave, what left is of its invoice."""

from odoo.addons.credit_followup.followup_core.vocabulary import Channel

POST = Channel.POST.value


def take_back(env):
    """Take letters out of the queue: nobody would look at their hours."""
    waiting = [("channel", "=", POST), ("state", "=", "pending")]
    env["credit.followup.delivery"].search(waiting)._take_back_queued()


def hand_over(env):
    """Say of each letter at the provider that it is about an invoice of its message."""
    env.flush_all()
    env.cr.execute(
        """
        UPDATE snailmail_letter letter
           SET model = 'account.move', res_id = first.move_id
          FROM (
            SELECT line.action_id, min(line.move_id) AS move_id
              FROM credit_followup_action_line line
             GROUP BY line.action_id
          ) first
         WHERE letter.model = 'credit.followup.action'
           AND letter.res_id = first.action_id AND first.move_id IS NOT NULL
        """
    )
    env.invalidate_all()
