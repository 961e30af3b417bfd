"""A message whose file the agency fetches itself, by a link or on its own page."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.misc import hash_sign, verify_hash_signed

from .placement import HELD

EXPORTED = "exported"
ROUTE = "/followup/handover"
LINK_HOURS = 72
# A signature for anything else opens nothing here.
SCOPE = "credit_followup_agency.handover"


class CreditFollowupPlacementMessage(models.Model):
    _inherit = "credit.followup.placement.message"

    def action_link(self):
        """Show a link with which the agency fetches the file, valid for some days."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check_export()
        if not self._has_links():
            raise UserError(self.env._("There is no file that a link could give."))
        until = fields.Datetime.now() + timedelta(hours=LINK_HOURS)
        link = (
            self.env["credit.followup.link"]
            .sudo()
            .create(
                {
                    "message_id": self.id,
                    "urls": "\n".join(self._link_to(one) for one in self._fetchable()),
                    "until": until,
                }
            )
        )
        self.placement_id.sudo().message_post(
            body=self.env._("A link to the file of message %s was made.", self.sequence)
        )
        return {
            **link.sudo(False)._get_records_action(target="new"),
            "name": self.env._("Link for the agency"),
        }

    def _has_links(self):
        """Tell whether links to it open: made for downloads, until it is given up."""
        return bool(
            self.direction == "out"
            and self.channel == "download"
            and self.state != "cancelled"
            and self.placement_id.state in (EXPORTED, *HELD)
            and self.agency_id.active
            and self._fetchable()
        )

    def _fetchable(self):
        """Return its files that were not purged, in their order."""
        return self.sudo().export_ids.sorted("id").filtered("package_ids")

    def _link_to(self, export):
        signed = hash_sign(
            self.sudo().env, SCOPE, [self.id, export.id], expiration_hours=LINK_HOURS
        )
        return f"{self.get_base_url()}{ROUTE}/{signed}"

    @api.model
    def _of_link(self, signed):
        """Return message and file of a link, nothing where it opens nothing now."""
        nothing = self.browse(), self.env["credit.followup.export"]
        try:
            found = verify_hash_signed(self.sudo().env, SCOPE, signed)
        except ValueError:
            # It was cut or typed: it is no link of ours.
            return nothing
        if not found:
            return nothing
        message = self.sudo().browse(found[0]).exists()
        export = message._fetchable().filtered(lambda one: one.id == found[1])
        return (message, export) if export and message._has_links() else nothing

    def _fetched_by_link(self, export, by):
        """Note that somebody with the link took a file: the agency may have it."""
        self.may_be_there = True
        self.placement_id._note_fetched(export, by)

    def _fetched_on_portal(self, export, user):
        """Note that somebody of the agency took a file."""
        self.placement_id._note_fetched(export, user.name)

    # === E-MAILS === #

    def _mails(self):
        """Return the e-mails of messages, in the order of their files."""
        known = Domain.OR(
            Domain("message_id", "=like", f"<{one.uuid}.%") for one in self
        )
        return self.env["mail.mail"].sudo().search(known, order="id")

    def _forget_mails(self):
        """Delete the e-mails: archives would outlive the file that is purged."""
        mails = self._mails()
        archives = mails.attachment_ids
        mails.unlink()
        archives.exists().unlink()
