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
        f"to put beside it what came, {one['parts_seconds']:.1f} s to keep of whom the "
        "weeks consist",
        grows_with="customers and their due dates",
    )
    yield from _beside(one)
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


# What is looked at, with the aim in milliseconds of server time, and what grows it.
LOOKED = {
    "dashboard": ("Dashboard, all its reads", 500, "months and customers kept"),
    "form": ("Form of a customer, with his year", 500, "what happened with him"),
    "page": ("Customer's page, read", 200, "his open items, up to those shown"),
    "standing": ("What a salesperson's 200 customers owe", 500, "his customers"),
}


def _beside(one: dict) -> Iterator[Figure]:
    """Yield what is kept beside the figures, and what people look at."""
    yield Figure(
        "Types of payers of all customers, with their sums of twelve months",
        one["payers"]["seconds"],
        "s",
        60,
        beside=f"{one['payers']['queries']} queries",
        grows_with="customers, and payments of twelve months",
    )
    yield Figure(
        "What the steps of a month brought",
        one["yields"]["seconds"],
        "s",
        60,
        beside=f"{one['yields']['queries']} queries",
        grows_with="steps of the month and the invoices in them",
    )
    for name, (what, aim, grows) in LOOKED.items():
        read = one["looked"][name]
        yield Figure(
            what,
            read["median_ms"],
            "ms",
            aim,
            beside=f"{read['queries']} queries, first time {read['first_ms']:.0f} ms",
            grows_with=grows,
        )
