"""Who follows which policy, and who none, as it was in OCA's account_credit_control."""

from odoo.fields import Domain

from odoo.addons.credit_followup.facts.items import ITEMS


def choose(company, choices, copies):
    """Have customers and open invoices follow the copies; return how many do.

    What was chosen here already stays.
    """
    env = company.env
    default = copies.get(choices.default)
    if default and default.is_new:
        company.sudo().followup_policy_id = default.policy
    count = 0
    for their_id, ids in choices.customers.items():
        if their_id in copies:
            customers = env["res.partner"].sudo().with_company(company).browse(ids)
            free = customers.filtered(lambda one: not one.followup_policy_id)
            free.followup_policy_id = copies[their_id].policy
            count += len(free)
    for their_id, ids in choices.entries.items():
        if their_id in copies:
            items = open_items(company, [("move_id", "in", ids)])
            free = items.filtered(lambda one: not one.followup_policy_id)
            chosen = {"followup_policy_id": copies[their_id].policy.id}
            items._followup_set(dict.fromkeys(free.ids, chosen))
            count += len(free.move_id)
    return count


def hold(company, customers, note):
    """Hold customers until somebody ends it; return how many were not held so yet."""
    holds = company.env["credit.followup.hold"]
    own = Domain("company_id", "=", company.id) & Domain("move_line_id", "=", False)
    open_end = Domain("ended_on", "=", False) & Domain("date_to", "=", False)
    # Also what a person ended: he is not held again for what was known then.
    such = own & (open_end | Domain("note", "=", note))
    before = holds.search(such & Domain("partner_id", "in", customers)).partner_id
    missing = [one for one in customers if one not in before.ids]
    holds.create(
        [{"company_id": company.id, "partner_id": one, "note": note} for one in missing]
    )
    return len(missing)


def leave_out(company, domain):
    """Exclude open items from the follow-up; return those that were not before."""
    items = open_items(company, [*domain, ("no_followup", "=", False)])
    items._followup_set({key: {"no_followup": True} for key in items.ids})
    return items


def open_items(company, domain):
    """Return the company's open items of a domain."""
    own = Domain("company_id", "=", company.id) & ITEMS
    return company.env["account.move.line"].sudo().search(own & Domain(domain))


def assign(company, responsibles):
    """Give customers who have none the person who was responsible for them."""
    users = company.env["res.users"].sudo().browse(responsibles)
    inside = users.filtered(
        lambda one: one._is_internal() and company in one.company_ids
    )
    for user in inside:
        customers = company.env["res.partner"].sudo().with_company(company)
        owned = customers.browse(responsibles[user.id])
        owned.filtered(lambda one: not one.followup_user_id).followup_user_id = user
