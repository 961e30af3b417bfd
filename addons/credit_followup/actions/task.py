"""What a person has to do: calls, visits, decisions, customers without address."""

from ..followup_core.vocabulary import Channel

ACTIVITY = {
    Channel.PHONE: "credit_followup.activity_call",
    Channel.VISIT: "credit_followup.activity_visit",
}


def schedule(actions, channel):
    """Plan a call or visit for each action, due on the day of the action."""
    for action in actions:
        phone = action.addressee_id.phone or action.partner_id.phone
        _plan(action, ACTIVITY[channel], phone or action.env._("No phone number."))
    _deliveries(actions, channel, "by_hand")


def reach_by_hand(action, channel):
    """Give a person the customer for whom no channel of the level has an address."""
    text = action.env._(
        "There is no usable address for this level: reach the customer another way."
    )
    _plan(action, "credit_followup.activity_repair", text)
    _deliveries(action, channel, "by_hand", text)


def ask_decisions(actions):
    """Ask somebody to decide what follows the last level."""
    for action in actions:
        _plan(
            action,
            "credit_followup.activity_decide",
            action.env._(
                "Every level was carried out and the customer has not paid: hand the "
                "file over, write it off, agree on instalments or start again."
            ),
        )


def _plan(action, activity_type, note):
    action.activity_schedule(
        activity_type,
        date_deadline=action.date,
        user_id=action._responsible().id,
        note=note,
    )


def _deliveries(actions, channel, state, error=False):
    actions.env["credit.followup.delivery"].create(
        [
            {
                "action_id": action.id,
                "company_id": action.company_id.id,
                "channel": channel.value,
                "recipient": action.addressee_id.phone,
                "state": state,
                "error": error,
            }
            for action in actions
        ]
    )
