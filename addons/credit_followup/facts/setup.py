"""What a company's follow-up needs before it can reach anybody, and what it lacks."""

from dataclasses import dataclass

from odoo.fields import Date, Domain
from odoo.tools import config

from ..const import LEFT
from . import bank, items


@dataclass(frozen=True)
class Known:
    """What is known of one company's set-up, as of today."""

    sender: str
    has_server: bool
    has_account: bool
    bank_date: object
    has_responsible: bool
    policy: object
    wordless: object
    has_run: bool
    has_proposals: bool
    was_tried: bool
    excluded: int


def read(company):
    """Return the facts of one company; constant queries, with the rights of nobody."""
    company = company.sudo()
    actions = company.env["credit.followup.action"].search
    policy = company.followup_policy_id
    own = [("company_id", "=", company.id)]
    left = Domain("state", "in", LEFT)
    tested = Domain("is_test", "=", True) & Domain("sent_on", "!=", False)
    sent = actions(Domain(own) & (left | tested), limit=1)
    return Known(
        sender=company.followup_email or company.email or "",
        has_server=_has_server(company.env),
        has_account=bool(company.partner_id.bank_ids),
        bank_date=bank.newest_bank_date(
            company.env, company, Date.context_today(company)
        ),
        has_responsible=bool(company.followup_user_id),
        policy=policy,
        wordless=_wordless(policy),
        has_run=bool(company.env["credit.followup.run"].search(own, limit=1)),
        has_proposals=bool(actions(own, limit=1)),
        was_tried=bool(sent or company.followup_tried_on),
        excluded=company.env["account.move.line"].search_count(
            excluded_entries(company)
        ),
    )


def excluded_entries(company):
    """Return the domain of open entries that the ledger itself excludes.

    Odoo marks what comes from miscellaneous journals, opening balances among them. The
    entries of charges are asked for as charges.
    """
    return (
        items.ITEMS
        & Domain("company_id", "=", company.id)
        & Domain("no_followup", "=", True)
        & Domain("move_id.move_type", "=", "entry")
        & Domain("move_id.followup_charge_ids", "=", False)
    )


def _wordless(policy):
    """Return the levels that say nothing in one of the installed languages."""
    languages = [code for code, _name in policy.env["res.lang"].get_installed()]
    return policy.level_ids.filtered(
        lambda level: not all(level._has_words(one) for one in languages)
    )


def _has_server(env):
    """Tell whether mail leaves by a server that somebody chose.

    Without one Odoo tries this machine, where there is rarely any.
    """
    chosen = config.get("smtp_server") not in (None, "", "localhost")
    return chosen or bool(env["ir.mail_server"].search([], limit=1))
