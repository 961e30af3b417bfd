"""The page on which a customer reads an agreement and signs it."""

import base64
import binascii

from odoo import http
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

MODEL = "credit.followup.agreement"
PAGE = "credit_followup.agreement_portal"
ROUTE = "/my/agreements/<int:agreement_id>"
# Nothing of a draft is shown to anybody.
SHOWN = (
    "offered",
    "expired",
    "signed",
    "active",
    "late",
    "noticed",
    "broken",
    "fulfilled",
)
LONGEST_NAME = 200


class AgreementPortal(CustomerPortal):
    """Agreements by their own link; whoever has it may read and sign."""

    @http.route(ROUTE, type="http", auth="public", website=True)
    def agreement(self, agreement_id, access_token=None, **_more):
        """Show an agreement as it was offered, with the form to sign it."""
        agreement = self._shown(agreement_id, access_token)
        if agreement is None:
            return request.redirect("/my")
        own = agreement._worded()
        # The page is in the language of whoever signs, as its words are.
        request.update_context(lang=own.env.lang)
        return request.render(
            PAGE,
            {
                "signable": own._is_signable(),
                "page_name": "agreement",
                "res_company": own.company_id,
                **own._page_values(),
            },
        )

    @http.route(f"{ROUTE}/document", type="http", auth="public")
    def document(self, agreement_id, access_token=None, **_more):
        """Return the PDF that was offered, byte for byte."""
        agreement = self._shown(agreement_id, access_token)
        if agreement is None:
            return request.redirect("/my")
        stream = request.env["ir.binary"]._get_stream_from(agreement.document_id)
        return stream.get_response(as_attachment=False)

    @http.route(f"{ROUTE}/sign/<string:document_hash>", type="jsonrpc", auth="public")
    def sign(self, agreement_id, document_hash, name=None, signature=None):
        """Keep a signature: who, when, from where, and of which bytes.

        The address names the document that the page showed: another is not signed.
        """
        token = request.httprequest.args.get("access_token")
        agreement = self._shown(agreement_id, token)
        # Who may read it is not who signs it: that takes the link of the customer.
        if agreement is None or not token or request.env.user._is_internal():
            return {"error": request.env._("This agreement is not known.")}
        if not (name and name.strip() and signature):
            return {"error": request.env._("Your name and signature are missing.")}
        own = agreement._worded()
        try:
            if not base64.b64decode(signature, validate=True):
                raise binascii.Error
            with request.env.cr.savepoint():
                own._sign_on_portal(
                    document_hash,
                    name.strip()[:LONGEST_NAME],
                    signature,
                    request.httprequest.remote_addr,
                )
        except UserError as error:
            return {"error": str(error)}
        except (TypeError, binascii.Error):
            return {"error": request.env._("The signature cannot be read.")}
        return {"force_refresh": True, "redirect_url": own.get_portal_url()}

    def _shown(self, agreement_id, access_token):
        """Return the agreement that the link is for, None where it shows nothing."""
        try:
            agreement = self._document_check_access(MODEL, agreement_id, access_token)
        except (AccessError, MissingError):
            return None
        known = agreement.sudo()
        return known if known.state in SHOWN else None
