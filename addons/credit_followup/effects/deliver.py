"""One customer, one message, all channels of the level."""

from functools import partial
from hashlib import sha256

from ..followup_core.vocabulary import Channel
from . import tasks
from .channels import email, enclosures, letter
from .contacts import visits

PRINTED = (Channel.LETTER, Channel.REGISTERED)
CALLED = (Channel.PHONE, Channel.VISIT)


def deliver(actions):
    """Create the deliveries of all channels; a customer without address gets a task."""
    bounced = email.bounced_addresses(actions)
    ways = actions.env["credit.followup.way"]._ways()
    by_channel = {channel: actions.browse() for channel in Channel}
    unreachable = actions.browse()
    for action in actions:
        channels = usable(action, bounced)
        for channel in channels:
            by_channel[channel] |= action
        if not channels:
            unreachable |= action
    far = unreachable.filtered(visits.is_far)
    tasks.reach_by_hand(unreachable - far)
    tasks.reach_by_hand(far, tasks.TOO_FAR)
    bound = _send_mails(by_channel, bounced)
    for channel in PRINTED:
        letter.print_letters(by_channel[channel], channel, bound)
    for channel in CALLED:
        tasks.schedule(by_channel[channel], channel)
    visits.plan(by_channel[Channel.VISIT])
    for channel, way in ways.items():
        way._send(by_channel[channel], bound)
    for action in actions:
        action.sha256 = _digest(action)


def _send_mails(by_channel, bounced):
    """Send the e-mails, and return ``{action: bytes}``: the letters with annexes.

    The same for each channel: mail and letter carry one document.
    """
    mailed = by_channel[Channel.EMAIL]
    on_paper = mailed.browse().union(*(by_channel[one] for one in printed(mailed.env)))
    lists = enclosures.lists_of(mailed | on_paper)
    telling = (mailed | on_paper).filtered("level_id.lists_facts")
    listing = on_paper.filtered(lambda one: one in lists)
    bound = enclosures.bound_letters(telling | listing, lists)
    letters = enclosures.documents_of(mailed & telling, bound)
    email.send(mailed, bounced, letters, enclosures.list_documents(mailed, lists))
    return bound


def deliver_again(duplicates):
    """Send the same documents once more, marked as duplicates."""
    email.send_again(duplicates)
    letter.print_again(duplicates)
    for way in duplicates.env["credit.followup.way"]._ways().values():
        way._send_again(duplicates)
    for action in duplicates:
        action.sha256 = action.duplicate_of_id.sha256


def usable(action, bounced):
    """Return the level's channels for which the customer has an address."""
    checks = {
        Channel.EMAIL: lambda: email.address(action, bounced),
        Channel.LETTER: lambda: letter.has_address(action),
        Channel.REGISTERED: lambda: letter.has_address(action),
        Channel.PHONE: lambda: True,
        Channel.VISIT: lambda: True,
    }
    ways = action.env["credit.followup.way"]._ways()
    checks |= {channel: partial(way._reaches, action) for channel, way in ways.items()}
    found = [one for one in action.level_id._channels() if checks[one]()]
    return visits.or_letter(action, found)


def printed(env):
    """Return the channels that carry the letter, whoever prints it."""
    ways = env["credit.followup.way"]._ways()
    return (*PRINTED, *(channel for channel, way in ways.items() if way._is_letter))


def _digest(action):
    """Return the SHA-256 over everything that left, in the order of the channels."""
    whole = sha256((action.body or "").encode())
    for delivery in action.delivery_ids.sorted("id"):
        whole.update((delivery.sha256 or "").encode())
    return whole.hexdigest()
