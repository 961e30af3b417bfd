from textwrap import shorten

from odoo import api, models

# What an agency's server says is told; a page of it is not.
LONGEST_WORDS = 200


class CreditFollowupTransport(models.AbstractModel):
    """A way in which files reach an agency and come back: five methods.

    A transport is an abstract model `credit.followup.transport.<code>`; nothing else
    names it. What it sends were stored before: after a crash the same bytes go again
    under the same number.
    """

    _name = "credit.followup.transport"
    _description = "Channel to an Agency"
    # Its code, and its name in the list of the agency.
    _transport = ("", "")

    @api.model
    def _choices(self):
        """Return the transports that are installed, by code."""
        names = self.env.registry["credit.followup.transport"]._inherit_children
        found = [self.env[name]._transport for name in sorted(names)]
        return [(code, self._named(code)) for code, _name in found]

    @api.model
    def _named(self, code):
        """Return the name of a transport in the user's language."""
        return self.env[f"credit.followup.transport.{code}"]._title()

    @api.model
    def _title(self):
        """Return the name in the user's language."""
        raise NotImplementedError

    # === THE FIVE METHODS === #

    @api.model
    def _preflight(self, agency):
        """Return why nothing can be sent to an agency now, empty where it can."""
        return ""

    @api.model
    def _send(self, message):
        """Send the stored bytes of a message; again, if it may have been sent.

        Returns whether the agency has it; False where a person carries it.

        :raises TransportError: where it was not sent
        """
        raise NotImplementedError

    @api.model
    def _poll(self, agency):
        """Yield the files that the agency left for us: name and bytes."""
        return ()

    @api.model
    def _parse(self, agency, content):
        """Return the bytes of an answer as the agency's mapping reads them."""
        return content

    @api.model
    def _recall(self, message):
        """Ask a case back by this channel; most send it as any other message."""
        return self._send(message)

    # === WHAT ALL HAVE IN COMMON === #

    @api.model
    def _prepare(self, message):
        """Make what is sent beside the stored bytes: it is kept before it leaves."""

    @api.model
    def _stored(self, message):
        """Return name and bytes of each file of a message that can be sent.

        :raises TransportError: where a person has to look first
        """
        missing = self._preflight(message.agency_id)
        files = message._files()
        if not files or not all(content for _name, content in files):
            missing = self.env._("The file was purged: there is nothing to send.")
        if missing:
            raise TransportError(missing, is_final=True, never_left=True)
        return files


class TransportError(Exception):
    """A file that could not be brought, in words for whoever looks after it.

    ``is_final``: another try is of no use before somebody has looked.
    ``never_left``: nothing of it is with the agency, by this try.
    """

    def __init__(self, words, is_final=False, never_left=False):
        super().__init__(words)
        self.is_final = is_final
        self.never_left = never_left


def plainly(words, *secrets):
    """Return what the other side said, short, on one line, and without our secrets."""
    text = str(words)
    for secret in filter(None, secrets):
        text = text.replace(secret, "…")
    return shorten(text, LONGEST_WORDS, placeholder="…")
