from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.credit_followup_agency.models.transports.transport import (
    TransportError,
)

from ..effects import sftp

LAST_PORT = 65535


class CreditFollowupAgency(models.Model):
    _inherit = "credit.followup.agency"

    sftp_host = fields.Char(string="Server")
    sftp_port = fields.Integer(string="Port", default=22, aggregator=None)
    sftp_user = fields.Char(string="User there")
    sftp_host_key = fields.Char(
        string="Key of the server",
        help="As the agency gave it to you, not as a server says it of itself.",
    )
    sftp_password = fields.Char(
        string="Password there",
        groups="base.group_system",
        copy=False,
        exportable=False,
    )
    sftp_private_key = fields.Text(
        string="Our private key",
        groups="base.group_system",
        copy=False,
        exportable=False,
        help="In the form of OpenSSH or PEM, without a password.",
    )
    sftp_folder_in = fields.Char(string="Folder for our files", default="in")
    sftp_folder_out = fields.Char(string="Folder with its files")

    @api.constrains("sftp_port", "sftp_host_key")
    def _check_sftp(self):
        for one in self:
            if not 0 < one.sftp_port <= LAST_PORT:
                raise ValidationError(
                    self.env._("The port of the server is a number up to 65535.")
                )
            if one.sftp_host_key and not sftp.is_public_key(one.sftp_host_key):
                raise ValidationError(
                    self.env._(
                        "The key of the server is its kind and its text, as "
                        "ssh-ed25519 AAAA…"
                    )
                )

    @api.constrains("sftp_private_key")
    def _check_sftp_private_key(self):
        for one in self.sudo().filtered("sftp_private_key"):
            if not sftp.is_private_key(one.sftp_private_key):
                raise ValidationError(
                    self.env._("The private key cannot be read, or has a password.")
                )

    def _secret_places(self):
        where = ("sftp_host", "sftp_port", "sftp_host_key", "sftp_user")
        own = {"sftp_password": where, "sftp_private_key": where}
        return {**super()._secret_places(), **own}

    def _sftp_login(self):
        """Return how one logs in there, with the secrets."""
        own = self.sudo()
        return sftp.Login(
            own.sftp_host,
            own.sftp_port,
            own.sftp_host_key,
            own.sftp_user,
            own.sftp_password or None,
            own.sftp_private_key or None,
        )

    def action_test_sftp(self):
        """Log in and look into both folders; nothing is sent or taken."""
        self.ensure_one()
        self.check_access("write")
        self.env.user._followup_check("manager")
        transport = self.env["credit.followup.transport.sftp"]
        try:
            transport._try(self)
        except TransportError as error:
            raise UserError(str(error)) from error
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "The server answers, and both folders are there."
                ),
            },
        }
