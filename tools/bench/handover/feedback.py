"""A file of a million rows of an agency: read, matched and classified in a stream."""

import csv
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from odoo.addons.credit_followup.followup_core.handover.classify import Classifier
from odoo.addons.credit_followup.followup_core.handover.survey import survey
from odoo.addons.credit_followup_agency.facts.cases import Cases
from odoo.addons.credit_followup_agency.facts.feedback import (
    Seen,
    batches,
    events_of,
)
from odoo.addons.credit_followup_agency.facts.payouts import Counted

from tools.bench.gauge import idle_megabytes, peak_megabytes
from tools.bench.handover.cases import agency, cases, placed
from tools.bench.handover.history import remember

# ``OLD``: cases of the company that the file does not name, each with a payment.
ROWS, CASES, OLD = 1_000_000, 1000, 20_000


def measure(env: Any) -> dict:
    """Write the file, then read it as it is read in Odoo, in two passes."""
    own = agency(env)
    of = cases(env, own, CASES)
    placed(of)
    remember(env, of[:1], OLD)
    mapping = own.mapping_id._core_mapping(own.code)
    today = of[:1].opened_on
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.csv"
        _write(path, own.mapping_id.column_ids.sorted().mapped("name"), of, today)
        env.invalidate_all()
        idle = idle_megabytes()
        start = time.perf_counter()
        counts = _read(path, own, mapping, today)
        seconds = time.perf_counter() - start
        peak = peak_megabytes()
    return {
        "rows": sum(counts.values()),
        "old_cases": OLD,
        "seconds": seconds,
        "rows_a_second": sum(counts.values()) / seconds,
        "idle_megabytes": idle,
        "peak_megabytes": peak,
        "counts": counts,
    }


def _write(path: Path, names: list[str], of: Any, today: Any) -> None:
    refs = of.mapped("name")
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        for number in range(ROWS):
            writer.writerow(
                {
                    "agency_event_id": f"E{number}",
                    "case_ref": refs[number % len(refs)],
                    "event_type": "payment",
                    "event_date": today,
                    "amount": "0.01",
                    "currency": of[number % len(refs)].currency_id.name,
                    "paid_to": "agency",
                    "payment_id": f"P{number}",
                }
            )


def _read(path: Path, own: Any, mapping: Any, today: Any) -> dict[str, int]:
    """Return how many rows there are of each class."""
    counted, seen, named = Counted(own), Seen(own), Cases(own)
    with path.open("rb") as file:
        events = counted.passing(events_of(file, path.name, mapping, today))
        found = survey(events, seen=counted)
    if not found.is_whole:
        raise ValueError("the file is not whole")
    counts: dict[str, int] = {}
    classifier = Classifier(mapping.agency, (), seen, ())
    with path.open("rb") as file:
        for batch in batches(events_of(file, path.name, mapping, today)):
            seen.look_up(batch)
            classifier.add(named.look_up(batch))
            for event in batch:
                fate = classifier.judge(event).fate.value
                counts[fate] = counts.get(fate, 0) + 1
    return counts
