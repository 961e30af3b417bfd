"""An agency with an SFTP server."""

import tempfile

from odoo.tests import tagged

from odoo.addons.credit_followup_agency.tests.common_answers import AnswersCase

from .server import PASSWORD, USER, Peer


@tagged("post_install", "-at_install")
class SftpCase(AnswersCase):
    """A case whose file goes by SFTP, to a server on this machine."""

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.peer = Peer(folder.name)
        self.peer.start()
        self.addCleanup(self.peer.stop)
        self.agency.write(
            {
                "transport": "sftp",
                "sftp_host": "127.0.0.1",
                "sftp_port": self.peer.port,
                "sftp_user": USER,
                "sftp_password": PASSWORD,
                "sftp_host_key": self.peer.public_key,
                "sftp_folder_in": "/in",
                "sftp_folder_out": "/out",
            }
        )

    def exported(self):
        """Return the message of a case that is ready to leave."""
        case = self.checked(self.move)
        self.assertEqual(case.state, "checked", case.finding_ids.mapped("name"))
        case.with_user(self.manager).action_approve()
        case.with_user(self.manager).action_export()
        return case.exchange_ids.sudo()

    def poll(self):
        self.env["credit.followup.feedback"]._cron_poll()

    def feedbacks(self):
        return self.env["credit.followup.feedback"].search(
            [("agency_id", "=", self.agency.id)]
        )
