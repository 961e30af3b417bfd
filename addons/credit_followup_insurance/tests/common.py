"""A contract, and customers who are covered by it."""

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import FollowupCase, day

LIMIT = 5000.0


@tagged("post_install", "-at_install")
class InsuranceCase(FollowupCase):
    """A contract of 60 days of extension, 75 to notify after the due date.

    Of an invoice that is due on day 0: the extension ends on day 60, it is notified by
    day 75, handed over by day 90 and filed by day 180; deliveries stop on day 61.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.customer.write({"vat": "BE0477472701", "phone": "+32 9 222 33 44"})
        cls.company.partner_id.write(
            {"street": "Rue Haute 1", "zip": "1000", "city": "Bruxelles"}
        )
        cls.Contract = cls.env["credit.followup.insurance.contract"]
        cls.Cover = cls.env["credit.followup.insurance.cover"]
        cls.Loss = cls.env["credit.followup.insurance.loss"]
        cls.manager.group_ids += cls.env.ref("credit_followup.group_export")
        cls.own = cls.company.currency_id
        cls.contract = cls.make_contract()

    @classmethod
    def make_contract(cls, company=None, **values):
        company = company or cls.company
        insurer = cls.env["res.partner"].create({"name": "Insurer", "is_company": True})
        return cls.Contract.create(
            {
                "name": "Our contract",
                "number": "P-1",
                "company_id": company.id,
                "partner_id": insurer.id,
                "currency_id": company.currency_id.id,
                "user_id": cls.manager.id,
                "with_tax": True,
                "extension_days": 60,
                "notify_days": 75,
                "notify_from": "due",
                "hand_over_days": 30,
                "file_days": 180,
                "waiting": 5,
                "days_before": 10,
                **values,
            }
        )

    def asked(self, partner=None, on=-100, contract=None, user=None):
        """Ask for a cover, as an officer does."""
        with self.on(on):
            return self.Cover.with_user(user or self.officer).create(
                {
                    "company_id": (contract or self.contract).company_id.id,
                    "contract_id": (contract or self.contract).id,
                    "partner_id": (partner or self.customer).id,
                    "requested_amount": LIMIT,
                    "valid_from": day(on),
                }
            )

    def decide(self, cover, decision, limit=0.0, on=-100, until=None, **values):
        """Note what the insurer decided, as an officer does."""
        with self.on(on):
            window = (
                self.env["credit.followup.insurance.decide"]
                .with_user(self.officer)
                .create(
                    {
                        "cover_id": cover.id,
                        "decision": decision,
                        "limit": limit,
                        "valid_from": day(on),
                        "valid_until": day(until) if until is not None else False,
                        "reference": "D-1",
                        **values,
                    }
                )
            )
            return self.Cover.browse(window.action_apply()["res_id"])

    def covered(self, limit=LIMIT, partner=None, **values):
        cover = self.asked(partner, contract=values.pop("contract", None))
        return self.decide(cover, "granted", limit, **values)

    def night(self, offset):
        """Let a night pass."""
        with self.on(offset):
            self.Run._cron_followup()

    def loss(self, partner=None):
        return self.Loss.search(
            [("partner_id", "=", (partner or self.customer).id)],
            order="id desc",
            limit=1,
        )

    def say(self, loss, what, on, user=None, **values):
        """Note what was done with a loss, or what the insurer said."""
        with self.on(on):
            window = (
                self.env["credit.followup.insurance.say"]
                .with_user(user or self.manager)
                .create({"loss_id": loss.id, "what": what, "on": day(on), **values})
            )
            window.action_apply()

    def stops(self, partner=None):
        return self.env["credit.followup.stop"].search(
            [
                ("partner_id", "=", (partner or self.customer).id),
                ("cause", "=", "insurer"),
                ("state", "=", "active"),
            ]
        )

    def with_accounts(self):
        """Give the contract what it needs to book."""
        account = self.env["account.account"]
        clearing, indemnity = account.create(
            [
                {
                    "name": "Insurer clearing",
                    "code": "416999",
                    "account_type": "asset_current",
                    "reconcile": True,
                },
                {
                    "name": "Indemnities",
                    "code": "749999",
                    "account_type": "income_other",
                },
            ]
        )
        journal = self.env["account.journal"].search(
            [("type", "=", "general"), ("company_id", "=", self.company.id)], limit=1
        )
        self.contract.write(
            {
                "clearing_account_id": clearing.id,
                "clearing_journal_id": journal.id,
                "indemnity_account_id": indemnity.id,
            }
        )
        return clearing, indemnity

    def balance(self, account):
        lines = self.env["account.move.line"].search(
            [("account_id", "=", account.id), ("parent_state", "=", "posted")]
        )
        return sum(lines.mapped("balance"))
