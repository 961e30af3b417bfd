"""The words of a text message: those of its level, else a sentence by what is asked."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.credit_followup.effects import words
from odoo.addons.credit_followup.followup_core.messages.parts import fitting, plain
from odoo.addons.credit_followup.followup_core.vocabulary import Nature

_lt = LazyTranslate(__name__)
COURTESY = str(Nature.COURTESY.value)
COUNT = "count"
# What a text of a level may name between square brackets.
NAMED = (*words.VALUES, COUNT)

# By what they ask for: of one invoice, and of several.
SENTENCES = {
    "before": (
        _lt("%(company)s: an invoice of %(amount)s falls due soon. Thank you."),
        _lt(
            "%(company)s: %(count)s invoices for a total of %(amount)s fall due soon. "
            "Thank you."
        ),
    ),
    "by": (
        _lt(
            "%(company)s: an invoice of %(amount)s is overdue. Please pay by "
            "%(deadline)s. If you have paid, please disregard this message."
        ),
        _lt(
            "%(company)s: %(count)s invoices for a total of %(amount)s are overdue. "
            "Please pay by %(deadline)s. If you have paid, please disregard this "
            "message."
        ),
    ),
    "now": (
        _lt(
            "%(company)s: an invoice of %(amount)s is overdue. If you have paid, "
            "please disregard this message."
        ),
        _lt(
            "%(company)s: %(count)s invoices for a total of %(amount)s are overdue. "
            "If you have paid, please disregard this message."
        ),
    ),
}


def text(action):
    """Return the text of a message in the language of who is written to."""
    action = action.with_context(lang=action.lang or action.env.lang)
    own = action.level_id.sms_text
    said = plain(_filled(action, own) if own else _sentence(action))
    return fitting(said, ending=action._page_link() or "")


def duplicate(action, sent):
    """Return a text that was sent, marked as a duplicate."""
    env = action.with_context(lang=action.lang or action.env.lang).env
    return fitting(plain(env._("Duplicate: %(text)s", text=sent)))


def unknown(text):
    """Return the words between brackets that a text message does not know."""
    return [one for one in words.in_subject(text) if one not in NAMED]


def _filled(action, own):
    count = str(len(action.line_ids))
    return words.fill_subject(action, own.replace(f"[{COUNT}]", count))


def _sentence(action):
    deadline = action._deadline()
    kind = "by" if deadline else "now"
    if action.nature == COURTESY:
        kind = "before"
    one, several = SENTENCES[kind]
    sentence = one if len(action.line_ids) == 1 else several
    return str(action.env._(sentence)) % {
        "company": action.company_id.name,
        "count": len(action.line_ids),
        "amount": action._money(action.amount_total),
        "deadline": action._day(deadline) if deadline else "",
    }
