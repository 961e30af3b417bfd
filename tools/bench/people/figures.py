"""The rows of promises and agreements: judged, followed, paid, annexed."""

from collections.abc import Iterator

from tools.bench.row import MICROSECONDS, MILLISECONDS, Figure

PERCENT = 100
KINDS = {"promises": "Promise", "agreements": "Agreement of twelve instalments"}


def people(raw: dict) -> Iterator[Figure]:
    """Yield all rows of them."""
    yield from _judging(raw["judging"])
    yield from _night(raw["clocks"], raw["judging"])
    yield from _queries(raw["clocks"])
    yield from _reconciling(raw["reconciling"])
    yield from _annexes(raw["annexes"])


def _judging(raw: dict) -> Iterator[Figure]:
    for name, what in KINDS.items():
        one = raw[name]
        yield Figure(
            f"{what} judged in the core, {one['count']:,} of them",
            _each(one, "core_seconds"),
            "µs each",
            40,
            beside=f"{_each(one, 'read_seconds'):.0f} µs to read the facts",
            grows_with=f"{name} that are looked at",
        )


def _night(raw: dict, judging: dict) -> Iterator[Figure]:
    counts, moved = raw["counts"], raw["moved"]
    both = sum(counts.values())
    seconds = raw["moving"]["seconds"]
    read = sum(judging[name]["read_seconds"] for name in KINDS)
    yield Figure(
        f"Night that judges {counts['promises']:,} promises and "
        f"{counts['agreements']:,} agreements",
        seconds,
        "s",
        beside=f"{seconds / both * MILLISECONDS:.2f} ms each, {read:.0f} s to read "
        f"their facts; {sum(moved.values()):,} move "
        f"({raw['still']['seconds']:.0f} s when nothing changes)",
        grows_with="those whose day has come, or whose customer something woke",
    )


def _queries(raw: dict) -> Iterator[Figure]:
    for name, counts in raw["queries"].items():
        small, large = sorted(counts, key=int)
        moving = raw["queries_moving"][name]
        yield Figure(
            f"Queries of a batch of {large} {name} when nothing changes",
            counts[large],
            "queries",
            counts[small],
            beside=f"{counts[small]} with {small}; {moving[large]} and {moving[small]} "
            "in the night in which some move",
            grows_with="batches",
        )


def _reconciling(raw: dict) -> Iterator[Figure]:
    together, alone = raw["together"], raw["one_by_one"]
    yield Figure(
        f"Time that the addon adds to reconciling {raw['lines']:,} lines",
        _added(together),
        "%",
        10,
        beside=f"{together['queries']} queries for {together['lines']} lines, "
        f"{together['bare_queries']} without it; the median of the rounds adds "
        f"{together['median_added'] * PERCENT:.1f} %; each item by itself: "
        f"{_added(alone):.1f} %, the median {alone['median_added'] * PERCENT:.1f} %",
        grows_with="lines that are reconciled",
    )


def _annexes(raw: dict) -> Iterator[Figure]:
    yield Figure(
        f"Annexes: {raw['documents']} documents printed and bound in one PDF",
        raw["annexes_seconds"],
        "s",
        2,
        beside=f"{raw['bind_seconds']:.2f} s of it to bind {raw['pages']} pages; "
        f"{raw['seconds']:.1f} s with the letter that they follow",
        grows_with="documents that are printed",
    )


def _each(raw: dict, seconds: str) -> float:
    return raw[seconds] / raw["count"] * MICROSECONDS


def _added(raw: dict) -> float:
    return (raw["seconds"] / raw["bare_seconds"] - 1) * PERCENT
