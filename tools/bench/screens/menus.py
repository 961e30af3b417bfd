"""Every menu of the app with its views, filters and groupings: what can be clicked."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta
from lxml import etree

from odoo.fields import Domain
from odoo.tools.safe_eval import datetime, safe_eval, time

from tools.bench.settings import AS_OF

ROOT = "credit_followup.menu_root"
WINDOW = "ir.actions.act_window"


class Filter(NamedTuple):
    """One line of a search view's menus: it narrows, or it groups."""

    name: str
    domain: list
    group: str


class Screen(NamedTuple):
    """One view of a menu's window, as one click shows it."""

    menu: str
    name: str
    model: str
    kind: str
    arch: Any
    domain: list
    group: str
    context: dict


def windows(env: Any) -> Iterator[tuple[str, Any]]:
    """Yield the name and the window of each menu that the user sees."""
    root = env.ref(ROOT)
    seen = env["ir.ui.menu"].load_menus(False)
    for menu in env["ir.ui.menu"].browse(_below(seen, root.id)):
        if menu.action and menu.action._name == WINDOW:
            yield menu.name, menu.action.sudo()


def _below(menus: dict, root: int) -> list[int]:
    children = menus[root]["children"]
    return [root, *(one for child in children for one in _below(menus, child))]


def screens(env: Any, name: str, window: Any) -> Iterator[Screen]:
    """Yield each view as it opens, without a filter, and with each one by itself."""
    context = _evaluated(env, window.context or "{}")
    own = _evaluated(env, window.domain or "[]")
    views = [(view or False, kind) for view, kind in window.views]
    asked = [*views, (window.search_view_id.id, "search")]
    model = env[window.res_model].with_context(**context)
    found = model.get_views(asked)["views"]
    filters = list(_filters(env, found["search"]["arch"]))
    for _view, kind in views:
        arch = etree.fromstring(found[kind]["arch"])
        for what, domain, group in _clicks(filters, own, context, kind):
            yield Screen(
                name,
                f"{name}, {kind}, {what}",
                *(window.res_model, kind, arch, domain, group, context),
            )


def _clicks(
    filters: list[Filter], own: list, context: dict, kind: str
) -> Iterator[tuple[str, list, str]]:
    """Yield what can be chosen, one thing at a time, with the domain and the group."""
    usual = [one for one in filters if context.get(f"search_default_{one.name}")]
    domain = own
    for one in usual:
        domain = list(Domain(domain) & Domain(one.domain))
    group = next((one.group for one in usual if one.group), "")
    yield "as it opens", domain, group
    if kind == "form":
        return
    if usual:
        yield "without a filter", own, ""
    for one in filters:
        if one.group:
            yield f"by {one.name}", domain, one.group
            if usual:
                yield f"by {one.name} without a filter", own, one.group
        else:
            yield f"filter {one.name}", list(Domain(own) & Domain(one.domain)), ""


def _filters(env: Any, arch: str) -> Iterator[Filter]:
    for node in etree.fromstring(arch).iter("filter"):
        name = node.get("name")
        group = _evaluated(env, node.get("context") or "{}").get("group_by", "")
        if node.get("date"):
            yield Filter(f"{name} this month", month(node.get("date")), "")
        elif group:
            yield Filter(name, [], group)
        elif node.get("invisible") not in ("1", "True"):
            yield Filter(name, _evaluated(env, node.get("domain") or "[]"), "")


def month(field: str) -> list:
    """Return the period that the web client takes first: the month."""
    first = AS_OF.replace(day=1)
    return [
        (field, ">=", str(first)),
        (field, "<", str(first + relativedelta(months=1))),
    ]


def _evaluated(env: Any, text: str) -> Any:
    return safe_eval(
        text,
        {
            "uid": env.uid,
            "allowed_company_ids": env.companies.ids,
            "active_id": False,
            "active_ids": [],
            "context_today": lambda: AS_OF,
            "relativedelta": relativedelta,
            "datetime": datetime,
            "time": time,
        },
    )
