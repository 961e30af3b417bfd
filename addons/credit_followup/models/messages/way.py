from odoo import api, models

from ...followup_core.vocabulary import Channel


class CreditFollowupWay(models.AbstractModel):
    """One more way to reach a customer, which another addon brings.

    Who inherits it under a name of its own says which channel of the core it is; the
    box ``by_<channel>`` on the level is its own too. The base has its five channels in
    ``effects/channels`` and asks these ways for the rest, one call for a whole batch.
    """

    _name = "credit.followup.way"
    _description = "Way to Reach a Customer"

    # The value of the core's channel.
    _channel = None
    # Whether it carries the letter: its text is written, and its annexes are bound.
    _is_letter = False

    @api.model
    def _ways(self):
        """Return the ways that are installed, in order of preference, by channel."""
        names = self.env.registry.descendants([self._name], "_inherit")
        ways = [self.env[name] for name in names if self.env[name]._channel]
        found = {Channel(way._channel): way for way in ways}
        return {channel: found[channel] for channel in Channel if channel in found}

    @api.model
    def _reaches(self, action):
        """Tell whether the customer of an action can be reached this way."""
        raise NotImplementedError

    @api.model
    def _address_of(self, action):
        """Return where it would reach the customer: a number, an address."""
        raise NotImplementedError

    @api.model
    def _says(self, _action):
        """Return what the preview shows beside the address: ``[(name, value)]``."""
        return []

    @api.model
    def _send(self, actions, bound):
        """Make a delivery for each action, and have it leave, now or in its hours.

        :param bound: ``{action: bytes}``: letters that have their annexes already
        """
        raise NotImplementedError

    @api.model
    def _send_again(self, duplicates):
        """Have what left this way for their originals leave once more."""
        raise NotImplementedError
