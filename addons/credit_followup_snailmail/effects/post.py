"""Letters that a provider prints and posts: the very file that is kept as sent."""

from odoo.addons.credit_followup.effects.channels import letter
from odoo.addons.credit_followup.effects.printing import pages
from odoo.addons.credit_followup.followup_core.vocabulary import Channel

POST = Channel.POST.value
CRON = "snailmail.snailmail_print"


def send(actions, bound):
    """Make the letters, and hand them to the provider's queue; tests stay here.

    :param bound: ``{action: bytes}``: letters that are finished already
    """
    files = {action: bound[action] for action in actions if action in bound}
    deliveries = letter.print_letters(actions, Channel.POST, files)
    tests = deliveries.filtered("action_id.is_test")
    tests.state = "done"
    for company, own in (deliveries - tests).grouped("company_id").items():
        _queue(own.with_company(company))
        wake(company)


def send_again(duplicates):
    """Have the letters posted once more that the provider took, marked."""
    files = {}
    for action in duplicates:
        sent = action.duplicate_of_id.delivery_ids.filtered(
            lambda one: one.channel == POST and one.state != "failed"
        )
        if sent.attachment_id:
            files[action] = letter.duplicate_of(sent, action)
    send(duplicates.filtered(lambda one: one in files), files)


def wake(company):
    """Have the queue looked at when letters of the company may leave."""
    opening = company._followup_post_waits_until()
    company.env.ref(CRON).sudo()._trigger(opening)


def _queue(deliveries):
    env = deliveries.env(su=True)
    letters = env["snailmail.letter"].create([_letter_vals(one) for one in deliveries])
    for delivery, queued in zip(deliveries, letters, strict=True):
        sheets = _sheets(delivery.attachment_id.raw, queued.duplex)
        delivery.write({"post_letter_id": queued.id, "post_sheets": sheets})


def _letter_vals(delivery):
    """Return the values of a letter for the provider.

    Without a cover page: the address stands in the window, and what is posted is what
    is kept.
    """
    action, company = delivery.action_id, delivery.company_id
    return {
        "model": action._name,
        "res_id": action.id,
        "partner_id": letter.address(action).id,
        "company_id": company.id,
        "attachment_id": delivery.attachment_id.id,
        "color": company.snailmail_color,
        "duplex": company.snailmail_duplex,
        "cover": False,
    }


def _sheets(pdf, duplex):
    """Return how many sheets of paper a letter takes: that is what is paid for."""
    count = len(pages(pdf))
    return (count + 1) // 2 if duplex else count


def take_out(deliveries):
    """Cancel letters that the provider does not have yet."""
    queued = deliveries.sudo().post_letter_id
    queued.filtered(lambda one: one.state in ("pending", "error")).cancel()
