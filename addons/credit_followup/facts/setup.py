"""What a company's follow-up needs before it can reach anybody, and what it lacks."""

from dataclasses import dataclass

from odoo.fields import Date, Domain
from odoo.tools import config

from . import bank, items


@dataclass(frozen=True)
class Setup:
    """The facts of one company's set-up, as of today."""

    sender: str
    has_server: bool
    has_account: bool
    bank_date: object
    has_responsible: bool
    policy: object
    wordless: object
    proposed: bool
    tried: bool
    excluded: int


def read(company):
    """Return the facts of one company; constant queries, with the rights of nobody."""
    company = company.sudo()
    actions = company.env["credit.followup.action"].search
    policy = company.followup_policy_id
    own = [("company_id", "=", company.id)]
    return Setup(
        sender=company.email or "",
        has_server=_has_server(company.env),
        has_account=bool(company.partner_id.bank_ids),
        bank_date=bank.newest_bank_date(
            company.env, company, Date.context_today(company)
        ),
        has_responsible=bool(company.followup_user_id),
        policy=policy,
        wordless=policy.level_ids.filtered(lambda level: not level._has_words()),
        proposed=bool(actions(own, limit=1)),
        tried=bool(actions([*own, ("sent_on", "!=", False)], limit=1)),
        excluded=len(_entries(company)),
    )


def excluded_entries(company):
    """Return the domain of open entries that the ledger itself excludes.

    Odoo marks what comes from miscellaneous journals, opening balances among them.
    """
    return (
        items.ITEMS
        & Domain("company_id", "=", company.id)
        & Domain("no_followup", "=", True)
        & Domain("move_id.move_type", "=", "entry")
    )


def _entries(company):
    lines = company.env["account.move.line"].search(excluded_entries(company))
    charged = lines._followup_charge_entries()
    return lines.filtered(lambda line: line.move_id not in charged)


def _has_server(env):
    """Tell whether mail leaves by a server that somebody chose.

    Without one Odoo tries this machine, where there is rarely any.
    """
    chosen = config.get("smtp_server") not in (None, "", "localhost")
    return chosen or bool(env["ir.mail_server"].search([], limit=1))
