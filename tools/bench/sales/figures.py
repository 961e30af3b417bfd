"""The rows of what happens before the sale and in the warehouse."""

from collections.abc import Iterator

from tools.bench.row import Figure


def sales(raw: dict) -> Iterator[Figure]:
    """Yield all rows of it."""
    orders, goods, matching = raw["orders"], raw["goods"], raw["matching"]
    yield Figure(
        "What stops and demands add to the confirmation of an order",
        orders["asked_ms"],
        "ms",
        20,
        beside=f"{orders['confirm_ms']:.0f} ms in all; {orders['queries']} queries",
        grows_with="stops, checks and rules of its customer",
    )
    for name, what in (
        ("list", "First page of {:,} goods under reserved title, with their sums"),
        ("pivot", "{:,} goods by customer and month"),
    ):
        yield Figure(
            what.format(goods["goods"]),
            goods[name]["median_ms"],
            "ms",
            2000,
            beside=f"{goods[name]['queries']} queries",
            grows_with="goods that are unpaid",
        )
    yield Figure(
        "Goods of one order brought up to date among them",
        goods["upkeep"]["median_ms"],
        "ms",
        beside=f"{goods['upkeep']['queries']} queries",
        grows_with="what moved or was paid",
    )
    yield Figure(
        f"One new partner compared with the bad debtors of {matching['partners']:,}",
        matching["median_ms"],
        "ms",
        50,
        beside=f"{matching['queries']} queries; {matching['traces']:,} traces",
        grows_with="nothing: one look into an index",
    )
