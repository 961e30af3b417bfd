"""What led to a decision, as the core's own document: kept, shown, and replayed."""

from collections import Counter

from odoo.tools import SQL

from ..facts.items import read
from ..followup_core.scenario.facts import request_of


def requests_of(reader, groups):
    """Return ``{group key: request}``: what leads to the decision for each group.

    Items are called by the number of their invoice; the instalments of one invoice by
    number and id, so that no two are alike.
    """
    groups = list(groups)
    ids = [item.key for group in groups for item in group.items]
    rows = read(
        reader.env,
        SQL(
            "SELECT id, move_name FROM account_move_line WHERE id IN %s",
            tuple(ids) or (0,),
        ),
        ["account.move.line"],
    )
    counts = Counter(name for _line_id, name in rows)
    names = {
        line_id: name if name and counts[name] == 1 else f"{name or ''} / {line_id}"
        for line_id, name in rows
    }
    currencies = reader.env["res.currency"]
    return {
        group.key: request_of(
            group,
            reader.as_of,
            reader.settings,
            {item.key: names[item.key] for item in group.items},
            currencies.browse(group.key[1]).decimal_places,
        )
        for group in groups
    }
