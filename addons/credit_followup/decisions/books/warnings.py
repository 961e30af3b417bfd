"""What speaks against giving items up now, in sentences."""

from odoo.tools.misc import format_amount

from ...facts.books.write_offs import read_credits


def warnings_of(lines, with_vat):
    """Return what speaks against it: ``{line: [sentence]}``, in few queries for all.

    :param with_vat: the companies that ask VAT back
    """
    env, credits = lines.env, read_credits(lines)
    untagged = with_vat.filtered(lambda one: not one.followup_vat_back_tag_ids)
    found = {}
    for line in lines:
        customer = line.partner_id.commercial_partner_id
        credit = credits.get((line.company_id, customer, line.currency_id))
        found[line] = []
        if credit:
            found[line].append(
                env._(
                    "%(amount)s of %(customer)s is not allocated: allocate or repay it "
                    "first.",
                    amount=format_amount(env, credit, line.currency_id),
                    customer=customer.name,
                )
            )
        if line.company_id in untagged:
            found[line].append(
                env._(
                    "The settings name no tax grid for VAT that comes back: the return "
                    "will not show it."
                )
            )
    return found
