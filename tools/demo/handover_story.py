"""The story of a hand-over: four customers, one agency, its answers and its money.

`-m tools.demo.handover_story DATABASE FOLDER`. One case is in collection and was paid
in part, two are with the agency, one waits for its approval. The packages and what is
in them are left in FOLDER/handover, each checked as an agency would.
"""

import csv
import io
import json
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from freezegun import freeze_time

from tools.demo.handover import CUSTOMERS, Handover
from tools.odoo_session import environment

# Days after the first invoice was due.
FIRST, NOTICE, PLACED, ACCEPTED, PAID, ON_BANK = 7, 32, 55, 58, 75, 82


def play(handover: Handover, folder: Path) -> None:
    """Tell it from the first letter to the payout, and leave the files."""
    with freeze_time(f"{handover.on(-40)} 10:00"):
        customers = {fate: handover.customer(*who) for fate, who in CUSTOMERS.items()}
    for day in (FIRST, NOTICE):
        handover.night(day)
    cases = {}
    with freeze_time(f"{handover.on(PLACED)} 10:00"):
        for fate, customer in customers.items():
            cases[fate] = _placed(handover, customer, leaves=fate != "waiting")
    _collected(handover, cases["active"])
    _leave(cases, folder / "handover")


def _placed(handover: Handover, customer: Any, leaves: bool) -> Any:
    """Prepare, check and approve a case; let it leave."""
    window = handover.env["credit.followup.place"].create({"partner_id": customer.id})
    case = handover.env["credit.followup.placement"].browse(
        window.action_apply()["res_id"]
    )
    case.action_check()
    if case.state != "checked":
        raise ValueError(f"{case.name}: {case.finding_ids.mapped('name')}")
    if leaves:
        own = case.with_user(handover.second)
        own.action_approve()
        own.action_export()
        case._cron_send()
        own.exchange_ids.action_brought()
    return case


def _collected(handover: Handover, case: Any) -> None:
    """Let the agency accept, collect, keep its fee and pay out."""
    name = case.name
    paid = {"currency": "EUR", "paid_to": "agency", "payout_id": "RM-P-77"}
    _answer(
        handover,
        ACCEPTED,
        {"case_ref": name, "event_type": "accepted", "agency_ref": "RM/26/00812"},
    )
    _answer(
        handover,
        PAID,
        {
            "case_ref": name,
            "event_type": "payment",
            "amount": "600.00",
            **paid,
            "payment_id": "RM-1",
        },
        {
            "case_ref": name,
            "event_type": "fee",
            "agency_fee": "108.00",
            **paid,
            "payment_id": "RM-1F",
        },
        {"case_ref": name, "event_type": "payout", "amount": "492.00", **paid},
    )
    _paid_out(handover)


def _paid_out(handover: Handover) -> None:
    """Let the payout come on the bank, and be found."""
    journal = handover.env["account.journal"].search(
        [("company_id", "=", handover.company.id), ("type", "=", "bank")], limit=1
    )
    with freeze_time(f"{handover.on(ON_BANK)} 10:00"):
        handover.env["account.bank.statement.line"].sudo().create(
            {
                "journal_id": journal.id,
                "date": handover.on(ON_BANK),
                "payment_ref": "RECOUVREMENT MEUSE RM-P-77",
                "amount": 492.0,
            }
        )
        payout = handover.agency.payout_ids
        payout.action_find()
    if payout.state != "settled" or payout.difference:
        raise ValueError(f"The payout does not come out: {payout.difference}")


def _answer(handover: Handover, offset: int, *rows: dict[str, str]) -> None:
    """Read a file of the agency and apply what is clear."""
    names = handover.agency.mapping_id.column_ids.sorted().mapped("name")
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names, lineterminator="\n")
    writer.writeheader()
    day = handover.on(offset)
    for number, row in enumerate(rows, 1):
        event = {"agency_event_id": f"RM-{offset}-{number}", "event_date": day}
        writer.writerow({**event, **row})
    with freeze_time(f"{day} 12:00"):
        found = handover.env["credit.followup.feedback"]._take_in(
            handover.agency,
            handover.agency.mapping_id,
            f"meuse-{day}.csv",
            buffer.getvalue().encode(),
        )
        found.action_apply()
    if found.row_ids.filtered(lambda one: one.state != "applied"):
        raise ValueError(f"{found.name}: {found.row_ids.mapped('error')}")


def _leave(cases: dict[str, Any], folder: Path) -> None:
    """Leave the packages and what is in them; none has a finding."""
    check, open_package = _core()
    for case in cases.values():
        for export in case.exchange_ids.export_ids:
            package = open_package(export._bytes())
            own = folder / export.name.removesuffix(".zip")
            (own / "documents").mkdir(parents=True, exist_ok=True)
            (folder / export.name).write_bytes(export._bytes())
            text = json.dumps(package.dossier, indent=1, ensure_ascii=False)
            (own / "dossier.json").write_text(text, encoding="utf-8")
            for path, content in package.files.items():
                (own / path).write_bytes(content)
            found = check(package.dossier)
            if found != {"findings": []}:
                raise ValueError(f"{export.name}: {found}")


def _core() -> tuple[Any, Any]:
    """Return the check of a dossier and the opening of a package.

    Odoo finds the addons once the session is there.
    """
    core = "odoo.addons.credit_followup.followup_core"
    schema = import_module(f"{core}.__main__").dossier_schema()
    answer = import_module(f"{core}.exports.checks.dossier").answer
    opening = import_module(f"{core}.exports.opening").open_package
    return partial(answer, schema=schema), opening


if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        play(Handover(session), Path(sys.argv[2]))
