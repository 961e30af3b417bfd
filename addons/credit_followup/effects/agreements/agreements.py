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
AFTER_BREACH = Why.PAID_AFTER_BREACH.value
BEGUN = (
    State.SIGNED.value,
    State.ACTIVE.value,
    State.LATE.value,
    State.NOTICED.value,
    State.FULFILLED.value,
)


def entered(state, agreements):
    """Let follow what has to when a state is entered; holds follow by themselves."""
    if state in OVER:
        tasks.done(agreements, tasks.POST_NOTICE)
    if state in BEGUN:
        agreements._replace_previous()
    if state == State.BROKEN.value:
        _go_on(agreements)
        tasks.tell_broken(agreements, _broken, tasks.BREACH)
    elif state == State.EXPIRED.value:
        _tell(agreements, _expired)
    elif state == State.FULFILLED.value:
        for one in agreements:
            one.message_post(body=_fulfilled(one))
        # After a breach interest is owed by law, and stays claimed.
        _settle(agreements.filtered(lambda one: one.reason != AFTER_BREACH))


def remind(agreements, today):
    """Say kindly that an instalment is near."""
    for one in _reached(agreements):
        one._remind(today)


def give_notice(agreements, today):
    """Give a last time to pay what is late."""
    for one in _reached(agreements):
        one._give_notice(today)


def shortened(agreement, grows):
    """Say on the agreement that a credit shortened it, or that one was taken back."""
    agreement.message_post(body=agreement._shortened_words(grows))


def taken_back(agreement):
    """Take an offer back of which something was credited: it has to be made anew."""
    agreement._enter(State.DRAFT.value, Why.DRAFTED.value)
    agreement._end_holds()
    _tell(agreement, _changed)


def _reached(agreements):
    """Leave out companies in test mode: their customers get nothing."""
    return agreements.filtered(lambda one: not one.company_id.followup_test_mode)


def _settle(agreements):
    """Let go what was claimed beside the items: the agreement said what is paid of it.

    What was paid of interest and costs lies in the books: a person allocates it.
    """
    charges = agreements.env["credit.followup.charge"].sudo()
    claimed = charges.search(
        [
            ("move_line_id", "in", agreements.item_ids.move_line_id.ids),
            ("state", "=", "claimed"),
        ]
    )
    claimed._enter("waived", "let_go")
    paid_beside = agreements.filtered(lambda one: one._paid_beside())
    tasks.book_beside(paid_beside, _to_book)


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


def _changed(agreement):
    return agreement.env._(
        "Something was credited on the invoices of %(number)s before it was signed: it "
        "is a draft again. Look at it, and send it anew.",
        number=agreement.name,
    )


def _to_book(agreement):
    return agreement.env._(
        "%(customer)s paid %(amount)s of interest and costs with %(number)s: allocate "
        "it to its charges, or book it.",
        customer=agreement.partner_id.display_name,
        amount=agreement._money(agreement._paid_beside()),
        number=agreement.name,
    )


def _fulfilled(agreement):
    if agreement.reason == Why.PAID_OUTSIDE.value:
        return agreement.env._("Nothing is open any more: the agreement is fulfilled.")
    return agreement.env._("All of it is paid: the agreement is fulfilled.")
