"""A provision in the books: a draft entry, and the reversal of the one before."""

from odoo import Command


def draft(provision):
    """Make the draft entry of a provision, and the draft reversal of the last one."""
    provision.company_id._check_provision_accounts()
    entry = provision.env["account.move"].create(_values(provision))
    provision.entry_id = entry
    before = provision.previous_id.entry_id
    if before and not before.reversal_move_ids:
        words = provision.env._("Reversal: %(name)s", name=before.ref)
        provision.reversal_id = before._reverse_moves(
            [{"date": provision.date, "ref": words}]
        )
    return entry


def _values(provision):
    """Return an entry: the cost of all, and a line of what is provided for each."""
    company = provision.company_id
    sums = provision._by_customer()
    rows = [
        (company.followup_provision_account_id, customer, -amount)
        for customer, amount in sums.items()
    ]
    nobody = provision.env["res.partner"]
    total = sum(sums.values())
    rows.append((company.followup_provision_cost_account_id, nobody, total))
    return {
        "move_type": "entry",
        "journal_id": company.followup_provision_journal_id.id,
        "date": provision.date,
        "ref": provision.display_name,
        "line_ids": [
            Command.create(
                {
                    "name": provision.display_name,
                    "account_id": account.id,
                    "partner_id": customer.id,
                    "balance": company.currency_id.round(amount),
                    "tax_ids": [Command.clear()],
                }
            )
            for account, customer, amount in rows
        ],
    }
