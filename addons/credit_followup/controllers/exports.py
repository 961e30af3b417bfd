"""Files that left, once more, for who may export: their bytes are nobody's records."""

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

ROUTE = "/followup/exports"


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
        stream = request.env["ir.binary"]._get_stream_from(attachment)
        response = stream.get_response(as_attachment=True)
        response.headers["Cache-Control"] = "no-store"
        return response
