"""What the newest runs sent and left out: `-m tools.demo_report DATABASE FOLDER`.

Prints a table, writes `report.json` and each letter below FOLDER.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tools.mailbox import slug
from tools.odoo_session import environment

LETTERS = ("letter", "registered")
COLUMNS = ("customer", "level", "items", "to pay", "state", "channels")


def newest_runs(env: Any) -> list[dict]:
    """Return the newest run of each company as plain values."""
    runs = env["credit.followup.run"].search([])
    newest = runs.browse(
        run_ids[0].id for run_ids in runs.grouped("company_id").values()
    )
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
        for run in newest
    ]


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


def write_letters(env: Any, folder: Path) -> int:
    """Write the letters of every action as PDF files; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    deliveries = env["credit.followup.delivery"].search(
        [("channel", "in", LETTERS), ("attachment_id", "!=", False)], order="id"
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
        runs = newest_runs(env)
        letters = write_letters(env, folder / "letters")
    figures = {"runs": runs, "letters": letters}
    (folder / "report.json").write_text(json.dumps(figures, indent=2) + "\n")
    for run in runs:
        print("\n".join(table(run)))


if __name__ == "__main__":
    report(sys.argv[1], Path(sys.argv[2]))
