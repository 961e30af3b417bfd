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
