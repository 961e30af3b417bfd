"""An insured loss as a case: the notice and the claim file, in the insurer's layout."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.facts import items
from odoo.addons.credit_followup.facts.exports.parties import Profile
from odoo.addons.credit_followup.followup_core.documents.refused import RefusedError
from odoo.addons.credit_followup.followup_core.exports.message_id import message_id

from ...effects import files

NOTICE, CLAIM = "notice", "claim"
# The longest code that a dossier holds.
LONGEST_CODE = 50


class CreditFollowupInsuranceLoss(models.Model):
    _inherit = "credit.followup.insurance.loss"

    file_count = fields.Integer(readonly=True, copy=False)
    export_ids = fields.One2many(
        "credit.followup.export",
        "res_id",
        string="Files",
        domain=lambda self: [("res_model", "=", self._name)],
        readonly=True,
    )

    # === SEAMS OF THE CASE === #

    def _case_lines(self):
        """Return what is overdue, and what is not due where the insurer wants it."""
        own = items.unpaid(self.item_ids.move_line_id)
        if not self.contract_id.with_not_due:
            return own
        beside = self.env["account.move.line"].search(
            [
                *items.ITEMS,
                ("company_id", "=", self.company_id.id),
                ("currency_id", "=", self.currency_id.id),
                ("partner_id.commercial_partner_id", "=", self.partner_id.id),
            ]
        )
        return own | beside

    def _case_agency(self):
        contract = self.contract_id
        code = contract.number or contract.name
        return {
            "code": code[:LONGEST_CODE],
            "name": contract.partner_id.name,
            "contract_ref": contract.number or contract.name,
            "product": self.product,
        }

    def _case_agency_ref(self):
        return self.insurer_ref

    def _case_insurance(self):
        cover = self._cover()
        contract = self.contract_id
        said = {
            "insurer": contract.partner_id.name,
            "policy": contract.number,
            "buyer_id": cover.buyer_ref,
            "limit": cover and f"{cover.limit:.{cover.currency_id.decimal_places}f}",
            "declaration_deadline": self.until and self.until.isoformat(),
        }
        return {key: value for key, value in said.items() if value}

    def _cover(self):
        """Return the cover that counts today, or the last one."""
        return self.env["credit.followup.insurance.cover"].search(
            [
                ("contract_id", "=", self.contract_id.id),
                ("partner_id", "=", self.partner_id.id),
                ("decision", "!=", "requested"),
                ("valid_from", "<=", fields.Date.context_today(self)),
            ],
            order="valid_from desc",
            limit=1,
        )

    def _case_profile(self):
        return Profile(contacts=True, bank_accounts=False, history=True, documents=True)

    def _case_message(self, moment, _state):
        sender = self.env["ir.config_parameter"].sudo().get_param("database.uuid") or ""
        sequence = self.file_count + 1
        code = self._case_agency()["code"]
        return {
            "id": message_id(sender, code, self.name, sequence),
            "created_at": f"{moment.isoformat(timespec='seconds')}Z",
            "sequence": sequence,
            "mode": "full",
            "sender": sender,
        }

    # === BUTTONS === #

    def action_make_notice(self):
        """Make the overdue notice; that it was sent is noted once it was."""
        return self._make_file(NOTICE)

    def action_make_claim(self):
        """Make the claim file, with the documents that prove the debt."""
        return self._make_file(CLAIM)

    def action_list_documents(self):
        """List the documents anew, as they were sent and signed."""
        self.check_access("read")
        self.env.user._followup_check("officer")
        self._choose_documents()
        return True

    def _make_file(self, kind):
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check_export()
        if not self._case_lines():
            raise UserError(self.env._("Nothing is open: there is nothing to tell."))
        if kind == CLAIM and not self.document_ids:
            self._choose_documents()
        try:
            export = files.make(self, kind)
        except RefusedError as error:
            raise UserError(str(error)) from error
        return export.sudo(False).action_download()

    def _layout_of(self, kind):
        """Return the layout of a file, of a notice or a claim.

        :raises UserError: if the contract names none
        """
        contract = self.contract_id
        layout = (
            contract.notice_layout_id if kind == NOTICE else contract.claim_layout_id
        )
        if not layout:
            raise UserError(
                self.env._(
                    "Choose the layouts of %(contract)s first.",
                    contract=contract.display_name,
                )
            )
        return layout
