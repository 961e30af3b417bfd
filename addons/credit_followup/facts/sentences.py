"""Word a verdict: the answer to "why, or why not, today" in the user's language."""

from odoo.tools.misc import format_amount, format_date

from ..const import SENTENCES


def read_holds(env, verdicts):
    """Read the holds of many verdicts at once, before each is worded."""
    keys = {verdict.hold for verdict in verdicts if verdict.hold}
    env["credit.followup.hold"].sudo().browse(keys).fetch(["note"])


def sentence(env, verdict, group):
    """Return the whole sentence for one item's verdict."""
    currency = env["res.currency"].browse(group.key[1])
    level = env["credit.followup.level"].browse(
        verdict.level.key if verdict.level else []
    )
    open_ended = env._("further notice")
    text = str(env._(SENTENCES[verdict.reason]))
    return text % {
        "level": level.name or env._("a decision"),
        "hold": env["credit.followup.hold"].sudo().browse(verdict.hold or []).note,
        "due": format_date(env, verdict.item.due_on) if verdict.item.due_on else "",
        "next": format_date(env, verdict.next_on) if verdict.next_on else open_ended,
        "asked": format_date(env, verdict.item.asked_on)
        if verdict.item.asked_on
        else "",
        "credits": format_amount(env, float(group.credits), currency),
    }
