"""The rows of figures that steer."""

from collections.abc import Iterator

from tools.bench.row import Figure


def steering(raw: dict) -> Iterator[Figure]:
    """Yield all rows of them."""
    one = raw["months"]
    yield Figure(
        f"Figures of a month, {one['items']:,} open items, {one['customers']:,} "
        "customers",
        one["again"]["seconds"],
        "s",
        60,
        beside=f"{one['first']['seconds']:.0f} s the first time, "
        f"{one['again']['queries']} queries, {one['megabytes']:.0f} MB",
        grows_with="open items, and payments of the month",
    )
    yield Figure(
        "Forecast of thirteen weeks of the same ledger",
        one["forecast"]["seconds"],
        "s",
        10,
        beside=f"{one['forecast']['queries']} queries; {one['received_seconds']:.1f} s "
        "to put beside it what came",
        grows_with="customers and their due dates",
    )
    tried = one["backtest"]
    yield Figure(
        "A forecast of thirteen weeks missed what came by, of customers with habits",
        100 * tried["expected"],
        "%",
        beside=f"{100 * tried['due']:.0f} % if everybody paid on the due date, "
        f"{100 * tried['careful']:.0f} % the careful one; {tried['payments']:,} "
        "payments in the year before",
        grows_with="nothing: customers pay as they are used to",
    )
