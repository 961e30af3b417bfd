"""Files that left, once more, for who may export: their bytes are nobody's records."""

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

ROUTE = "/followup/exports"
CLOSED_TO_OTHERS = {
    # Nobody keeps the file, and no other site is told of its address.
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


class Exports(http.Controller):
    """Gives a file as it left; the right to export is asked here too."""

    @http.route(f"{ROUTE}/<int:number>", type="http", auth="user", methods=["GET"])
    def download(self, number):
        """Return the archive as it was stored.

        :raise NotFound: if there is none, or its bytes were purged
        """
        export = request.env["credit.followup.export"].browse(number).exists()
        attachment = export and export._stored_file()
        if not attachment:
            raise NotFound
        return given(attachment)


def given(attachment):
    """Return the response that gives a file as it left; who asks was checked."""
    stream = request.env["ir.binary"]._get_stream_from(attachment)
    response = stream.get_response(as_attachment=True)
    response.headers.update(CLOSED_TO_OTHERS)
    return response
