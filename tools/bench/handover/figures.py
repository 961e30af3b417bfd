"""The rows of hand-overs."""

from collections.abc import Iterator

from tools.bench.row import Figure


def handover(raw: dict) -> Iterator[Figure]:
    """Yield all rows of them."""
    dossiers, feedback, booking = raw["dossiers"], raw["feedback"], raw["booking"]
    many, few = dossiers["many"], dossiers["few"]
    yield Figure(
        f"Pre-flight and dossier of {dossiers['cases']:,} cases with ten items each",
        many["ms_a_case"],
        "ms a case",
        10,
        beside=f"{many['queries']} queries, {few['queries']} for a tenth of them",
        grows_with="claims and letters",
    )
    yield Figure(
        f"An agency's file of {feedback['rows']:,} rows: read, matched, classified",
        feedback["rows_a_second"],
        "rows a second",
        3000,
        at_least=True,
        beside=f"{feedback['seconds']:.0f} s, {feedback['old_cases']:,} older cases",
        grows_with="rows",
    )
    yield Figure(
        "Memory above the idle registry while it is read",
        feedback["peak_megabytes"] - feedback["idle_megabytes"],
        "MB",
        200,
        grows_with="rows: a hash of each, and the cases that they name",
    )
    yield Figure(
        f"Booking of an agency's payments, {booking['payments']:,} of them",
        booking["ms_each"],
        "ms each",
        15,
        beside=f"{booking['queries']:,} queries",
        grows_with="payments",
    )
