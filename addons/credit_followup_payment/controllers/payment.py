"""The page on which the invoices of one message are paid, without a login.

The flow is Odoo's own for several invoices (`account_payment/controllers/payment.py`,
*Pay overdue* of the portal): one transaction holds them. What its payment pays of each
is what the message asks for (`models/payment_transaction.py`).
That page wants a login and shows whatever the customer owes; this one knows who reads
it by the token of the link, and shows what the message asked for.
"""

from werkzeug.exceptions import NotFound

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.http import request, route

from odoo.addons.account_payment.controllers.payment import PaymentPortal

from ..models.action import PAGE


class FollowupPayment(PaymentPortal):
    """Show what is due of a message, and begin its payment."""

    @route(
        f"{PAGE}/<int:action_id>",
        type="http",
        methods=["GET"],
        auth="public",
        website=True,
        sitemap=False,
    )
    def followup_pay(self, action_id, access_token=None, **_kwargs):
        """Show the open invoices of a message and how they can be paid."""
        action = self._followup_action(action_id, access_token)
        due = action._online_due()
        values = {"action": action, "res_company": action.company_id, "due": due}
        if due.is_payable:
            values |= self._followup_form(action, due)
        response = request.render("credit_followup_payment.page", values)
        # The address is the key: it is told to no other site.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    @route(f"{PAGE}/<int:action_id>/transaction", type="jsonrpc", auth="public")
    def followup_transaction(self, action_id, access_token=None, **kwargs):
        """Begin the payment of what is due now; the browser has no say in the amount.

        :raise NotFound: if the token is not that of the message
        :raise ValidationError: if nothing is left to pay, or not by what was chosen
        """
        action = self._followup_action(action_id, access_token)
        due = action._online_due()
        return self._followup_begin(
            action,
            due,
            kwargs,
            {
                "landing_route": action._payment_path(),
                "reference_prefix": action.reference,
            },
            followup_action_id=action.id,
        )

    def _followup_begin(self, payer, due, kwargs, ours, **kept):
        """Begin the payment of what is due; return what the form goes on with.

        :param payer: whose customer, company and currency it is
        :param due: its ``total``, ``moves``, and whether it ``is_payable``
        :param kwargs: what the browser says
        :param ours: where it leads, which the browser has no say in
        :param kept: what the transaction keeps of it
        """
        kwargs.pop("payment_reference", None)
        self._validate_transaction_kwargs(kwargs)
        if not (due and due.is_payable):
            raise ValidationError(
                request.env._("Nothing is left to pay, or a payment is on its way.")
            )
        offer = self._followup_offer(payer, due)
        self._followup_check_choice(offer, kwargs)
        save = offer["may_save"] and kwargs.get("tokenization_requested")
        transaction = self._create_transaction(
            **{
                **kwargs,
                "amount": due.total,
                "currency_id": payer.currency_id.id,
                "partner_id": offer["partner_id"],
                "tokenization_requested": save,
                "is_validation": False,
                **ours,
            },
            custom_create_values={
                "invoice_ids": [Command.set(due.moves.ids)],
                **kept,
            },
        )
        return transaction._get_processing_values()

    # === WHO PAYS WHAT, BY WHAT === #

    def _followup_action(self, action_id, access_token):
        """Return the message, in its own language.

        :raise NotFound: as for a message that there is not: ids are not told
        """
        actions = request.env["credit.followup.action"]
        action = actions.browse(action_id)._with_payment_token(access_token)
        if not action:
            raise NotFound
        if action.lang:
            request.update_context(lang=action.lang)
        company = action.company_id
        return action.with_env(request.env).sudo().with_company(company)

    def _followup_offer(self, action, due):
        """Return by what the company's customer can pay.

        Saved methods belong to who logged in, not to who holds a link.
        """
        user = request.env.user
        customer = action.partner_id.commercial_partner_id
        is_own = user.partner_id.commercial_partner_id == customer
        partner = user.partner_id if is_own else action.partner_id
        report = {}
        providers = (
            request.env["payment.provider"]
            .sudo()
            ._get_compatible_providers(
                action.company_id.id,
                partner.id,
                due.total,
                currency_id=action.currency_id.id,
                report=report,
            )
        )
        tokens = request.env["payment.token"].sudo()
        return {
            "partner_id": partner.id,
            "providers_sudo": providers,
            "payment_methods_sudo": request.env["payment.method"]
            .sudo()
            ._get_compatible_payment_methods(
                providers.ids,
                partner.id,
                currency_id=action.currency_id.id,
                report=report,
            ),
            "tokens_sudo": tokens._get_available_tokens(providers.ids, partner.id)
            if is_own
            else tokens,
            "availability_report": report,
            "may_save": is_own,
        }

    def _followup_form(self, action, due):
        """Return the values of Odoo's payment form of a message."""
        return {
            **self._followup_form_of(action, due),
            "reference_prefix": action.reference,
            "transaction_route": f"{PAGE}/{action.id}/transaction",
            "landing_route": action._payment_path(),
            "access_token": action._payment_token(),
        }

    def _followup_form_of(self, payer, due):
        """Return amount, currency and ways of Odoo's payment form."""
        offer = self._followup_offer(payer, due)
        save = self._compute_show_tokenize_input_mapping(offer["providers_sudo"])
        return {
            **offer,
            "amount": due.total,
            "currency": payer.currency_id,
            "show_tokenize_input_mapping": save
            if offer["may_save"]
            else dict.fromkeys(save, False),
        }

    def _followup_check_choice(self, offer, kwargs):
        """Refuse what was not offered, such as another company's provider."""
        method, token = kwargs.get("payment_method_id"), kwargs.get("token_id")
        provider = kwargs.get("provider_id")
        if kwargs.get("flow") == "token":
            chosen = offer["tokens_sudo"].filtered(lambda one: one.id == token)
            is_offered = chosen.provider_id.id == provider
        else:
            chosen = offer["payment_methods_sudo"].filtered(
                lambda one: one.id == method
            )
            is_offered = provider in offer["providers_sudo"].ids
        if not (chosen and is_offered):
            raise ValidationError(
                request.env._("This way to pay is not offered for these invoices.")
            )
