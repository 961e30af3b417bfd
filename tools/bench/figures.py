"""From raw figures to the rows of the table: aim, comparison, what it grows with."""

from collections.abc import Iterator

from tools.bench.beyond.figures import beyond
from tools.bench.handover.figures import handover
from tools.bench.nights.figures import nights
from tools.bench.people.figures import people
from tools.bench.row import MICROSECONDS, MILLISECONDS, Figure
from tools.bench.sales.figures import sales
from tools.bench.screens.figures import screens
from tools.bench.settings import BIG_NIGHT, SMALL_NIGHT
from tools.bench.steering.figures import steering


def figures(raw: dict) -> list[Figure]:
    """Return all rows, in the order of a night."""
    return [
        *_evaluation(raw["evaluation"], raw["evaluation_tenth"]),
        *_proposals(raw["proposals"]),
        *nights(raw),
        *_charges(raw["charges"]),
        *_queries(raw["queries"]),
        *_mails(raw["mails"]),
        *_letters(raw["letters"]),
        *_peer(raw["peer"], raw["mails"], raw["letters"]),
        *screens(raw["screens"]),
        *people(raw),
        *sales(raw),
        *handover(raw),
        *beyond(raw),
        *steering(raw),
        *_upgrade(raw["upgrade"]),
        *_moving(raw["moving"]),
    ]


def _upgrade(raw: dict) -> Iterator[Figure]:
    yield Figure(
        f"Upgrade (`-u`) beside {raw['items']:,} open items",
        raw["seconds"],
        "s",
        300,
        grows_with="fields that are new on items",
    )


def _moving(raw: dict) -> Iterator[Figure]:
    moved, messages = raw["moved"], raw["messages"]
    yield Figure(
        f"Move in from OCA account_credit_control, {moved:,} open items",
        raw["applying"]["seconds"] / moved * MILLISECONDS,
        "ms an item",
        1,
        beside=f"{messages:,} messages; {raw['trying']['seconds']:.0f} s to try, "
        f"{raw['applying']['seconds']:.0f} s to do, {raw['megabytes']:.0f} MB",
        grows_with="open items that were told anything",
    )


def _evaluation(whole: dict, tenth: dict) -> Iterator[Figure]:
    items = whole["items"]
    read, evaluated = whole["read_seconds"], whole["evaluate_seconds"]
    yield Figure(
        f"Full evaluation of {items:,} open items beside a bare sorted read of them",
        evaluated / read,
        "times",
        1.8,
        beside=f"{evaluated:.1f} s, {read:.1f} s; {whole['groups_acted_on']:,} "
        f"customers to act on ({whole['quiet_seconds']:.1f} s when nothing is due)",
        grows_with="open items",
    )
    yield Figure(
        f"Memory above the idle registry, {items:,} items",
        _memory(whole),
        "MB",
        150,
        beside=f"{_memory(tenth):.0f} MB at {tenth['items']:,} items",
        grows_with="nothing: a batch of customers at a time",
    )


def _memory(raw: dict) -> float:
    return raw["peak_megabytes"] - raw["idle_megabytes"]


def _proposals(raw: dict) -> Iterator[Figure]:
    few, many, none = (raw[name] for name in (SMALL_NIGHT, BIG_NIGHT, "none"))
    yield Figure(
        f"Proposals written, {many['lines']:,} action lines",
        many["seconds"] / many["lines"] * MILLISECONDS,
        "ms a line",
        0.17,
        beside=f"{many['seconds']:.1f} s for {many['actions']:,} actions",
        grows_with="items of the customers who are due",
    )
    yield Figure(
        "Nightly run when nobody is due",
        none["seconds"] * MILLISECONDS,
        "ms",
        50,
        beside=f"{none['queries']} queries",
        grows_with="clocks that there are",
    )
    for name, night, aim in (("2 %", few, None), ("20 %", many, 17)):
        yield Figure(
            f"Nightly run when {name} of the customers are due",
            night["seconds"],
            "s",
            aim,
            beside=f"{night['actions']:,} actions",
            grows_with="customers who are due",
        )
    yield Figure(
        "Memory of the nightly run when 20 % are due, above the idle registry",
        many["megabytes"],
        "MB",
        beside=f"{few['megabytes']:.0f} MB when 2 % are due",
        grows_with="a batch of customers",
    )


def _charges(raw: dict) -> Iterator[Figure]:
    few, many = sorted(raw["queries"].items(), key=lambda one: int(one[0]))
    yield Figure(
        f"Interest and compensation of {raw['items']:,} items in the core",
        raw["core_seconds"] / raw["items"] * MICROSECONDS,
        "µs an item",
        40,
        beside=f"{raw['slices'] / raw['items']:.1f} slices each; "
        f"{raw['read_seconds'] / raw['items'] * MICROSECONDS:.0f} µs to read them",
        grows_with="items that are claimed",
    )
    yield Figure(
        f"Queries of a batch of {many[0]} claimed items",
        many[1],
        "queries",
        beside=f"{few[1]} with {few[0]}",
        grows_with="batches",
    )


def _queries(raw: dict) -> Iterator[Figure]:
    for what, counts, grows_with in (
        ("Queries of a batch of proposals, {} customers", raw["proposing"], "batches"),
        ("Queries of a batch of e-mails, {} actions", raw["sending"], "batches"),
    ):
        small, large = sorted(counts, key=int)
        yield Figure(
            what.format(large),
            counts[large],
            "queries",
            beside=f"{counts[small]} with {small}",
            grows_with=grows_with,
        )


def _mails(raw: dict) -> Iterator[Figure]:
    mails = raw["mails"]
    propose = raw["propose_seconds"] / mails * MILLISECONDS
    execute = raw["execute_seconds"] / mails * MILLISECONDS
    yield Figure(
        f"E-mail decided, rendered and queued, {mails:,} e-mails of "
        f"{raw['lines'] / mails:.0f} items",
        propose + execute,
        "ms each",
        15,
        beside=f"{propose:.1f} ms to propose, {execute:.1f} ms to carry out",
        grows_with="e-mails",
    )
    yield Figure(
        f"Connections to the mail server for {raw['received']:,} e-mails",
        raw["connections"],
        "connections",
        beside=f"{raw['send_seconds'] / mails * MILLISECONDS:.1f} ms each to send",
        grows_with="batches of Odoo's mail queue",
    )


def _letters(raw: dict) -> Iterator[Figure]:
    yield Figure(
        f"Letter, one PDF file each, {raw['letters']:,} letters in batches",
        _per(raw, "seconds", "letters"),
        "ms each",
        30,
        grows_with="letters",
    )


def _peer(raw: dict, mails: dict, letters: dict) -> Iterator[Figure]:
    """Compare with the OCA addon: how many times as fast."""
    line = _per(mails, "propose_seconds", "lines")
    action = _per(mails, "propose_seconds", "mails")
    mail = _per(mails, "execute_seconds", "mails")
    letter = _per(letters, "seconds", "letters")
    communication = raw["compute_seconds"] + raw["ready_seconds"]
    communication += raw["communicate_seconds"]
    rows = (
        (f"line computed, {raw['lines']:,} overdue items", line,
         _per(raw, "compute_seconds", "lines"), 20, "lines"),
        ("customer decided, ready to be written to", action,
         communication / raw["communications"] * MILLISECONDS, None, "customers"),
        ("e-mail prepared", mail, _per(raw, "mail_seconds", "mails"), 3, "e-mails"),
        ("letter printed", letter,
         _per(raw, "letter_seconds", "letters"), 35, "letters"),
    )  # fmt: skip
    for what, ours, theirs, aim, grows_with in rows:
        yield Figure(
            f"OCA account_credit_control: {what}",
            theirs / ours,
            "times as fast",
            aim,
            at_least=True,
            beside=f"{ours:.2f} ms, theirs {theirs:.2f} ms",
            grows_with=grows_with,
        )


def _per(raw: dict, seconds: str, count: str) -> float:
    """Return milliseconds each."""
    return raw[seconds] / raw[count] * MILLISECONDS
