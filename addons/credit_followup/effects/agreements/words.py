"""What an agreement says to who signs it: whole sentences, in his language."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

# Of the document and of the page on which it is signed.
DOCUMENT = {
    "title": _lt("Instalment agreement %(number)s"),
    "owes": _lt(
        "%(customer)s acknowledges owing %(company)s the following, and will pay it in "
        "instalments."
    ),
    "accrued": _lt("Interest and compensation until %(agreed_on)s"),
    "interest": _lt(
        "Interest of this agreement, %(rate)s a year on what is left to pay"
    ),
    "bank": _lt("Payments go to %(account)s and fill the instalments in their order."),
    "meanwhile": _lt(
        "As long as the instalments are paid on time, we neither remind you of these "
        "invoices nor claim anything else for them."
    ),
    "late": _lt(
        "An instalment that is not paid %(grace)s days after its date is late. We then "
        "write to you and give you %(term)s days to pay what is missing. If it is not "
        "paid by then, all that is left is due at once, and interest by law or by the "
        "accepted conditions runs from the original due dates, less what you have paid."
    ),
    "title_kept": _lt(
        "The goods remain our property until the last instalment is paid, as agreed in "
        "the accepted conditions of sale."
    ),
    "earlier": _lt("You may pay earlier at any time."),
    "valid": _lt("This agreement can be signed until %(valid_until)s."),
    "signed": _lt("Signed by %(signed_by)s on %(signed_on)s."),
}
OFFER = {
    "proposed": _lt(
        "As discussed, we propose that you pay %(total)s in instalments, the last one "
        "on %(last_on)s. The agreement is attached."
    ),
    "sign": _lt(
        "Please read and sign it by %(valid_until)s on this page, or send us a signed "
        "copy:"
    ),
    "until_then": _lt("Until then we do not remind you of these invoices."),
}
COMING = {
    "coming": _lt(
        "Your instalment of %(lacks)s is to be paid by %(due_on)s. Please write "
        "%(reference)s on your payment."
    ),
    "paid": _lt(
        "If you have paid already, please ignore this message. Thank you for keeping "
        "our agreement."
    ),
}
NOTICE = {
    "missing": _lt(
        "According to our agreement %(number)s, %(missing)s should have been paid by "
        "now, and we have not received it."
    ),
    "pay": _lt(
        "Please pay this amount by %(until)s. If it has not arrived by then, the "
        "agreement ends: all that is left, %(left)s, is due at once, and interest runs "
        "from the original due dates, less what you have paid."
    ),
    "tell": _lt("If something stands in the way, please tell us today."),
}


def sentences(agreement, wanted, **more):
    """Return sentences by their names, in the language of the agreement's context.

    :param wanted: the table of this module that is placed
    :param more: values that the agreement does not know itself
    """
    values = {**_values(agreement), **more}
    return {name: str(agreement.env._(text)) % values for name, text in wanted.items()}


def _values(agreement):
    money, day = agreement._money, agreement._day
    return {
        "number": agreement.name,
        "customer": agreement.partner_id.name,
        "company": agreement.company_id.name,
        "agreed_on": day(agreement.agreed_on),
        "rate": agreement._rate_words(),
        "account": agreement._bank_account().acc_number or "",
        "grace": agreement.grace_days,
        "term": agreement.term_days,
        "valid_until": day(agreement.valid_until),
        "signed_by": agreement.signed_by or "",
        "signed_on": day(agreement.signed_on),
        "total": money(agreement.amount_total),
        "last_on": day(agreement.last_on),
        "missing": money(agreement.amount_missing),
        "left": money(agreement.amount_total - agreement.amount_paid),
    }
