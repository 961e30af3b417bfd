"""The conditions of sale of an order, by the order's own link."""

from odoo import http
from odoo.exceptions import AccessError, MissingError
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal


class ConditionsPortal(CustomerPortal):
    """Whoever may read an order may read the conditions that it carries."""

    @http.route("/my/orders/<int:order_id>/conditions", type="http", auth="public")
    def order_conditions(self, order_id, access_token=None, **_more):
        """Return the document of the conditions of sale, as it is kept."""
        try:
            order = self._document_check_access("sale.order", order_id, access_token)
        except (AccessError, MissingError):
            return request.redirect("/my")
        terms = order.sudo().followup_terms_id
        if not terms.file:
            return request.redirect(order.get_portal_url())
        stream = request.env["ir.binary"]._get_stream_from(
            terms, "file", filename=terms.file_name or terms.name
        )
        return stream.get_response(as_attachment=False)
