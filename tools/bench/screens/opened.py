"""The first page of the cockpit and of the item list, as the web client asks for it."""

import ast
import statistics
from typing import Any

from lxml import etree

from odoo.tools import SQL

from tools.bench.gauge import Reading, clock
from tools.bench.ledger import need
from tools.bench.settings import AS_OF

ROUNDS = 5
PAGE = 80
COUNT_LIMIT = 10_001
ACTION = "credit.followup.action"
ITEM = "account.move.line"
COLUMNS = ("phone", "approve", "review", "registered", "decide", "repair")
COCKPIT = [("todo", "!=", False), ("state", "!=", "cancelled")]
LATE = [("followup_days_late", ">", 0)]
AGGREGATES = ("__count", "amount_company_now:sum", "amount_due:sum", "days_late:sum")


def measure(env: Any) -> dict:
    """Open each screen several times as a manager; the median counts."""
    actions = _fill_cockpit(env)
    env = env(
        user=env.ref("base.user_admin"),
        su=False,
        context={
            "followup_as_of": str(AS_OF),
            "allowed_company_ids": env.company.ids,
            "lang": "en_US",
        },
    )
    return {
        "actions": actions,
        "cockpit_columns": _times(env, _cockpit_columns),
        "cockpit_list": _times(env, _cockpit_list),
        "items": _times(env, _items),
        "items_late": _times(env, _late_items),
    }


def _fill_cockpit(env: Any) -> int:
    """Give every action something to do, of all kinds; return their number."""
    env.cr.execute(
        SQL(
            "UPDATE credit_followup_action SET todo = (%s)[1 + id %% %s]",
            list(COLUMNS),
            len(COLUMNS),
        )
    )
    env.cr.commit()
    env.cr.execute("ANALYZE credit_followup_action")
    return env[ACTION].search_count(COCKPIT)


def _times(env: Any, page: Any) -> dict:
    readings = []
    for _round in range(ROUNDS + 1):
        env.invalidate_all()
        env.cr.rollback()
        with clock(env) as reading:
            rows = page(env)
        readings.append(reading)
    need(rows > 0, "a screen was empty")
    return {
        "first_ms": readings[0].per(1),
        "median_ms": statistics.median(map(Reading.per, readings[1:], [1] * ROUNDS)),
        "queries": readings[-1].queries,
    }


def _cockpit_columns(env: Any) -> int:
    """Load the columns with their cards and the bars above them."""
    arch = env[ACTION].get_view(view_type="kanban")["arch"]
    bar = etree.fromstring(arch).find(".//progressbar")
    env[ACTION].read_progress_bar(
        COCKPIT,
        "todo",
        {"field": bar.get("field"), "colors": ast.literal_eval(bar.get("colors"))},
    )
    groups = env[ACTION].web_read_group(
        COCKPIT,
        ["todo"],
        AGGREGATES,
        auto_unfold=True,
        unfold_read_specification=_specification(env, ACTION, arch),
        unfold_read_default_limit=PAGE,
    )
    return sum(len(group["__records"]) for group in groups["groups"])


def _cockpit_list(env: Any) -> int:
    return _page(env, ACTION, False, COCKPIT)


def _items(env: Any) -> int:
    return _page(env, *_item_action(env))


def _late_items(env: Any) -> int:
    model, view, domain = _item_action(env)
    return _page(env, model, view, domain + LATE)


def _item_action(env: Any) -> tuple[str, int, list]:
    action = env.ref("credit_followup.action_item").sudo()
    view = env.ref("credit_followup.account_move_line_view_list").id
    return ITEM, view, ast.literal_eval(action.domain)


def _page(env: Any, model: str, view: int | bool, domain: list) -> int:
    """Load the first page of a list with everything that it shows."""
    arch = env[model].get_view(view, "list")["arch"]
    found = env[model].web_search_read(
        domain,
        _specification(env, model, arch),
        limit=PAGE,
        order=etree.fromstring(arch).get("default_order"),
        count_limit=COUNT_LIMIT,
    )
    return len(found["records"])


def _specification(env: Any, model: str, arch: str) -> dict:
    """Return what the web client reads of each record for this view."""
    nodes = etree.fromstring(arch).xpath("//field[not(ancestor::field)]")
    fields = env[model]._fields
    return {
        node.get("name"): {"fields": {"display_name": {}}}
        if fields[node.get("name")].type == "many2one"
        else {}
        for node in nodes
    }
