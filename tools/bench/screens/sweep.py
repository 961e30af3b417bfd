"""Every menu, filter, grouping, pivot and graph, once each: time and rows sent."""

import statistics
from typing import Any

from odoo.exceptions import UserError

from tools.bench.gauge import clock
from tools.bench.screens import menus, web_client

WARM_ROUNDS = 3
# What is far below the aim is not asked again: its median would be as far below.
SURE_MS = 250
# Nor what is far above it.
LOST_MS = 3000


def sweep(env: Any) -> list[dict]:
    """Open everything that has something to show; return what each took and sent."""
    return [
        opened(env, screen)
        for name, window in menus.windows(env)
        for screen in menus.screens(env, name, window)
        if screen.kind != "form" or _has_records(env, screen)
    ]


def _has_records(env: Any, screen: menus.Screen) -> bool:
    """Tell whether a row can be clicked: a form without one is for what is new."""
    model = env[screen.model].with_context(**screen.context)
    return bool(model.search_count(screen.domain, limit=1))


def opened(env: Any, screen: menus.Screen) -> dict:
    """Ask once, and three times more where it may miss the aim."""
    first = once(env, screen)
    rounds = [first]
    if SURE_MS < first["ms"] < LOST_MS:
        rounds = [once(env, screen) for _round in range(WARM_ROUNDS)]
    return {
        **rounds[-1],
        "first_ms": first["ms"],
        "ms": statistics.median(one["ms"] for one in rounds),
    }


def once(env: Any, screen: menus.Screen) -> dict:
    """Ask for a screen as the web client does; return what it took and sent."""
    env.invalidate_all()
    env.cr.rollback()
    rows, refused = 0, False
    with clock(env) as reading:
        try:
            rows = _rows(env, screen)
        except UserError as error:
            refused = str(error)
    return {
        "menu": screen.menu,
        "name": screen.name,
        "ms": reading.per(1),
        "queries": reading.queries,
        "rows": rows,
        "refused": refused,
    }


def _rows(env: Any, screen: menus.Screen) -> int:
    model = env[screen.model].with_context(**screen.context)
    if screen.kind == "form":
        record = model.search(screen.domain, limit=1)
        return web_client.read_form(model.env, screen.model, screen.arch, record)
    if screen.kind == "calendar":
        return _calendar(model, screen)
    read = web_client.READS[screen.kind]
    return read(model.env, screen.model, screen.arch, screen.domain, screen.group)


def _calendar(model: Any, screen: menus.Screen) -> int:
    """Ask for the month around the day of the bench."""
    start = screen.arch.get("date_start")
    domain = [*screen.domain, *menus.month(start)]
    names = [start, *web_client.specification(model.env, screen.model, screen.arch)]
    return len(model.search_read(domain, list(dict.fromkeys(names))))
