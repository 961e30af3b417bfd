"""The file of a case by a signed link, for whoever of the agency has it."""

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

from odoo.addons.credit_followup.controllers.exports import given

from ..models.transports.placement_message import ROUTE


class HandoverLink(http.Controller):
    """Gives what a link is for; anything else is not there."""

    @http.route(
        f"{ROUTE}/<string:signed>",
        type="http",
        auth="public",
        methods=["GET"],
        save_session=False,
    )
    def fetch(self, signed, **_more):
        """Return the archive as it was stored, and note it on the case.

        :raise NotFound: if it ended, was changed, purged or cancelled: ids are not told
        """
        messages = request.env["credit.followup.placement.message"]
        message, export = messages._of_link(signed)
        if not export:
            raise NotFound
        by = request.env._("by link, from %s", request.httprequest.remote_addr)
        message._fetched_by_link(export, by)
        return given(export.package_ids.attachment_id)
