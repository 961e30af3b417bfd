"""The sentences of a customer's page: what stands, what was wrong, what comes next."""

from odoo.tools.misc import format_date
from odoo.tools.translate import LazyTranslate

from ...followup_core.page.offers import Elsewhere
from ...followup_core.page.sayings import Wrong

_lt = LazyTranslate(__name__)

WRONG = {
    Wrong.NOTHING_CHOSEN: _lt("Please choose at least one invoice."),
    Wrong.TOO_MANY: _lt("Please choose fewer invoices at a time."),
    Wrong.NOT_OFFERED: _lt(
        "This is not possible here for one of the invoices, or no longer. Please look "
        "at your account again."
    ),
    Wrong.ONE_AT_A_TIME: _lt("Please choose one invoice at a time."),
    Wrong.SEVERAL_CURRENCIES: _lt("Please choose invoices of one currency."),
    Wrong.DAY_MISSING: _lt("Please enter the day."),
    Wrong.DAY_OVER: _lt("This day is over already."),
    Wrong.DAY_TOO_LATE: _lt(
        "This day is too late to be agreed on here. Please choose an earlier one, or "
        "write to us."
    ),
    Wrong.DAY_TO_COME: _lt("This day has not come yet."),
    Wrong.DAY_TOO_OLD: _lt(
        "This payment was long ago. Please send us its proof, so that we can find it."
    ),
    Wrong.AMOUNT_MISSING: _lt("Please enter the amount."),
    Wrong.AMOUNT_TOO_MUCH: _lt("The amount is more than what is open."),
    Wrong.WORDS_MISSING: _lt("Please write in a few words what is wrong."),
    Wrong.WORDS_TOO_LONG: _lt("Please write less: 2000 characters at most."),
}
ELSEWHERE = {
    Elsewhere.INSOLVENCY: _lt(
        "Insolvency proceedings are known to us: nothing is paid here. For questions, "
        "please turn to us."
    ),
    Elsewhere.COURT: _lt("This is in legal proceedings: please turn to %(who)s."),
    Elsewhere.AGENCY: _lt("%(who)s collects this for us: please turn there."),
    Elsewhere.AGREEMENT: _lt("This is paid in instalments, as agreed."),
}
NEXT = {
    "paid": _lt(
        "Thank you. We look for your payment, and remind you of nothing meanwhile. You "
        "need not do anything more."
    ),
    "promise": _lt(
        "Thank you. We count on your payment on %(day)s and do not remind you of these "
        "invoices until then."
    ),
    "dispute": _lt(
        "Thank you. We look into it and write to you what we found, by %(day)s at the "
        "latest. Until then you are not reminded of what you dispute."
    ),
    "instalments": _lt(
        "Thank you. A person here has to agree first; we then send you the agreement, "
        "to be signed."
    ),
    "confirm": _lt("Thank you. We have noted that the invoice is passed for payment."),
    "contact": _lt("Thank you. We get in touch with the person whom you named."),
    "ask": _lt("Thank you. We answer you as soon as we can."),
    "accept": _lt("Thank you. We have noted that you accept our conditions of sale."),
    "renew": _lt("A new link is on its way to the e-mail address that we know of you."),
}

PHRASES = {
    "account": _lt("Your account on %(day)s"),
    "open": _lt("Open: %(total)s"),
    "open_late": _lt("Open: %(total)s, of it overdue: %(overdue)s"),
    "dates": _lt("Invoice of %(invoiced_on)s, due on %(due_on)s"),
    "late_one": _lt("1 day late"),
    "late": _lt("%(days)s days late"),
    "agreement": _lt("Instalment agreement %(number)s over %(amount)s"),
    "sign": _lt("Please sign it by %(day)s."),
    "amount": _lt("Amount in %(currency)s"),
    "until": _lt("By %(day)s at the latest. If you need longer, please write to us."),
    "plan": _lt("%(number)s instalments, the last one on %(day)s"),
}


def phrase(env, name, **values):
    """Return a sentence of the page with its values."""
    return str(env._(PHRASES[name])) % values


def wrong_words(env, wrongs):
    """Return what is wrong, in whole sentences."""
    return [env._(WRONG[one]) for one in wrongs]


def next_words(word, record):
    """Return what happens next of a word that was taken."""
    env = word.env
    day = {"promise": word.on, "dispute": getattr(record, "deadline_on", None)}
    shown = day.get(word.move)
    said = {"day": format_date(env, shown, date_format="long")} if shown else {}
    return str(env._(NEXT[word.move])) % said


def elsewhere_words(env, elsewhere, who):
    """Return where one has to turn, and to whom, where somebody is known."""
    name = who.display_name or env._("whoever acts for us")
    reach = ", ".join(filter(None, (who.phone, who.email)))
    said = {"who": f"{name} ({reach})" if reach else name}
    return str(env._(ELSEWHERE[elsewhere])) % said
