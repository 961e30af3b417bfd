"""The rows of what a person opens."""

from collections.abc import Iterator
from statistics import median

from tools.bench.row import Figure

AIM_MS, AIM_SENTENCE_MS, AIM_ROWS = 500, 200, 2000
PAGES = (
    ("Cockpit, columns ({:,} things to do)", "cockpit_columns"),
    ("Cockpit, list", "cockpit_list"),
    ("Item list, all open items", "items"),
    ("Item list, overdue", "items_late"),
)


def screens(raw: dict) -> Iterator[Figure]:
    """Yield all rows of it."""
    for what, name in PAGES:
        yield _page(what.format(raw["actions"]), raw["opened"][name])
    yield from _sweep(raw["sweep"])
    yield from _big_customer(raw["big_customer"])


def _page(what: str, page: dict) -> Figure:
    return Figure(
        f"First page: {what}",
        page["median_ms"],
        "ms",
        AIM_MS,
        beside=f"{page['queries']} queries, first time {page['first_ms']:.0f} ms",
        grows_with="what the page shows and counts",
    )


def _sweep(raw: list[dict]) -> Iterator[Figure]:
    """Yield a row of all, and one for each menu of which something is slow."""
    missed = [one for one in raw if one["ms"] > AIM_MS]
    refused = sum(bool(one["refused"]) for one in raw)
    yield Figure(
        f"Of {len(raw):,} menus, filters, groupings, pivots and graphs: over "
        f"{AIM_MS} ms",
        len(missed),
        "of them",
        0,
        beside=f"the median of all takes {median(one['ms'] for one in raw):.0f} ms; "
        f"{refused} are refused for their rows",
        grows_with="what the page shows and counts",
    )
    for menu in dict.fromkeys(one["menu"] for one in missed):
        yield _menu(menu, [one for one in raw if one["menu"] == menu])
    largest = max(raw, key=lambda one: one["rows"])
    yield Figure(
        "Most rows sent to a browser",
        largest["rows"],
        "rows",
        AIM_ROWS,
        beside=largest["name"],
        grows_with="nothing: a page, or few groups",
    )


def _menu(menu: str, views: list[dict]) -> Figure:
    slowest = max(views, key=lambda one: one["ms"])
    missed = sum(one["ms"] > AIM_MS for one in views)
    middle = median(one["ms"] for one in views)
    return Figure(
        f"Slowest under {menu}",
        slowest["ms"],
        "ms",
        AIM_MS,
        beside=f"{slowest['name']}; {missed} of {len(views)} miss the aim, the median "
        f"takes {middle:.0f} ms",
        grows_with="what the page shows and counts",
    )


def _big_customer(raw: dict) -> Iterator[Figure]:
    for what, name, aim in (
        ("Form", "form", AIM_MS),
        ("Sentence", "sentence", AIM_SENTENCE_MS),
    ):
        yield Figure(
            f"{what} of a customer with {raw['items']:,} open items",
            raw[name]["median_ms"],
            "ms",
            aim,
            beside=f"{raw[name]['queries']} queries",
            grows_with="his items",
        )
