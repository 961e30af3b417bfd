"""A company, its agency with an SFTP server, and the steps of a hand-over."""

import csv
import io
from datetime import timedelta
from typing import Any

from odoo import Command, fields

CODE, PAYOUT = "PEER", "PO-1"
# Of three invoices the agency rejects the last one.
OWED = (1000.0, 500.0, 80.0)
DIRECT, COLLECTED, FEE = 100.0, (700.0, 300.0), 150.0


def found(env: Any, company_id: int, peer: Any, login: tuple[str, str]) -> int:
    """Make an agency whose files go to a server; return its id."""
    company = env["res.company"].browse(company_id)
    env = env(context={**env.context, "allowed_company_ids": company.ids})
    company.partner_id.write({"street": "Rue Haute 1", "zip": "1000", "city": "X"})
    company.country_id = env.ref("base.be")
    mapping = env["credit.followup.mapping"].search([("is_ready", "=", True)], limit=1)
    user, password = login
    agency = env["credit.followup.agency"].create(
        {
            "partner_id": env["res.partner"].create({"name": "Peer"}).id,
            "company_id": company.id,
            "code": CODE,
            "data_role": "processor",
            "data_on": "2020-01-01",
            "mapping_id": mapping.id,
            "days_to_settle": 0,
            "transport": "sftp",
            "sftp_host": "127.0.0.1",
            "sftp_port": peer.port,
            "sftp_user": user,
            "sftp_password": password,
            "sftp_host_key": peer.public_key,
            "sftp_folder_in": "/in",
            "sftp_folder_out": "/out",
            **_accounts(env, company),
        }
    )
    _customer(env, company)
    return agency.id


def _accounts(env: Any, company: Any) -> dict[str, Any]:
    accounts = env["account.account"]
    clearing = accounts.create(
        {
            "name": "Clearing",
            "code": "999900",
            "account_type": "asset_current",
            "reconcile": True,
            "company_ids": [Command.set(company.ids)],
        }
    )
    own = [("company_ids", "in", company.ids)]
    journal = env["account.journal"].search(
        [("company_id", "=", company.id), ("type", "=", "general")], limit=1
    )
    expense = accounts.search([*own, ("account_type", "=", "expense")], limit=1)
    return {
        "clearing_account_id": clearing.id,
        "clearing_journal_id": journal.id,
        "fee_account_id": expense.id,
    }


def _customer(env: Any, company: Any) -> None:
    today = fields.Date.today()
    customer = env["res.partner"].create(
        {
            "name": f"Late of {company.name}",
            "is_company": True,
            "company_id": company.id,
            "street": "Marktplein 1",
            "zip": "9000",
            "city": "Gent",
            "country_id": env.ref("base.be").id,
            "vat": "BE0477472701",
        }
    )
    moves = env["account.move"].create(
        [
            {
                "move_type": "out_invoice",
                "company_id": company.id,
                "partner_id": customer.id,
                "invoice_date": today - timedelta(days=90 - rank),
                "invoice_date_due": today - timedelta(days=60 - rank),
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": "Goods",
                            "price_unit": amount,
                            "tax_ids": [Command.clear()],
                        }
                    )
                ],
            }
            for rank, amount in enumerate(OWED)
        ]
    )
    moves.action_post()


class Play:
    """What is done with the one case of an agency, step by step."""

    def __init__(self, env: Any, agency_id: int) -> None:
        """Find the agency and its case, if there is one already."""
        agency = env["credit.followup.agency"].browse(agency_id)
        context = {**env.context, "allowed_company_ids": agency.company_id.ids}
        self.env = env(context=context)
        self.agency = agency.with_env(self.env)
        self.case = self.agency.placement_ids[:1]

    # === OURS === #

    def prepare(self) -> None:
        """Prepare the case of all that is late."""
        lines = self.env["account.move.line"].search(
            [
                ("company_id", "=", self.agency.company_id.id),
                ("account_type", "=", "asset_receivable"),
                ("amount_residual", ">", 0),
            ]
        )
        self.case._prepare_case(self.agency, lines)

    def check(self) -> None:
        """Look at it."""
        self.case.action_check()

    def approve(self) -> None:
        """Approve it in the name of a second person."""
        self.case.prepared_by_id = self.case.checked_by_id = self.env.ref(
            "base.user_admin"
        )
        self.case.action_approve()

    def export(self) -> None:
        """Make its file."""
        self.case.action_export()

    def apply(self) -> None:
        """Apply what is clear of all files that were read."""
        files = self.env["credit.followup.feedback"].search(
            [("agency_id", "=", self.agency.id), ("state", "=", "read")]
        )
        files.action_apply()

    def pay_directly(self) -> None:
        """Let the customer pay us a part, once."""
        line = self.case.item_ids.sorted("due_on")[0].move_line_id
        if line.amount_residual < OWED[0]:
            return
        wizard = self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=line.move_id.ids
        )
        wizard.create({"amount": DIRECT})._create_payments()

    def bank(self) -> None:
        """Let the payout come on the bank, once, and be found."""
        company = self.agency.company_id
        lines = self.env["account.bank.statement.line"]
        named = [("company_id", "=", company.id), ("payment_ref", "=", PAYOUT)]
        if not lines.search(named):
            journal = self.env["account.journal"].search(
                [("company_id", "=", company.id), ("type", "=", "bank")], limit=1
            )
            lines.create(
                {
                    "journal_id": journal.id,
                    "date": fields.Date.today(),
                    "payment_ref": PAYOUT,
                    "amount": sum(COLLECTED) - FEE,
                }
            )
        self.agency.payout_ids.action_find()

    # === THE AGENCY'S === #

    def answers(self, *rows: dict[str, str]) -> bytes:
        """Return a file as the agency writes it, about the case."""
        names = self.agency.mapping_id.column_ids.sorted().mapped("name")
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, names, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            event = {"case_ref": self.case.name, "event_date": fields.Date.today()}
            money = {"currency": self.case.currency_id.name, "paid_to": "agency"}
            writer.writerow({**event, **money, **row})
        return buffer.getvalue().encode()

    def refs(self) -> list[str]:
        """Return the numbers of the claims, the oldest first."""
        lines = self.case.item_ids.sorted("due_on").move_line_id
        return [f"L{one.id}" for one in lines]
