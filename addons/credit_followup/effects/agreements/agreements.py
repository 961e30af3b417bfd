"""What follows for an agreement: a word before each instalment, notice, breach."""

from ...followup_core.agreements.states import State, Why
from .. import tasks

# What nobody has to decide or do any more for an agreement that is over.
OVER = (
    State.FULFILLED.value,
    State.CANCELLED.value,
    State.EXPIRED.value,
    State.BROKEN.value,
)


def entered(state, agreements):
    """Let follow what has to when a state is entered; holds follow by themselves."""
    if state in OVER:
        tasks.done(agreements, tasks.POST_NOTICE)
    if state in (State.SIGNED.value, State.ACTIVE.value):
        agreements._replace_previous()
    if state == State.BROKEN.value:
        _go_on(agreements)
        tasks.tell_broken(agreements, _broken, tasks.BREACH)
    elif state == State.EXPIRED.value:
        _tell(agreements, _expired)
    elif state == State.FULFILLED.value:
        for one in agreements:
            one.message_post(body=_fulfilled(one))


def step(why, agreements, today):
    """Remind of the instalment to come, or give notice of the one that is late."""
    for one in agreements:
        if why is Why.INSTALMENT_COMING:
            one._remind(today)
        else:
            one._give_notice(today)


def shortened(agreement):
    """Say on the agreement that a credit shortened it."""
    agreement.message_post(body=agreement._shortened_words())


def _go_on(agreements):
    """Have the items go on with the level that the agreement names, at once.

    The notice was the last message: the level before it counts as served that day. What
    has gone further already stays where it is.
    """
    for one in agreements.sudo().filtered("breach_level_id"):
        levels = one.breach_level_id.policy_id.level_ids.sorted()
        before = levels[: list(levels).index(one.breach_level_id)][-1:]
        own = one.item_ids.move_line_id.filtered(
            lambda line, before=before: before and _is_before(line, before)
        )
        values = {"followup_level_id": before.id, "followup_level_on": one.notice_on}
        own._followup_set(dict.fromkeys(own.ids, values))
        one.env["credit.followup.wake"]._append_lines(own, "served")


def _is_before(line, level):
    """Tell whether an open item has not got as far as a level yet."""
    known = line.followup_level_id
    is_other = known.policy_id != level.policy_id
    return not line.reconciled and (is_other or known.sequence < level.sequence)


def _tell(agreements, words):
    """Say it in the discussion to whoever is responsible."""
    for one in agreements:
        own = one.with_context(lang=one.user_id.lang)
        own.message_notify(
            partner_ids=one.user_id.partner_id.ids, subject=one.name, body=words(own)
        )


def _broken(agreement):
    return agreement.env._(
        "%(customer)s did not keep %(number)s: all of it is due, and the follow-up "
        "goes on.",
        customer=agreement.partner_id.display_name,
        number=agreement.name,
    )


def _expired(agreement):
    return agreement.env._(
        "%(customer)s did not sign %(number)s: the follow-up goes on.",
        customer=agreement.partner_id.display_name,
        number=agreement.name,
    )


def _fulfilled(agreement):
    return agreement.env._("All of it is paid: the agreement is fulfilled.")
