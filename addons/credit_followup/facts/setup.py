"""What a company's follow-up needs before it can reach anybody, and what it lacks."""

from dataclasses import dataclass

from odoo.fields import Date, Domain
from odoo.tools import config

from ..const import LEFT
from ..followup_core.start.readiness import Setup
from . import bank, items

# What a letter's sender, and the answer to it, cannot do without.
ADDRESS = ("street", "zip", "city", "country_id")


@dataclass(frozen=True)
class Known:
    """What is known of one company's set-up, as of today.

    ``wordless``: levels without a text. ``waiting``: policies that do not start yet.
    """

    sender: str
    has_server: bool
    has_address: bool
    has_number: bool
    has_account: bool
    bank_date: object
    has_responsible: bool
    policy: object
    wordless: object
    has_run: bool
    has_proposals: bool
    was_tried: bool
    waiting: object
    has_started: bool


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
        has_server=_has_server(company),
        has_address=all(company[name] for name in ADDRESS),
        has_number=bool(company.company_registry or company.vat),
        has_account=bool(company.partner_id.bank_ids),
        bank_date=bank.newest_bank_date(
            company.env, company, Date.context_today(company)
        ),
        has_responsible=bool(company.followup_user_id),
        policy=policy,
        wordless=_wordless(policy | policy.search([*own, ("segment", "!=", False)])),
        has_run=bool(company.env["credit.followup.run"].search(own, limit=1)),
        has_proposals=bool(actions(own, limit=1)),
        was_tried=bool(sent or company.followup_tried_on),
        waiting=policy.search([*own, ("waits", "=", True)]),
        has_started=bool(policy.search([*own, ("waits", "=", False)], limit=1)),
    )


def judged(source, known):
    """Return the facts as the core judges them.

    :param source: the company, or the screen that is about to change it
    """
    return Setup(
        has_sender=bool(source.followup_email or known.sender),
        has_test_mailbox=bool(source.followup_test_email),
        has_mail_server=known.has_server,
        has_address=known.has_address,
        has_number=known.has_number,
        has_bank_account=known.has_account,
        has_bank_transaction=bool(known.bank_date),
        waits_for_bank=source.followup_check_bank,
        has_policy=bool(source.followup_policy_id),
        has_text=not known.wordless,
        has_responsible=bool(source.followup_user_id),
        has_run=known.has_run,
        has_proposals=known.has_proposals,
        was_tried=known.was_tried,
        has_started=known.has_started,
        is_active=source.followup_active,
        is_test=source.followup_test_mode,
    )


def excluded_count(company):
    """Return how many open entries the ledger itself excludes."""
    lines = company.env["account.move.line"].sudo()
    return lines.search_count(excluded_entries(company))


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


def _wordless(policies):
    """Return the levels that say nothing in one of the installed languages."""
    languages = [code for code, _name in policies.env["res.lang"].get_installed()]
    return policies.level_ids.filtered(
        lambda level: not all(level._has_words(one) for one in languages)
    )


def _has_server(company):
    """Tell whether mail leaves by a server that somebody chose, or that did send.

    Without one Odoo tries this machine, where there is rarely any.
    """
    if config.get("smtp_server") not in (None, "", "localhost"):
        return True
    sent = [
        ("company_id", "=", company.id),
        ("channel", "=", "email"),
        ("state", "in", LEFT),
    ]
    return any(
        company.env[name].search(domain, limit=1)
        for name, domain in (
            ("ir.mail_server", []),
            ("credit.followup.delivery", sent),
        )
    )
