"""What a person has to do: calls, visits, letters to post, decisions, repairs.

Activities are made in one batch and without a mail for each: the cockpit shows them.
"""

from odoo import fields
from odoo.tools.translate import LazyTranslate

from ..followup_core.vocabulary import Channel

_lt = LazyTranslate(__name__)
CALL = "credit_followup.activity_call"
VISIT = "credit_followup.activity_visit"
POST = "credit_followup.activity_post"
REPAIR = "credit_followup.activity_repair"
DECIDE = "credit_followup.activity_decide"
APPROVE = "credit_followup.activity_approve"
BROKEN = "credit_followup.activity_broken"
BREACH = "credit_followup.activity_breach"
POST_NOTICE = "credit_followup.activity_post_notice"
DISPUTE = "credit_followup.activity_dispute"
BOOK = "credit_followup.activity_book"
KEEP_WORD = "credit_followup.activity_keep_word"
LATE = "credit_followup.activity_late"
NOT_SERVED = "credit_followup.activity_not_served"
COURTESY = "credit_followup.activity_courtesy"
CLAIM_GOODS = "credit_followup.activity_claim_goods"
CALL_AGAIN = "credit_followup.activity_call_again"
LATE_MONEY = "credit_followup.activity_late_money"
LIMITATION = "credit_followup.activity_limitation"
CALLED = (Channel.PHONE, Channel.VISIT)
NO_ADDRESS = _lt(
    "There is no usable address for this level: reach the customer another way."
)
TOO_FAR = _lt(
    "No visit: the customer is too far away, or a postcode is missing. Write instead."
)
ACTIVITY = {Channel.PHONE: CALL, Channel.VISIT: VISIT}


def schedule(actions, channel):
    """Plan a call or visit for each action, due on the day of the action."""
    real = actions.filtered(lambda one: not one.is_test)
    _plan(real, ACTIVITY[channel], _phone)
    _deliveries(actions, channel)


def post(actions):
    """Ask somebody to post the registered letters."""
    _plan(
        actions.filtered(lambda one: not one.is_test),
        POST,
        lambda action: action.env._(
            "Post it, then note its number and the date of deposit."
        ),
    )


def reach_by_hand(actions, why=NO_ADDRESS):
    """Give a person the customers whom no channel of the level reaches, and why."""
    if not actions:
        return
    actions._close_earlier_repairs()
    text = actions.env._(why)
    _plan(actions, REPAIR, lambda action: action.env._(why))
    for channel, own in actions.grouped(
        lambda action: action.level_id._channels()[0]
    ).items():
        _deliveries(own, channel, text)


def ask_decisions(actions):
    """Ask somebody to decide what follows the last level."""
    _plan(
        actions,
        DECIDE,
        lambda action: action.env._(
            "The last level is over and the customer has not paid: hand the file "
            "over, write it off, agree on instalments or start again."
        ),
    )


def ask_approval(records, asker):
    """Ask a second person to approve: another manager of each record's company.

    :param records: actions or charges, which say why themselves
    """
    env = records.env
    for company, own in records.grouped("company_id").items():
        second = managers(env, company) - asker
        if second:
            user = second[0]
            kind = env.ref(APPROVE).with_context(lang=user.lang)
            own.activity_schedule(APPROVE, user_id=user.id, summary=kind.name)


def approval_is_given(records):
    """Take the tasks away that asked for an approval."""
    records.activity_unlink([APPROVE])


def tell_broken(records, words, kind=BROKEN):
    """Tell who took each promise, or answers for each agreement, that it was not kept.

    :param words: a function of the record
    """
    _plan(records, kind, words, fields.Date.context_today(records))


def book_beside(agreements, words):
    """Ask somebody to book what was paid beside the invoices.

    :param words: a function of the agreement
    """
    _plan(agreements, BOOK, words, fields.Date.context_today(agreements))


def post_notices(records, words):
    """Ask somebody to post what no e-mail can carry.

    :param words: a function of the record
    """
    _plan(records, POST_NOTICE, words, fields.Date.context_today(records))


def decide_disputes(disputes, words):
    """Ask the owner of each dispute to decide by its deadline.

    :param words: a function of the dispute
    """
    for day, own in disputes.grouped("deadline_on").items():
        _plan(own, DISPUTE, words, day)


def escalate(records, words):
    """Tell somebody beside its owner that a record waits too long, once.

    The company's responsible, else a manager; the owner where there is nobody else.

    :param words: a function of the record, in the language of who is told
    """
    env = records.env
    today = fields.Date.context_today(records)
    for (company, owner), own in records.grouped(
        lambda one: (one.company_id, one.user_id)
    ).items():
        users = company.followup_user_id | managers(env, company)
        user = ((users - owner) or owner)[0]
        for one in own.with_context(lang=user.lang):
            one.activity_schedule(
                LATE,
                date_deadline=today,
                user_id=user.id,
                summary=env.ref(LATE).with_context(lang=user.lang).name,
                note=words(one),
            )


def call_in_courtesy(moves, note, day, who):
    """Ask somebody to ring about invoices that are not due yet.

    :param who: a function of the invoice
    """
    _plan(moves, COURTESY, note, day, who)


def call_again(contacts, note, day):
    """Ask whoever called to call again, where no message had asked for it.

    :param note: a function of the contact
    """
    _plan(contacts, CALL_AGAIN, note, day)


def late_money(write_offs, words):
    """Ask who wrote a debt off to book what was paid of it after all.

    :param words: a function of the write-off
    """
    today = fields.Date.context_today(write_offs)
    _plan(write_offs, LATE_MONEY, words, today, lambda one: one.proposed_by_id)


def interrupt(limitations, words, due):
    """Ask for an act that interrupts the time of each item, before its last day.

    :param words: a function of the limitation
    :param due: a function of the limitation
    """
    for day, own in limitations.grouped(due).items():
        _plan(own, LIMITATION, words, day)


def of_kind(records, kind):
    """Return the open tasks of a kind on these records."""
    kind = records.env.ref(kind)
    return records.activity_ids.filtered(lambda one: one.activity_type_id == kind)


def keep_word(commitments, words):
    """Ask somebody to do what a message announced.

    :param words: a function of the commitment
    """
    for day, own in commitments.grouped("due_on").items():
        _plan(own, KEEP_WORD, words, day)


def done(records, *kinds):
    """Take tasks of these kinds off the records: nobody has to do them any more."""
    records.activity_unlink(list(kinds), only_automated=False)


def managers(env, company):
    """Return the managers who work in a company, in their order."""
    users = env.ref("credit_followup.group_manager").sudo().all_user_ids
    others = (users - env.ref("base.user_root")).filtered("active")
    return others.filtered(lambda one: company in one.company_ids).sorted("id")


def ask_again(actions, channel):
    """Ask once more for calls or visits that were closed by mistake."""
    _plan(actions, ACTIVITY[channel], _phone, fields.Date.context_today(actions))


def write_instead(actions, text):
    """Give a person the customers whom no call reached."""
    actions._close_earlier_repairs()
    today = fields.Date.context_today(actions)
    _plan(actions, REPAIR, lambda _action: text, today)


def tell_not_served(contacts, words):
    """Tell who noted each contact that its summary did not reach the customer.

    :param words: a function of the contact
    """
    _plan(contacts, NOT_SERVED, words, fields.Date.context_today(contacts))


def claim_goods(claim, note, due):
    """Give whoever claims goods the next day of the law."""
    _plan(claim, CLAIM_GOODS, lambda _claim: note, due)


def _phone(action):
    phone = action.addressee_id.phone or action.partner_id.phone
    return phone or action.env._("No phone number.")


def _plan(actions, activity_type, note, due=None, who=None):
    """Create one activity per action, in the language of who has to do it.

    :param note: a function of the action
    :param due: a day, where it is not the action's own
    :param who: a function of the action, where it is not its responsible
    """
    if not actions:
        return
    env = actions.env
    model = env["ir.model"]._get_id(actions._name)
    kind = env.ref(activity_type)
    users = {action: who(action) if who else action.user_id for action in actions}
    env["mail.activity"].with_context(mail_activity_quick_update=True).create(
        [
            {
                "summary": kind.with_context(lang=user.lang).name,
                "activity_type_id": kind.id,
                "res_model_id": model,
                "res_id": action.id,
                "user_id": user.id or env.uid,
                "date_deadline": due or action.date,
                "note": note(action.with_context(lang=user.lang)),
            }
            for action, user in users.items()
        ]
    )
    actions.invalidate_recordset(["activity_ids"])


def _deliveries(actions, channel, error=False):
    actions.env["credit.followup.delivery"].create(
        [
            {
                "action_id": action.id,
                "company_id": action.company_id.id,
                "channel": channel.value,
                "recipient": channel in CALLED and action.addressee_id.phone,
                "state": "by_hand",
                "error": error,
            }
            for action in actions
        ]
    )
