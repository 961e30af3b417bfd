"""Who follows which policy, and who none, as it was in OCA's account_credit_control."""

from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.credit_followup.facts.items import ITEMS

_lt = LazyTranslate(__name__)
NOBODY = _lt("Not followed up by Credit Control")
BY_HAND = _lt("Followed up by hand in Credit Control")


def choose(company, choices, copies):
    """Have customers and open items follow the copies; return how many do.

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
    for their_id, ids in choices.items.items():
        if their_id in copies:
            free = open_items(company, [("id", "in", ids)]).filtered(
                lambda one: not one.followup_policy_id
            )
            chosen = {"followup_policy_id": copies[their_id].policy.id}
            free._followup_set(dict.fromkeys(free.ids, chosen))
            count += len(free.move_id)
    return count


def hold(company, customers, note):
    """Hold customers until somebody ends it; return how many were not held so yet.

    Also who was held so before and is not any more, in whatever language it was noted:
    he is not held again for what was known then.

    :param note: why, to be translated
    """
    env = company.env
    languages = [code for code, _name in env["res.lang"].get_installed()]
    notes = [env(context={"lang": code})._(note) for code in languages]
    own = Domain("company_id", "=", company.id) & Domain("move_line_id", "=", False)
    open_end = Domain("ended_on", "=", False) & Domain("date_to", "=", False)
    such = own & (open_end | Domain("note", "in", notes))
    holds = env["credit.followup.hold"]
    before = holds.search(such & Domain("partner_id", "in", customers)).partner_id
    missing = [one for one in customers if one not in set(before.ids)]
    values = {"company_id": company.id, "note": env._(note)}
    holds.create([{**values, "partner_id": one} for one in missing])
    return len(missing)


def leave_out(company, ids, since):
    """Exclude open items from the follow-up; return those that were not before.

    :param since: the moment of the last time: what was there then and is included now,
        a person has included; None the first time
    """
    domain = [("id", "in", ids), ("no_followup", "=", False)]
    if since:
        domain.append(("create_date", ">", since))
    items = open_items(company, domain)
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
