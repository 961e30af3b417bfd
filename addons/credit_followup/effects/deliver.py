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
    mailed = by_channel[Channel.EMAIL]
    written = mailed.union(*(by_channel[one] for one in printed(actions.env)))
    # The same for each channel: mail and letter carry one document.
    bound = enclosures.bound_letters(written.filtered("level_id.lists_facts"))
    email.send(mailed, bounced, enclosures.documents_of(mailed, bound))
    for channel in PRINTED:
        letter.print_letters(by_channel[channel], channel, bound)
    for channel in CALLED:
        tasks.schedule(by_channel[channel], channel)
    visits.plan(by_channel[Channel.VISIT])
    for channel, way in ways.items():
        way._send(by_channel[channel], bound)
    for action in actions:
        action.sha256 = _digest(action)


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
