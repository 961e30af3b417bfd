"""The file of a case by a signed link, for whoever of the agency has it."""

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

from ..models.transports.placement_message import ROUTE

CLOSED_TO_OTHERS = {
    # The address is the key: nobody keeps the file, and no other site is told.
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


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
        return given(export)


def given(export):
    """Return the response that gives a file as it left."""
    attachment = export.sudo().package_ids.attachment_id
    stream = request.env["ir.binary"]._get_stream_from(attachment)
    response = stream.get_response(as_attachment=True)
    response.headers.update(CLOSED_TO_OTHERS)
    return response
