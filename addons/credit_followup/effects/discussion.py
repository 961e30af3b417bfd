"""A line in the discussions of the invoices and of the customer for what left."""

from markupsafe import Markup

LINE = Markup(
    '<a href="#" data-oe-model="credit.followup.action" data-oe-id="%s">%s</a> · %s'
)


def note(actions):
    """Note messages that left where an accountant looks first: in one batch a model.

    A customer whom several companies follow up is nobody's alone: what one of them
    wrote to him stands on its own invoices only.
    """
    real = actions.filtered(lambda one: not one.is_test and one.kind == "message")
    moves, partners = {}, {}
    companies = actions.env["res.company"].sudo()
    alone = companies.search_count([("followup_active", "=", True)], limit=2) == 1
    for action in real:
        line, customer = _line(action), action.partner_id
        for move in action.line_ids.move_id:
            moves[move.id] = moves.get(move.id, Markup("")) + line
        if alone or customer.company_id:
            partners[customer.id] = partners.get(customer.id, Markup("")) + line
    _log(actions.env["account.move"], moves)
    _log(actions.env["res.partner"], partners)


def _log(model, bodies):
    if bodies:
        model.sudo().browse(bodies)._message_log_batch(bodies=bodies)


def _line(action):
    """Word what left: the level, by which channels, with a link to its text."""
    action = action.with_context(lang=action.company_id.partner_id.lang)
    words = action.delivery_ids._channel_words()
    made = action.delivery_ids._made() or action.delivery_ids
    channels = ", ".join(words[one.channel] for one in made)
    level = action.level_id.name or ""
    return LINE % (action.id, f"{action.reference} · {level}", channels)
