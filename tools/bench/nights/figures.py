"""Nights after the first, nights beside other people's work, and nights of two."""

from collections.abc import Iterator

from tools.bench.row import MILLISECONDS, Figure


def nights(raw: dict) -> list[Figure]:
    """Return the rows of the nights."""
    return [
        *_workers(raw["workers"]),
        *_in_a_row(raw["in_a_row"]["nights"]),
        *_hosts(raw["hosts"]["nights"]),
        *_waiting(raw["waiting"]),
        *_beside(raw["beside"]),
        *_big_letter(raw["big_letter"]),
    ]


def _workers(raw: dict) -> Iterator[Figure]:
    yield Figure(
        "Full evaluation by two processes beside a bare read by one",
        raw["evaluate_seconds"] / raw["read_seconds"],
        "times",
        1,
        beside=f"{raw['evaluate_seconds']:.1f} s, {raw['read_seconds']:.1f} s",
        grows_with="open items",
    )
    yield Figure(
        "Nightly run when 20 % of the customers are due, two workers",
        raw["night_seconds"],
        "s",
        9,
        beside=f"{raw['actions']:,} actions, {raw['lines']:,} lines; "
        f"{raw['undone']} transactions undone",
        grows_with="customers who are due",
    )


def _hosts(found: list[dict]) -> Iterator[Figure]:
    one, *more = found
    for other in more:
        yield Figure(
            f"A night of queue jobs on two servers, {other['at_once']} at once, "
            "beside one at a time",
            other["seconds"] / one["seconds"],
            "times",
            1,
            beside=f"{other['seconds']:.0f} s, {one['seconds']:.0f} s; "
            f"{other['actions']:,} messages",
            grows_with="customers who are due",
        )


def _in_a_row(found: list[dict]) -> Iterator[Figure]:
    first, last = found[0], found[-1]
    per_item = [one["seconds"] / one["items"] * MILLISECONDS for one in (first, last)]
    written = last["account_move_line_written"]
    yield Figure(
        "Tenth night in a row beside the first, an item that is looked at",
        per_item[1] / per_item[0],
        "times",
        1.3,
        beside=f"{per_item[1]:.3f} ms of {last['items']:,} items, "
        f"{last['lines']:,} lines; {per_item[0]:.3f} ms of {first['items']:,}, "
        f"{first['lines']:,} lines; {written:,} rows of the ledger written",
        grows_with="items whose day has come, or whose customer something woke",
    )
    for what, name in (
        ("WAL of the tenth night", "wal_bytes"),
        ("Indexes grown in the tenth night", "index_bytes"),
    ):
        yield Figure(
            what,
            _per_line(last, name),
            "bytes a line",
            beside=f"{_per_line(first, name):,.0f} in the first",
            grows_with="lines",
        )
    yield Figure(
        "Dead rows that the tenth night leaves",
        sum(count for name, count in last.items() if name.endswith("_dead")),
        "rows",
        beside=f"{last['credit_followup_answer_dead']:,} answers of "
        f"{last['lines']:,} lines; "
        f"{last['account_move_line_dead']:,} of the ledger",
        grows_with="items of the customers who are due",
    )


def _per_line(night: dict, name: str) -> float:
    return float(night[name]) / night["lines"]


def _waiting(raw: dict) -> Iterator[Figure]:
    yield Figure(
        f"Night beside {raw['waiting']:,} proposals that wait, nothing changed",
        raw["seconds"],
        "s",
        0.3,
        beside=f"{raw['queries']} queries",
        grows_with="proposals that wait: one statement moves their day",
    )


def _beside(raw: dict) -> Iterator[Figure]:
    yield Figure(
        f"Refused, of {raw['each']} payments and as many postings beside a share",
        raw["refused"],
        "times",
        0,
        beside="who waits for 10 ms is counted as refused",
        grows_with="nothing: they write on no common row",
    )


def _big_letter(raw: dict) -> Iterator[Figure]:
    shared = raw["text_seconds"] + raw["list_seconds"]
    yield Figure(
        f"Text and letter of one customer with {raw['items']:,} open items",
        shared + raw["letter_seconds"],
        "s",
        3,
        beside=f"{raw['pages']:,} pages; {raw['text_seconds']:.1f} s of it the text, "
        f"{raw['list_seconds']:.1f} s the list",
        grows_with="items of the customer: all stand in the annex",
    )
    yield Figure(
        "E-mail of the same customer, with its list",
        shared + raw["mail_seconds"],
        "s",
        3,
        grows_with="items of the customer: all stand in the annex",
    )
