from odoo import api, fields, models


class CreditFollowupAddress(models.Model):
    """An e-mail address, or a number, from which a message of the company came back.

    Nothing is sent there until somebody says that it works again.
    """

    _name = "credit.followup.address"
    _description = "Address That Does Not Work"
    _inherit = ["credit.followup.guarded"]
    _order = "failed_on desc, id desc"
    _rec_name = "email"
    _check_company_auto = True

    email = fields.Char(string="Address", required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, readonly=True
    )
    delivery_id = fields.Many2one(
        "credit.followup.delivery",
        string="Came back from",
        readonly=True,
        check_company=True,
    )
    failed_on = fields.Date(string="Since", required=True, readonly=True)
    error = fields.Char(string="What the server said", readonly=True)
    active = fields.Boolean(
        string="Does not work",
        default=True,
        help="Archive it when the address works again.",
    )

    _email_uniq = models.UniqueIndex(
        "(company_id, email)", "This address is listed already."
    )

    def action_works_again(self):
        """Use the address again from the next message on."""
        self.env.user._followup_check("officer")
        self.check_access("read")
        self.sudo().active = False

    @api.model
    def _mark(self, mailed, emails, error):
        """Remember that nothing is sent to these addresses any more.

        :param mailed: what came back from there
        """
        known = self.with_context(active_test=False).search(
            [("company_id", "=", mailed.company_id.id), ("email", "in", emails)]
        )
        values = {
            "delivery_id": False,
            "failed_on": fields.Date.context_today(self),
            "error": error,
            "active": True,
            **mailed._came_back(),
        }
        known.write(values)
        self.create(
            [
                {**values, "company_id": mailed.company_id.id, "email": email}
                for email in emails
                if email not in known.mapped("email")
            ]
        )

    @api.model
    def _failed(self, company, emails):
        """Return those of the addresses to which the company sends nothing."""
        found = self.sudo().search(
            [("company_id", "in", company.ids), ("email", "in", list(emails))]
        )
        return set(found.mapped("email"))
