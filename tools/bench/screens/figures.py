"""The rows of what a person opens."""

from collections.abc import Iterator

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


def _sweep(raw: dict) -> Iterator[Figure]:
    slowest, largest = raw["slowest"][0], raw["largest"][0]
    missed = sum(one["ms"] > AIM_MS for one in raw["slowest"])
    yield Figure(
        f"Slowest of {raw['screens']:,} menus, filters, groupings, pivots and graphs",
        slowest["ms"],
        "ms",
        AIM_MS,
        beside=f"{slowest['name']}; {missed} miss the aim, {len(raw['refused'])} are "
        "refused for their rows",
        grows_with="what the page shows and counts",
    )
    yield Figure(
        "Most rows sent to a browser",
        largest["rows"],
        "rows",
        AIM_ROWS,
        beside=largest["name"],
        grows_with="nothing: a page, or few groups",
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
