"""An agency and cases of it, for the phases of hand-overs."""

from typing import Any

from odoo.fields import Command

CODE = "BENCH"


def agency(env: Any) -> Any:
    """Return an agency that takes everything, with its clearing account."""
    company = env.company
    accounts = env["account.account"]
    clearing = accounts.create(
        {
            "name": "Clearing",
            "code": "999901",
            "account_type": "asset_current",
            "reconcile": True,
            "company_ids": [Command.set(company.ids)],
        }
    )
    journal = env["account.journal"].search(
        [("company_id", "=", company.id), ("type", "=", "general")], limit=1
    )
    mapping = env["credit.followup.mapping"].search([("is_ready", "=", True)], limit=1)
    return env["credit.followup.agency"].create(
        {
            "partner_id": env["res.partner"].create({"name": "Agency"}).id,
            "company_id": company.id,
            "code": CODE,
            "data_role": "processor",
            "data_on": "2020-01-01",
            "takes_public": True,
            "mapping_id": mapping.id,
            "clearing_account_id": clearing.id,
            "clearing_journal_id": journal.id,
        }
    )


def cases(env: Any, of: Any, count: int) -> Any:
    """Return cases of so many customers, each with all that is late."""
    groups = env["account.move.line"]._read_group(
        [
            ("company_id", "=", env.company.id),
            ("account_type", "=", "asset_receivable"),
            ("parent_state", "=", "posted"),
            ("reconciled", "=", False),
            ("amount_residual", ">", 0),
            ("date_maturity", "<", "now"),
        ],
        ["partner_id", "currency_id"],
        ["id:recordset"],
        limit=count,
        order="partner_id, currency_id",
    )
    return env["credit.followup.placement"].create(
        [
            {
                "agency_id": of.id,
                "company_id": env.company.id,
                "partner_id": partner.id,
                "currency_id": currency.id,
                "product": "amicable",
                "item_ids": [Command.create({"move_line_id": one.id}) for one in lines],
            }
            for partner, currency, lines in groups
        ]
    )


def placed(of: Any) -> None:
    """Let an agency have cases, without files: what it answers is measured."""
    of.sudo().with_context(tracking_disable=True)
    for state, why in (
        ("checked", "by_hand"),
        ("approved", "by_hand"),
        ("exported", "by_hand"),
        ("active", "accepted"),
    ):
        of.sudo()._enter(state, why)
    of.sudo().delivered_on = "2020-01-02"
