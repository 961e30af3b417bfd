"""What the newest runs sent and left out: `-m tools.demo_report DATABASE FOLDER`.

Prints a table, writes `report.json` and each letter below FOLDER.
"""

import json
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tools.mailbox import slug
from tools.odoo_session import environment

LETTERS = ("letter", "registered")
# What a delivery amounts to; any other one is a customer to reach another way.
MEANING = {
    ("E-mail", "Sent"): "mailed",
    ("E-mail", "Delivered"): "mailed",
    ("E-mail", "On its way"): "queued",
    ("Letter", "To do by hand"): "printed",
    ("Letter", "Sent"): "printed",
    ("Registered letter", "To do by hand"): "printed",
    ("Phone call", "To do by hand"): "calls to make",
    ("Visit", "To do by hand"): "visits to make",
}
COLUMNS = ("customer", "level", "items", "to pay", "state", "channels")


def newest_runs(env: Any) -> Any:
    """Return the newest nightly run of each company."""
    runs = env["credit.followup.run"].search([("kind", "=", "nightly")])
    by_company = runs.grouped("company_id").values()
    return runs.browse(company_runs[0].id for company_runs in by_company)


def figures(runs: Any) -> list[dict]:
    """Return runs as plain values."""
    return [
        {
            "name": run.name,
            "date": str(run.date),
            "company": run.company_id.name,
            "state": label(run, "state"),
            "actions": [_action(action) for action in run.action_ids],
            "left_out": [
                {
                    "reason": label(left_out, "reason"),
                    "items": left_out.item_count,
                    "customers": left_out.group_count,
                }
                for left_out in run.left_out_ids
            ],
        }
        for run in runs
    ]


def totals(runs: list[dict]) -> dict[str, int]:
    """Count what left, by channel, and what somebody has to do."""
    counts: Counter[str] = Counter()
    for action in (one for run in runs for one in run["actions"]):
        if not action["deliveries"]:
            done = action["state"] == "Sent"
            counts["decisions asked" if done else "waiting for a review"] += 1
        for delivery in action["deliveries"]:
            key = (delivery["channel"], delivery["state"])
            counts[MEANING.get(key, "to reach another way")] += 1
    return dict(counts)


def _action(action: Any) -> dict:
    return {
        "customer": action.partner_id.display_name,
        "level": action.level_id.name or "",
        "items": action.item_count,
        "to_pay": float(action.amount_due),
        "currency": action.currency_id.name,
        "state": label(action, "state"),
        "deliveries": [
            {
                "channel": label(delivery, "channel"),
                "state": label(delivery, "state"),
            }
            for delivery in action.delivery_ids
        ],
    }


def label(record: Any, name: str) -> str:
    """Return a selection's value as a person reads it."""
    field = record._fields[name]
    return dict(field._description_selection(record.env)).get(record[name], "")


def write_letters(runs: Any, folder: Path) -> int:
    """Write the letters of runs as PDF files, anew; return how many."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    deliveries = runs.action_ids.delivery_ids.filtered(
        lambda delivery: delivery.channel in LETTERS and delivery.attachment_id
    )
    for number, delivery in enumerate(deliveries, 1):
        action = delivery.action_id
        title = f"{slug(action.partner_id.name)}-{slug(action.level_id.name or '')}"
        path = folder / f"{number:03}-{title}-{delivery.channel}.pdf"
        path.write_bytes(delivery.attachment_id.raw)
    return len(deliveries)


def table(run: dict) -> list[str]:
    """Return the lines that show one run."""
    rows = [
        (
            action["customer"],
            action["level"],
            str(action["items"]),
            f"{action['to_pay']:.2f} {action['currency']}",
            action["state"],
            ", ".join(f"{d['channel']} ({d['state']})" for d in action["deliveries"]),
        )
        for action in run["actions"]
    ]
    lines = ["", f"{run['name']} · {run['company']} · {run['date']} · {run['state']}"]
    lines += _aligned([COLUMNS, *rows]) if rows else ["  nothing was sent"]
    lines += ["", "  left out:"]
    left_out = [
        (one["reason"], f"{one['items']} items", f"{one['customers']} customers")
        for one in run["left_out"]
    ]
    return lines + (_aligned(left_out) or ["  nothing"])


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def report(database: str, folder: Path) -> None:
    """Print and write what happened."""
    with environment(database) as env:
        newest = newest_runs(env)
        runs = figures(newest)
        letters = write_letters(newest, folder / "letters")
    found = {"totals": totals(runs), "runs": runs, "letters": letters}
    text = json.dumps(found, indent=2, ensure_ascii=False)
    (folder / "report.json").write_text(text + "\n")
    for run in runs:
        print("\n".join(table(run)))
    print("\n  in all:")
    print("\n".join(f"  {what}: {count}" for what, count in found["totals"].items()))


if __name__ == "__main__":
    report(sys.argv[1], Path(sys.argv[2]))
