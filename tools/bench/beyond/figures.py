"""The rows of what lies beyond the agency: limitation, insurance."""

from collections.abc import Iterator

from tools.bench.row import MICROSECONDS, Figure

# In the core, an item; the aim of the whole.
AIM = 60
KINDS = {
    "limitation": "Limitation of an item with two pieces of evidence",
    "losses": "Insured loss, an item of ten under two decisions",
    "exposures": "Exposure beside a cover, an item of ten",
}


def beyond(raw: dict) -> Iterator[Figure]:
    """Yield all rows of them."""
    core, nights = raw["beyond_clocks"], raw["beyond_nights"]
    for name, what in KINDS.items():
        yield Figure(
            f"{what}, {core['items']:,} in the core",
            core[name] / core["items"] * MICROSECONDS,
            "µs an item",
            AIM,
            grows_with="items that are looked at",
        )
    few, many = sorted(nights["exposures"].items(), key=lambda one: int(one[0]))
    yield Figure(
        f"Exposure of {many[0]} customers read and reckoned",
        many[1]["ms_each"],
        "ms each",
        beside=f"{many[1]['queries']} queries, {few[1]['queries']} for {few[0]}",
        grows_with="customers and their items",
    )
    yield from _nights(nights)


def _nights(raw: dict) -> Iterator[Figure]:
    bare, still = raw["bare"], raw["still"]
    yield Figure(
        f"Clocks of a night beside {raw['customers']:,} covers, nothing new",
        still["seconds"],
        "s",
        beside=f"{still['queries']} queries; {bare['seconds']:.2f} s and "
        f"{bare['queries']} without a cover",
        grows_with="losses whose day has come",
    )
    joining, watching = raw["joining"], raw["watching"]
    yield Figure(
        f"First night in which {raw['joined']:,} overdue items join their losses",
        joining["seconds"],
        "s",
        beside=f"{joining['seconds'] / raw['joined'] * 1000:.1f} ms an item, "
        f"{joining['queries']:,} queries",
        grows_with="items that became overdue",
    )
    yield Figure(
        f"Night in which all losses are looked at and {raw['watched']:,} items are "
        "watched for limitation",
        watching["seconds"],
        "s",
        beside=f"{watching['queries']:,} queries",
        grows_with="items that became sixty days late, once a week",
    )
