import logging
from contextlib import contextmanager

from odoo import api, models

from odoo.addons.credit_followup_agency.models.transports.transport import (
    TransportError,
    plainly,
)

from ..effects import sftp

_logger = logging.getLogger(__name__)


class CreditFollowupTransportSftp(models.AbstractModel):
    """A folder on the agency's server for our files, and one for its own."""

    _name = "credit.followup.transport.sftp"
    _inherit = ["credit.followup.transport"]
    _description = "SFTP Server of an Agency"
    _transport = ("sftp", "SFTP")

    @api.model
    def _title(self):
        return self.env._("SFTP")

    @api.model
    def _preflight(self, agency):
        own = agency.sudo()
        if not (own.sftp_host and own.sftp_user and own.sftp_folder_in):
            return self.env._(
                "The server of %(agency)s is not known: address, user and folder.",
                agency=own.name,
            )
        if not own.sftp_host_key:
            return self.env._(
                "The key of the server of %(agency)s is not known: another server "
                "might answer.",
                agency=own.name,
            )
        if not (own.sftp_password or own.sftp_private_key):
            return self.env._(
                "Neither a password nor a private key for the server of %(agency)s is "
                "set.",
                agency=own.name,
            )
        return ""

    @api.model
    def _send(self, message):
        agency = message.agency_id
        files = self._stored(message)
        with self._connected(agency) as server:
            for name, content in files:
                sftp.put(server, agency.sftp_folder_in, name, content)
        return True

    @api.model
    def _poll(self, agency):
        """Yield each file, and move it away once it was taken."""
        folder = agency.sftp_folder_out
        if not folder or self._preflight(agency):
            return
        with self._connected(agency) as server:
            for one in sftp.waiting(server, folder):
                content = sftp.read(server, folder, one)
                if content is None:
                    _logger.warning(
                        "Agency %s: a file is too large: %r", agency.code, one.filename
                    )
                    continue
                yield one.filename, content
                sftp.move_away(server, folder, one, content)

    @api.model
    def _try(self, agency):
        """Log in and look into the folders.

        :raises TransportError: if one cannot
        """
        missing = self._preflight(agency)
        if missing:
            raise TransportError(missing)
        with self._connected(agency) as server:
            for folder in filter(None, (agency.sftp_folder_in, agency.sftp_folder_out)):
                server.listdir_attr(folder)

    @contextmanager
    def _connected(self, agency):
        """Say in words what goes wrong; the secrets are in none of them."""
        login = agency._sftp_login()
        try:
            with sftp.connected(login) as server:
                yield server
        except sftp.BrokenError as error:
            why = plainly(error, login.password, login.private_key)
            raise TransportError(
                self.env._(
                    "The server of %(agency)s failed: %(why)s",
                    agency=agency.name,
                    why=why,
                )
            ) from error
        except sftp.RefusedError as error:
            words = self._refusal(agency, error)
            never_left = isinstance(error, sftp.OtherKeyError | sftp.NotLetInError)
            raise TransportError(words, is_final=True, never_left=never_left) from error

    @api.model
    def _refusal(self, agency, error):
        """Return what a person has to look at before anything is tried again."""
        if isinstance(error, sftp.OtherKeyError):
            return self.env._(
                "The server of %(agency)s shows another key than the one that is "
                "known: nothing was sent. Ask the agency before you change it.",
                agency=agency.name,
            )
        if isinstance(error, sftp.NotLetInError):
            return self.env._(
                "The server of %(agency)s refuses our user, his password or key.",
                agency=agency.name,
            )
        return self.env._(
            "The server of %(agency)s has another file named %(name)s.",
            agency=agency.name,
            name=str(error),
        )
