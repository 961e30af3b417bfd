"""The first page of the cockpit and of the item list, as the web client asks for it."""

import statistics
from typing import Any

from tools.bench.ledger import need
from tools.bench.screens import menus
from tools.bench.screens.sweep import once

ROUNDS = 5
# Menu, view and what was clicked.
PAGES = {
    "cockpit_columns": "Today, kanban, as it opens",
    "cockpit_list": "Today, list, as it opens",
    "items": "Open items, list, without a filter",
    "items_late": "Open items, list, as it opens",
}


def measure(env: Any) -> dict:
    """Open each page several times; the median counts."""
    known = {
        screen.name: screen
        for name, window in menus.windows(env)
        for screen in menus.screens(env, name, window)
        if screen.name in PAGES.values()
    }
    return {page: _times(env, known[name]) for page, name in PAGES.items()}


def _times(env: Any, screen: menus.Screen) -> dict:
    readings = [once(env, screen) for _round in range(ROUNDS + 1)]
    need(readings[-1]["rows"] > 0, "a screen was empty")
    return {
        "first_ms": readings[0]["ms"],
        "median_ms": statistics.median(one["ms"] for one in readings[1:]),
        "queries": readings[-1]["queries"],
    }
